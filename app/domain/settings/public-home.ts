import type { Calendar } from '#app/domain/calendar/queries.server.ts'
import type { LocalizedText } from '#app/i18n/index.ts'

/** A phase on the line of the public page. */
export interface JourneyStep {
  title: LocalizedText
  objective: LocalizedText
  startsOn: string
  endsOn: string
  state: 'past' | 'current' | 'coming'
  /** How much of it is behind us, in whole percent. */
  done: number
  /** The present day is marked once, on the phase that began last. */
  today: boolean
}

/** A consultation that people may answer now. */
export interface OpenConsultation {
  title: LocalizedText
  minutes: number
  /** ISO instant. */
  closesAt: string
}

export interface PublicHome {
  steps: JourneyStep[]
  /** What comes next: a consultation that opens, else a milestone. */
  next: { kind: 'consultation' | 'milestone'; title: LocalizedText; on: string } | null
  open: OpenConsultation[]
}

/**
 * What the public page tells of where a démarche stands.
 * @param today YYYY-MM-DD on the territory's clock
 * @param open waves that are open and are no tests
 */
export function composePublicHome(
  calendar: Pick<Calendar, 'phases' | 'milestones' | 'consultations'>,
  open: readonly OpenConsultation[],
  today: string,
): PublicHome {
  const phases = [...calendar.phases].sort((a, b) => a.startsOn.localeCompare(b.startsOn))
  const current = phases.filter(({ state }) => state === 'current').at(-1)
  const coming = (days: readonly { title: LocalizedText; on: string }[]) =>
    days.filter(({ on }) => on > today).sort((a, b) => a.on.localeCompare(b.on))[0]
  const consultation = coming(calendar.consultations.map(({ title, opensOn }) => ({ title, on: opensOn })))
  const milestone = coming(calendar.milestones)
  return {
    steps: phases.map((phase) => ({
      title: phase.title,
      objective: phase.objective,
      startsOn: phase.startsOn,
      endsOn: phase.endsOn,
      state: phase.state,
      done: shareDone(phase.startsOn, phase.endsOn, today),
      today: phase === current,
    })),
    next: consultation
      ? { kind: 'consultation', ...consultation }
      : milestone
        ? { kind: 'milestone', title: milestone.title, on: milestone.on }
        : null,
    open: [...open],
  }
}

/** The part of a span of days that has passed, in whole percent. */
function shareDone(from: string, to: string, today: string): number {
  if (today <= from) return 0
  if (today >= to) return 100
  const day = (text: string) => Date.parse(`${text}T12:00:00Z`)
  return Math.round((100 * (day(today) - day(from))) / (day(to) - day(from)))
}
