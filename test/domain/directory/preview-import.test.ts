import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgentRow } from '#app/domain/directory/agent-row.ts'
import { offeredAnswers } from '#app/domain/directory/import-choices.ts'
import type { ImportPlan, KnownPerson } from '#app/domain/directory/import-plan.ts'
import { emptyPlan, previewImport } from '#app/domain/directory/preview-import.ts'
import { type ImportDecisions, noDecisions } from '#app/domain/directory/schema.ts'
import { readAgents } from './read-agents.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const employers = [
  { id: id(1), name: 'CC du Val d’Ambre', inseeCode: null, siren: '200000172' },
  { id: id(2), name: 'Ambreville', inseeCode: '01001', siren: null },
  { id: id(3), name: 'Saint-Éloi', inseeCode: '2A004', siren: null },
  { id: id(4), name: 'Pont-l’Abbé-d’Ambre', inseeCode: '01003', siren: null },
  { id: id(5), name: 'Les Ormes', inseeCode: '01004', siren: null },
]

let lastLine = 1
let lastId = 1000
function row(values: Partial<AgentRow>): AgentRow {
  return {
    line: ++lastLine,
    familyName: 'Martin',
    givenName: 'Jean',
    employer: 'Les Ormes',
    matricule: null,
    email: null,
    service: null,
    job: null,
    locale: null,
    main: false,
    reference: null,
    formulas: [],
    dates: [],
    cut: [],
    ...values,
  }
}

function preview(rows: AgentRow[], persons: KnownPerson[] = [], decisions: Partial<ImportDecisions> = {}) {
  return previewImport(rows, persons, employers, { ...noDecisions, ...decisions })
}

/** What the tables would hold after a plan. */
function write(persons: readonly KnownPerson[], plan: ImportPlan): KnownPerson[] {
  const fresh = () => id(++lastId)
  const after = structuredClone(persons) as KnownPerson[]
  const employments = () => after.flatMap((person) => person.employments)
  for (const move of plan.mainMoves) {
    for (const employment of after.find((person) => person.id === move.personId)?.employments ?? []) {
      employment.main = employment.id === move.employmentId
    }
  }
  for (const { employments: added, ...values } of plan.newPersons) {
    after.push({
      id: fresh(),
      ...values,
      employments: added.map(({ line: _line, ...rest }) => ({ id: fresh(), ...rest })),
    })
  }
  for (const { personId, line: _line, ...employment } of plan.additions) {
    after.find((person) => person.id === personId)?.employments.push({ id: fresh(), ...employment })
  }
  for (const change of plan.personChanges)
    Object.assign(after.find((person) => person.id === change.id) ?? {}, change)
  for (const change of plan.employmentChanges) {
    Object.assign(employments().find((employment) => employment.id === change.id) ?? {}, change)
  }
  // Identifiers are random: the directory comes back in any order.
  return after.toReversed()
}

function importAll(rows: AgentRow[], persons: KnownPerson[] = [], decisions: Partial<ImportDecisions> = {}) {
  return write(persons, preview(rows, persons, decisions).plan)
}

const statuses = (result: ReturnType<typeof preview>) => result.lines.map(({ status }) => status)

describe('a messy file', async () => {
  const { rows } = await readAgents(
    readFileSync(new URL('../../fixtures/directory/agents-windows-1252.csv', import.meta.url)),
  )
  const { lines, counts, unknownEmployers } = preview(rows)

  it('says of each line what becomes of it and why', () => {
    expect(lines.map(({ line, status, reasons }) => [line, status, reasons[0]?.code])).toEqual([
      [2, 'new', undefined],
      [3, 'new', undefined],
      [4, 'left-out', 'duplicate-line'],
      [5, 'new', undefined],
      [6, 'question', undefined],
      [7, 'new', undefined],
      [8, 'left-out', 'duplicate-line'],
      [9, 'left-out', 'formula'],
      [10, 'left-out', 'employer-unknown'],
      [11, 'left-out', 'email-invalid'],
      [13, 'new', undefined],
    ])
    expect(counts).toEqual({
      new: 5,
      changed: 0,
      unchanged: 0,
      leftOut: 5,
      questions: 1,
      persons: 5,
      personsWithoutEmail: 2,
      absent: 0,
      removed: 0,
      removedPersons: 0,
    })
  })

  it('proposes the nearest employer, asked once for all its lines', () => {
    expect(unknownEmployers).toMatchObject([{ key: 'les orme', lines: 1, nearest: { name: 'Les Ormes' } }])
    expect(statuses(preview(rows, [], { employers: { 'les orme': id(5) } }))[8]).toBe('new')
  })
})

describe('employers', () => {
  it.each([
    ['MAIRIE DE SAINT ELOI', id(3)],
    ['Commune de St-Éloi', id(3)],
    ['2a004', id(3)],
    ['200 000 172', id(1)],
    ["Pont l'Abbé d'Ambre", id(4)],
    ['Communauté de communes de l’Océan', null],
  ])('%s', (employer, expected) => {
    const [person] = preview([row({ employer })]).plan.newPersons
    expect(person?.employments[0]?.employerId ?? null).toBe(expected)
  })
})

describe('identity', () => {
  it('is the matricule, whatever else changes', () => {
    const persons = importAll([row({ matricule: '7', email: 'j@exemple.fr' })])
    const result = preview(
      [row({ matricule: '7', familyName: 'Martin-Roux', email: 'jr@exemple.fr' })],
      persons,
    )
    expect(result.lines[0]?.changes).toEqual([
      { field: 'familyName', from: 'Martin', to: 'Martin-Roux' },
      { field: 'email', from: 'j@exemple.fr', to: 'jr@exemple.fr' },
    ])
    expect(result.counts).toMatchObject({ new: 0, changed: 1 })
  })

  it('is never the address: two agents share a mailbox', () => {
    const shared = { email: 'voirie@exemple.fr' }
    expect(statuses(preview([row(shared), row({ ...shared, givenName: 'Ana' })]))).toEqual(['new', 'new'])
  })

  it('takes a matricule that arrives later', () => {
    const persons = importAll([row({})])
    const result = preview([row({ matricule: '9' })], persons)
    expect(result.lines[0]?.changes).toEqual([{ field: 'matricule', from: null, to: '9' }])
  })

  it('keeps both lines of one matricule and two names out', () => {
    const result = preview([row({ matricule: '1' }), row({ matricule: '1', givenName: 'Ana' })])
    expect(result.lines.map(({ reasons }) => reasons[0]?.code)).toEqual([
      'matricule-conflict',
      'matricule-conflict',
    ])
  })

  it('lets two matricules of one name be two agents', () => {
    expect(statuses(preview([row({ matricule: '1' }), row({ matricule: '2' })]))).toEqual(['new', 'new'])
  })

  it('leaves an agent her matricule: another one is another agent', () => {
    const persons = importAll([row({ matricule: '1' })])
    const result = preview([row({ matricule: '2' })], persons)
    expect(statuses(result)).toEqual(['new'])
    expect(result.plan.employmentChanges).toEqual([])
  })

  it('renames nobody when her lines contradict each other, and says so', () => {
    const both = [row({ matricule: '1' }), row({ employer: 'Ambreville' })]
    const merged = preview(both).proposals.map(({ key }) => key)
    const persons = importAll(both, [], { merged })
    const result = preview(
      [row({ matricule: '1', givenName: 'Ana' }), row({ employer: 'Ambreville' })],
      persons,
    )
    expect(result.plan.personChanges).toEqual([])
    expect(result.lines[0]?.notes).toEqual([{ code: 'name-kept', value: 'Jean Martin' }])
  })

  it('never erases with an empty cell', () => {
    const persons = importAll([row({ email: 'j@exemple.fr', service: 'Voirie', locale: 'en', main: true })])
    expect(statuses(preview([row({})], persons))).toEqual(['unchanged'])
  })
})

describe('two identical names at one employer without matricule', () => {
  const rows = [row({ service: 'Voirie' }), row({ service: 'Écoles' })]
  const key = preview(rows).lines[1]?.question?.key ?? ''

  it('are a line to resolve', () => {
    expect(preview(rows).lines[1]).toMatchObject({
      status: 'question',
      question: { kind: 'same-name', line: rows[0]?.line },
    })
  })

  it('may be one person: the second line is left out, and said', () => {
    const result = preview(rows, [], { answers: { [key]: 'same' } })
    expect(result.lines[1]).toMatchObject({ status: 'left-out', reasons: [{ code: 'same-person' }] })
  })

  it('may be two persons, recognised the next time by what differs', () => {
    const persons = importAll(rows, [], { answers: { [key]: 'different' } })
    expect(persons).toHaveLength(2)
    expect(statuses(preview(rows.toReversed(), persons))).toEqual(['unchanged', 'unchanged'])
    const moved = preview([rows[0] as AgentRow, row({ service: 'Parcs' })], persons)
    expect(moved.lines[1]?.changes).toEqual([{ field: 'service', from: 'Écoles', to: 'Parcs' }])
  })

  it('asks which one, when the directory has two and the line says neither', () => {
    const persons = importAll(rows, [], { answers: { [key]: 'different' } })
    const unknown = row({ service: 'Parcs' })
    const asked = preview([unknown], persons).lines[0]
    expect(asked).toMatchObject({ status: 'question', question: { kind: 'which' } })
    const chosen = asked?.question?.candidates[1]?.employmentId ?? ''
    const answered = preview([unknown], persons, { answers: { [asked?.question?.key ?? '']: chosen } })
    expect(answered.plan.employmentChanges).toMatchObject([{ id: chosen, service: 'Parcs' }])
  })
})

describe('the same name at two employers', () => {
  const rows = [row({ email: 'a@exemple.fr' }), row({ employer: 'Ambreville', email: 'b@exemple.fr' })]

  it('is proposed as one person, and not merged unless ticked', () => {
    const result = preview(rows)
    expect(result.proposals).toMatchObject([
      { ticked: false, employers: [{ name: 'Les Ormes' }, { name: 'Ambreville' }] },
    ])
    expect(result.plan.newPersons).toHaveLength(2)
  })

  it('once ticked is one person, counted where her first line is', () => {
    const merged = preview(rows).proposals.map(({ key }) => key)
    const { plan } = preview(rows, [], { merged })
    expect(plan.newPersons).toMatchObject([
      {
        email: 'a@exemple.fr',
        employments: [
          { employerId: id(5), main: true },
          { employerId: id(2), main: false },
        ],
      },
    ])
  })

  it('counts her where the file says her main employer is', () => {
    const said = [rows[0] as AgentRow, row({ employer: 'Ambreville', main: true })]
    const merged = preview(said).proposals.map(({ key }) => key)
    const mains = preview(said, [], { merged }).plan.newPersons[0]?.employments.map(({ main }) => main)
    expect(mains).toEqual([false, true])
  })

  it('joins a person the directory knows, only when ticked', () => {
    const persons = importAll([rows[0] as AgentRow])
    const second = [rows[1] as AgentRow]
    const { proposals, plan } = preview(second, persons)
    expect(plan.additions).toEqual([])
    const joined = preview(second, persons, { merged: proposals.map(({ key }) => key) })
    expect(joined.plan.newPersons).toEqual([])
    expect(joined.plan.additions).toMatchObject([{ personId: persons[0]?.id, main: false }])
  })

  it('moves the main employment of a known person and keeps one', () => {
    const merged = preview(rows).proposals.map(({ key }) => key)
    const persons = importAll(rows, [], { merged })
    const after = importAll([row({ employer: 'Ambreville', main: true })], persons)
    expect(after[0]?.employments.map(({ employerId, main }) => [employerId, main])).toEqual([
      [id(5), false],
      [id(2), true],
    ])
  })
})

it('keeps the language of a line it does not understand, and says so', () => {
  const result = preview([row({ locale: 'breton' }), row({ givenName: 'Ana', locale: 'Anglais' })])
  expect(result.lines[0]).toMatchObject({ status: 'new', notes: [{ code: 'language-unknown' }] })
  expect(result.plan.newPersons.map(({ locale }) => locale)).toEqual(['fr', 'en'])
})

it('forgets no line, and the same file twice changes nothing', () => {
  const cell = (...values: string[]) => fc.constantFrom(...values)
  const anyRow = fc.record({
    familyName: cell('Martin', 'MARTIN', 'Roux', ''),
    givenName: cell('Jean', 'Ana'),
    employer: cell('Les Ormes', 'Ambreville', 'Saint-Éloi', 'Les Orm', 'x'),
    matricule: fc.option(cell('1', '2', '3'), { freq: 3 }),
    email: fc.option(cell('a@exemple.fr', 'b@exemple.fr', 'faux')),
    service: fc.option(cell('Voirie', 'Écoles')),
    locale: fc.option(cell('fr', 'en', 'zz')),
    main: fc.boolean(),
  })
  const decide = (
    rows: AgentRow[],
    persons: KnownPerson[],
    ticks: boolean[],
    answers: ImportDecisions['answers'],
  ) => {
    let decisions: ImportDecisions = { ...noDecisions, answers }
    for (let round = 0; round <= rows.length; round++) {
      const { lines, proposals } = preview(rows, persons, decisions)
      const merged = proposals.filter((_, index) => ticks[index % ticks.length]).map(({ key }) => key)
      const open = lines.flatMap(({ question }) => (question && !question.answer ? [question] : []))
      const said = open.map((question, index) => {
        const choices = offeredAnswers(question)
        return [question.key, choices[(index + round + ticks.length) % choices.length] ?? 'same']
      })
      decisions = { ...decisions, merged, answers: { ...decisions.answers, ...Object.fromEntries(said) } }
      if (said.length === 0) return decisions
    }
    throw new Error('Questions without end')
  }
  fc.assert(
    fc.property(
      fc.array(fc.array(anyRow, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
      (files, ticks) => {
        let persons: KnownPerson[] = []
        for (const file of files) {
          const rows = file.map((values, index) => row({ ...values, line: index + 2 }))
          const decisions = decide(rows, persons, ticks, {})
          const first = preview(rows, persons, decisions)
          const { counts } = first
          expect(counts.questions).toBe(0)
          expect(counts.new + counts.changed + counts.unchanged + counts.leftOut).toBe(rows.length)
          persons = write(persons, first.plan)
          for (const person of persons) expect(person.employments.filter(({ main }) => main)).toHaveLength(1)
          const numbers = persons.flatMap(({ employments }) =>
            employments.flatMap(({ employerId, matricule }) =>
              matricule ? [`${employerId} ${matricule}`] : [],
            ),
          )
          expect(new Set(numbers).size).toBe(numbers.length)
          const again = preview(rows, persons, { ...decisions, merged: [] })
          expect(again.plan).toEqual(emptyPlan())
          expect(again.counts).toMatchObject({ new: 0, changed: 0 })
        }
      },
    ),
    { numRuns: 400 },
  )
})
