import { describe, expect, it } from 'vitest'
import { composePublicHome } from '#app/domain/settings/public-home.ts'

const text = (fr: string) => ({ fr, en: fr })
type Calendar = Parameters<typeof composePublicHome>[0]

function phase(code: string, startsOn: string, endsOn: string, state: 'past' | 'current' | 'coming') {
  return { id: code, code, title: text(code), objective: text(''), startsOn, endsOn, state }
}

const calendar: Calendar = {
  phases: [
    phase('P2', '2026-11-01', '2026-12-31', 'current'),
    phase('P1', '2026-10-01', '2026-11-30', 'current'),
    phase('P0', '2026-08-01', '2026-10-01', 'past'),
    phase('P3', '2027-01-01', '2027-03-01', 'coming'),
  ],
  milestones: [{ id: 'm', code: 'M2', phase: 'P2', title: text('Jalon'), on: '2026-11-25', state: 'coming' }],
  consultations: [],
}
const planned = (title: string, opensOn: string): Calendar['consultations'][number] => ({
  ...{ id: title, code: title, phase: 'P2', title: text(title), audience: 'agents', instrument: null },
  ...{ opensOn, closesOn: '2027-02-01', state: 'coming', wave: null },
})

describe('where a démarche stands', () => {
  it('is told phase by phase, in the order of their days, with the present day once', () => {
    const { steps } = composePublicHome(calendar, [], '2026-11-20')
    expect(steps.map(({ title, done, today }) => [title.fr, done, today])).toEqual([
      ['P0', 100, false],
      ['P1', 83, false],
      ['P2', 32, true],
      ['P3', 0, false],
    ])
  })

  it('says what opens next, else the next milestone, else nothing', () => {
    const consultations = [
      planned('Tard', '2027-01-12'),
      planned('Bientôt', '2026-12-01'),
      planned('Hier', '2026-11-19'),
    ]
    const next = (input: Partial<Calendar>, today: string) =>
      composePublicHome({ ...calendar, ...input }, [], today).next
    expect(next({ consultations }, '2026-11-20')).toEqual({
      kind: 'consultation',
      title: text('Bientôt'),
      on: '2026-12-01',
    })
    expect(next({}, '2026-11-20')).toEqual({ kind: 'milestone', title: text('Jalon'), on: '2026-11-25' })
    expect(next({ consultations }, '2027-06-01')).toBeNull()
  })
})
