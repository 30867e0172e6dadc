import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#app/domain/accounts/permissions.ts'
import type { ComparisonContent } from '#app/domain/results/comparison-content.ts'
import { takeComparison } from '#app/domain/results/comparison-files.server.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { getComparison, listComparableWaves } from '#app/domain/results/get-comparison.server.ts'
import { publishResults } from '#app/domain/results/publish-results.server.ts'
import { getResults } from '#app/domain/results/queries.server.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import { type Demarche, type Holder, makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { closedAt, makeClosedWave } from './closed-wave.ts'
import { employerTree, groupName } from './employer-wave.ts'
import { barometerRows, withPeople } from './published-wave.ts'

const now = () => closedAt
const barometer = readQuestionnaire(instruments['barometre-agents'].definition)
const names = ['Val d’Ambre', 'Ambreville', 'Les Ormes', 'Montclair']
const segments: Record<string, string> = { 'Val d’Ambre': 'epci', Ambreville: 'central_commune' }
let database: TestDatabase
let demarche: Demarche
let pilot: Holder
let waveIds: string[]

const holder = (role: Role, ...employers: string[]): Promise<Holder> =>
  makeHolder(database.db, now, {
    processId: demarche.processId,
    role,
    employerIds: employers.map((name) => demarche.employers[name]!),
  })

/** Two waves with both classes of people, the first one published. */
beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database
  demarche = await makeDemarche(db, now)
  pilot = await holder('pilot')
  const { processId } = demarche
  for (const employer_id of Object.values(demarche.employers)) {
    const person = {
      process_id: processId,
      family_name: 'A',
      given_name: 'A',
      email: null,
      locale: 'fr' as const,
    }
    const { id } = await db.insertInto('persons').values(person).returning('id').executeTakeFirstOrThrow()
    await db
      .insertInto('employments')
      .values({ process_id: processId, person_id: id, employer_id, main: true })
      .execute()
  }
  const employers = names.map((name) => ({
    id: demarche.employers[name]!,
    name,
    segment: segments[name] ?? 'other_communes',
  }))
  const tree = withPeople(employerTree(employers), barometer)
  const tallies = barometerRows(barometer, tree)
  waveIds = [
    await makeClosedWave(db, processId, { tree, tallies }),
    await makeClosedWave(db, processId, { tree, tallies }),
  ]
  for (const waveId of waveIds) await freezeResults(pilot.ctx, { waveId })
}, 60_000)
afterAll(() => database.close())

async function compare({ ctx }: Holder): Promise<ComparisonContent | null> {
  return getComparison(ctx, { processId: demarche.processId, waveIds })
}

async function publish(waveId: string): Promise<void> {
  const { processId } = demarche
  const found = (await listComparableWaves(pilot.ctx, processId)).find((wave) => wave.waveId === waveId)!
  await publishResults(pilot.ctx, { processId, resultsId: found.resultsId })
}

const groupsOf = ({ themes, questions, participation }: ComparisonContent) =>
  new Set(
    [...themes, ...questions, { groups: participation, segments: [] }]
      .flatMap(({ groups, segments }) => [...groups, ...segments])
      .map(({ group }) => group.fr),
  )

describe('the comparison of two waves', () => {
  it('is the committee’s only once both are published, and the pilot’s before', async () => {
    const committee = await holder('steering_committee')
    expect(await compare(committee)).toBeNull()
    await publish(waveIds[0]!)
    expect(await compare(committee)).toBeNull()
    const early = await compare(pilot)
    expect(early!.waves.map(({ waveId }) => waveId).sort()).toEqual([...waveIds].sort())
    await publish(waveIds[1]!)
    expect(await compare(committee)).toEqual(early)
  })

  it('takes no wave of another démarche, no trial and nothing that is no wave', async () => {
    const { db } = database
    const other = await makeHolder(db, now, { ...(await makeDemarche(db, now)), role: 'pilot' })
    const input = { processId: demarche.processId, waveIds }
    await expect(getComparison(other.ctx, input)).resolves.toBeNull()
    expect(await getComparison(pilot.ctx, { ...input, waveIds: [waveIds[0]!, 'x', waveIds[0]!] })).toBeNull()
    const trial = await makeClosedWave(db, demarche.processId)
    await db.updateTable('waves').set({ test: true }).where('id', '=', trial).execute()
    await freezeResults(pilot.ctx, { waveId: trial })
    const compared = await getComparison(pilot.ctx, { ...input, waveIds: [...waveIds, trial] })
    expect(compared!.waves).toHaveLength(2)
  })

  it('gives human resources the groups that the results of each wave show them', async () => {
    const whole = (await compare(pilot))!
    const holds = (groups: Set<string>, name: string) =>
      [...groups].some((group) => group.includes(groupName(name)))
    for (const name of names) expect(holds(groupsOf(whole), name)).toBe(true)
    const mine = await holder('human_resources', 'Montclair')
    const compared = (await compare(mine))!
    const groups = groupsOf(compared)
    expect(groups).toContain(groupName('Montclair'))
    for (const other of names.slice(0, 3)) expect(holds(groups, other)).toBe(false)
    expect(compared.extract).toBe(true)
    const taken = { processId: demarche.processId, content: compared, locale: 'fr' } as const
    const csv = Buffer.from(await takeComparison(mine.ctx, { ...taken, file: 'csv' })).toString('utf8')
    const pdf = await readPdf(await takeComparison(mine.ctx, { ...taken, file: 'pdf' }))
    for (const file of [csv, pdf.pages.join('')]) {
      expect(squeezed(file)).toContain(squeezed(groupName('Montclair')))
      for (const other of names.slice(0, 3)) expect(squeezed(file)).not.toContain(squeezed(groupName(other)))
    }
    const { rows } = await sql<{ details: unknown }>`
      select details from journal where action = 'results.compared' order by details->>'format'`.execute(
      database.db,
    )
    expect(rows.map(({ details }) => details)).toEqual([
      { label: 'T0 · T0', format: 'CSV' },
      { label: 'T0 · T0', format: 'PDF' },
    ])
    expect(compared.themes.map(({ waves }) => waves)).toEqual(whole.themes.map(({ waves }) => waves))
    expect(compared.people).not.toBeNull()
  })

  it('gives three employers of four the territory alone, the classes of people being no employer', async () => {
    const three = await holder('human_resources', 'Montclair', 'Ambreville', 'Les Ormes')
    expect([...groupsOf((await compare(three))!)]).toEqual([])
    const [first] = await listComparableWaves(three.ctx, demarche.processId)
    const { resultsId } = first!
    const { content } = await getResults(three.ctx, { processId: demarche.processId, resultsId })
    const shown = content.themes.flatMap((theme) => theme.items.flatMap((item) => item.groups))
    expect(new Set(shown.map(({ group }) => group.fr))).toEqual(new Set(['Tout le territoire']))
  })
})
