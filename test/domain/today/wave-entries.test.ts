import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Wave } from '#app/domain/consultations/queries.server.ts'
import { byUrgency, entry, type TodoEntry, type TodoKind } from '#app/domain/today/todo-entry.ts'
import { type WaveLife, waveEntries } from '#app/domain/today/wave-entries.ts'

const opensAt = new Date('2027-03-02T08:00:00Z')
const closesAt = new Date('2027-03-23T17:00:00Z')
const during = new Date('2027-03-10T10:00:00Z')

function wave(more: Partial<Wave>): Wave {
  const phases = { label: 'T1', id: 'w', phase: 'open', test: false, launchProblem: null, opensAt, closesAt }
  return { ...phases, ...more } as Wave
}

const quiet: WaveLife = {
  refused: 0,
  unsent: 0,
  paused: false,
  suspended: false,
  linksLost: false,
  addendaRefused: 0,
  reminders: [],
  replaced: false,
  results: null,
}

const kinds = (entries: TodoEntry[]) => entries.map(({ kind }) => kind)
const of = (more: Partial<Wave>, life: Partial<WaveLife> = {}, now = during) =>
  waveEntries(wave(more), { ...quiet, ...life }, now)
const daysBefore = (date: Date, days: number) => new Date(date.getTime() - days * 86_400_000)

describe('a draft', () => {
  it.each([
    [8, 'draft', 'dated', '/vagues/w/preparer'],
    [6.9, 'launch', 'dated', '/vagues/w/lancer'],
    [0.01, 'launch', 'dated', '/vagues/w/lancer'],
    [0, 'overdue', 'late', '/vagues/w/dates'],
    [-3, 'overdue', 'late', '/vagues/w/dates'],
  ])('%d days before its opening', (days, kind, urgency, path) => {
    expect(of({ phase: 'draft' }, {}, daysBefore(opensAt, days))).toMatchObject([
      { kind, urgency, path, label: 'T1', on: '2027-03-02T08:00:00.000Z' },
    ])
  })

  it('without dates is to be finished, at once', () => {
    expect(of({ phase: 'draft', opensAt: null })).toMatchObject([{ kind: 'draft', urgency: 'now', on: null }])
  })

  it('whose launch stopped says why, and nothing else', () => {
    const launchProblem = 'launch.mail-refused'
    for (const phase of ['draft', 'launching'] as const) {
      expect(of({ phase, launchProblem })).toMatchObject([
        { kind: 'problem', urgency: 'late', reason: launchProblem, path: '/vagues/w' },
      ])
    }
    expect(of({ phase: 'open', launchProblem })).toEqual([])
  })
})

describe('a cancelled wave', () => {
  const cancelled = (life: Partial<WaveLife>, now: Date, test = false) =>
    kinds(of({ phase: 'cancelled', test }, life, now))

  it('may be prepared again until its close would have come, unless it was, or was a test', () => {
    expect(cancelled({}, during)).toEqual(['cancelled'])
    expect(cancelled({ replaced: true }, during)).toEqual([])
    expect(cancelled({}, closesAt)).toEqual([])
    expect(cancelled({}, during, true)).toEqual([])
    expect(cancelled({ addendaRefused: 1 }, during)).toEqual(['addendum', 'cancelled'])
  })
})

describe('a wave whose key three people share', () => {
  const shared = (more: Partial<Wave>, now: Date) => of({ level: 2, ...more }, {}, now)

  it('is followed while they prepare its launch, and needs other dates once its hour has passed', () => {
    const launching = { phase: 'launching', state: 'launching' } as const
    const [early, late] = [shared(launching, daysBefore(opensAt, 1)), shared(launching, opensAt)]
    expect(early).toMatchObject([{ kind: 'ceremony', urgency: 'dated', path: '/vagues/w/depositaires' }])
    expect(late).toMatchObject([{ kind: 'ceremonyLate', urgency: 'late' }])
    expect(of({ ...launching, level: 1 })).toEqual([])
  })

  it('waits for two of them at the close, at once', () => {
    const counting = { phase: 'counting', state: 'closing' } as const
    expect(shared(counting, closesAt)).toMatchObject([{ kind: 'trustees', urgency: 'late' }])
  })
})

describe('an open wave', () => {
  it('asks for nothing by itself, and never for more answers', () => {
    expect(of({})).toEqual([])
    expect(of({ ballots: 0 })).toEqual([])
    expect(of({ ballots: 3, totalAt: during })).toEqual([])
  })

  it.each<[Partial<WaveLife>, TodoKind, number]>([
    [{ suspended: true }, 'suspended', 0],
    [{ linksLost: true }, 'linksLost', 0],
    [{ suspended: true, linksLost: true }, 'suspended', 0],
    [{ refused: 3 }, 'refused', 3],
    [{ paused: true, unsent: 40 }, 'paused', 40],
    [{ addendaRefused: 2 }, 'addendum', 2],
  ])('holds people up: %o', (life, kind, count) => {
    expect(of({}, life)).toMatchObject([{ kind, urgency: 'late', count }])
  })

  it('paused with nothing left to send asks for nothing', () => {
    expect(of({}, { paused: true, unsent: 0 })).toEqual([])
    expect(kinds(of({ phase: 'scheduled' }, { paused: true }))).toEqual(['paused'])
  })

  it('speaks of a reminder two days before it leaves, not earlier, not after', () => {
    const reminders = [{ dueAt: new Date('2027-03-16T08:00:00Z') }]
    const at = (days: number) => of({}, { reminders }, daysBefore(reminders[0]!.dueAt, days))
    expect(at(2.1)).toEqual([])
    expect(at(1.9)).toMatchObject([{ kind: 'reminder', urgency: 'dated', on: '2027-03-16T08:00:00.000Z' }])
    expect(at(0)).toEqual([])
  })

  it('says three days ahead that it ends', () => {
    expect(of({}, {}, daysBefore(closesAt, 3.1))).toEqual([])
    expect(of({}, {}, daysBefore(closesAt, 2.9))).toMatchObject([{ kind: 'closing', urgency: 'dated' }])
  })
})

describe('afterwards', () => {
  it('an urn that nobody opens is noticed after an hour', () => {
    const at = (minutes: number) =>
      kinds(of({ phase: 'counting' }, {}, new Date(closesAt.getTime() + minutes * 60_000)))
    expect(at(16)).toEqual([])
    expect(at(74)).toEqual([])
    expect(at(75)).toEqual(['stuck'])
  })

  it('results wait to be published, except of a test', () => {
    const results = { id: 'r', publishedOn: null }
    expect(of({ phase: 'closed' }, { results })).toMatchObject([{ kind: 'results', path: '/resultats/r' }])
    expect(of({ phase: 'closed', test: true }, { results })).toEqual([])
    expect(of({ phase: 'closed' }, { results: { id: 'r', publishedOn: '2027-03-24' } })).toEqual([])
    expect(of({ phase: 'closed' })).toEqual([])
  })

  it('what was refused while it was open is not asked for any more, an addendum is', () => {
    for (const phase of ['closed', 'cancelled'] as const) {
      const ended = { replaced: true }
      expect(of({ phase }, { ...ended, refused: 3, paused: true, unsent: 4, suspended: true })).toEqual([])
      expect(kinds(of({ phase }, { ...ended, addendaRefused: 1 }))).toEqual(['addendum'])
    }
  })
})

it('leads only to pages that exist', () => {
  const listed: string[] = JSON.parse(fs.readFileSync('test/guards/urls.json', 'utf8'))
  const base = '/demarches/:processId'
  const pages = listed.filter((url) => url.startsWith(base)).map((url) => url.slice(base.length))
  const phases = ['draft', 'launching', 'scheduled', 'open', 'counting', 'closed', 'cancelled'] as const
  const life: WaveLife = {
    ...{ refused: 1, unsent: 1, paused: true, suspended: true, linksLost: true, addendaRefused: 1 },
    replaced: false,
    reminders: [{ dueAt: new Date(closesAt.getTime() - 3_600_000) }],
    results: { id: 'r', publishedOn: null },
  }
  const moments = [
    daysBefore(opensAt, 9),
    daysBefore(opensAt, 1),
    during,
    daysBefore(closesAt, 0.5),
    closesAt,
  ]
  const entries = phases.flatMap((phase) =>
    moments.flatMap((moment) => [
      ...of({ phase }, life, new Date(moment.getTime() + 1)),
      ...of({ phase, launchProblem: 'launch.mail-refused' }, life, moment),
    ]),
  )
  const paths = new Set(
    entries.map(({ path }) =>
      path
        .replace(/[#?].*/, '')
        .replace('/vagues/w', '/vagues/:waveId')
        .replace('/resultats/r', '/resultats/:resultsId'),
    ),
  )
  expect(paths.size).toBeGreaterThanOrEqual(7)
  expect([...paths].filter((path) => !pages.includes(path))).toEqual([])
})

it('puts what is late first, then what can be done now, then by day, then what nothing waits for', () => {
  const made = [
    entry('publicPage', '/p', { urgency: 'free' }),
    entry('closing', '/c', { urgency: 'dated', day: '2027-03-23' }),
    entry('reminder', '/r', { urgency: 'dated', day: '2027-03-16' }),
    entry('results', '/x'),
    entry('refused', '/a', { urgency: 'late' }),
    entry('suspended', '/s', { urgency: 'late' }),
  ]
  const wanted = ['suspended', 'refused', 'results', 'reminder', 'closing', 'publicPage']
  expect(kinds(made.toSorted(byUrgency))).toEqual(wanted)
  expect(kinds(made.toReversed().toSorted(byUrgency))).toEqual(wanted)
})
