import { Link } from '@remix-run/react'
import type {
  CalendarConsultation,
  CalendarMeeting,
  CalendarMilestone,
  CalendarPhase,
} from '#app/domain/calendar/queries.server.ts'
import { meetingKind } from '#app/domain/calendar/template.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'

interface PhaseProps {
  phase: CalendarPhase & { deliverables: LocalizedText }
  milestones: readonly CalendarMilestone[]
  consultations: readonly CalendarConsultation[]
  home: string
  mayMove: boolean
}

/** A phase in words: its days, its purpose, what happens in it and what it produces. */
export function PhaseDates({ phase, milestones, consultations, home, mayMove }: PhaseProps) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const title = phase.title[locale]
  const days = { from: format.date(phase.startsOn, 'short'), to: format.date(phase.endsOn, 'short') }
  const dates = [
    ...consultations.map((each) => ({ on: each.opensOn, kind: 'consultation' as const, each })),
    ...milestones.map((each) => ({ on: each.on, kind: 'milestone' as const, each })),
  ].sort((a, b) => a.on.localeCompare(b.on))
  return (
    <section className="section phase-dates" id={phase.code} aria-labelledby={`${phase.code}-title`}>
      <div className="actions">
        <h3 id={`${phase.code}-title`}>{title}</h3>
        {phase.state === 'current' ? <span className="tag">{t('calendar:stateLabel.current')}</span> : null}
        {mayMove ? <MoveLink home={home} id={phase.id} what={title} /> : null}
      </div>
      <p>
        {capital(t('calendar:fromTo', days))}. {phase.objective[locale]}
      </p>
      <ul className="todo">
        {dates.map(({ kind, each }) => (
          <li key={each.id}>
            {kind === 'consultation' ? (
              <ConsultationDates consultation={each} />
            ) : (
              <MilestoneDate milestone={each} />
            )}
            {mayMove && !isFixed(each) ? (
              <MoveLink home={home} id={each.id} what={each.title[locale]} />
            ) : null}
          </li>
        ))}
      </ul>
      <p className="quiet small">
        {t('calendar:deliverables', { list: format.series(phase.deliverables[locale].split('\n')) })}
      </p>
    </section>
  )
}

/** A launched wave keeps its days; what stays open to the end has none of its own. */
function isFixed(entry: CalendarConsultation | CalendarMilestone): boolean {
  return entry.code === 'questions' || ('wave' in entry && entry.wave?.launched === true)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function MoveLink({ home, id, what }: { home: string; id: string; what: string }) {
  const t = useT()
  return (
    <Link
      className="move"
      to={`${home}/calendrier/${id}/deplacer`}
      aria-label={t('calendar:moveWhat', { what })}
    >
      {t('calendar:move')}
    </Link>
  )
}

function MilestoneDate({ milestone }: { milestone: CalendarMilestone }) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  return (
    <>
      <span className="quiet">{format.date(milestone.on, 'short')}</span>
      <span>
        <strong>{milestone.title[locale]}</strong>{' '}
        <span className="quiet small">
          {t('calendar:milestoneWord')}, {t(`calendar:milestoneState.${milestone.state}`)}
        </span>
      </span>
    </>
  )
}

function ConsultationDates({ consultation }: { consultation: CalendarConsultation }) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { opensOn, closesOn, title, audience, wave, state } = consultation
  const days = { from: format.date(opensOn, 'short'), to: format.date(closesOn, 'short') }
  const stand = wave?.launched
    ? t(`calendar:held.${state}`)
    : t(wave ? 'calendar:drafted' : `calendar:planned.${state}`)
  return (
    <>
      <span className="quiet">{t('calendar:fromTo', days)}</span>
      <span>
        {title[locale]}{' '}
        <span className="quiet small">
          {t(`calendar:audience.${audience}`)}, {stand}
        </span>
      </span>
    </>
  )
}

/** The meetings of a démarche, each kind once, with its days. */
export function MeetingDates({ meetings, today }: { meetings: readonly CalendarMeeting[]; today: string }) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const kinds = new Map<string, CalendarMeeting[]>()
  for (const meeting of meetings) {
    const kind = meetingKind(meeting.code)
    kinds.set(kind, [...(kinds.get(kind) ?? []), meeting])
  }
  return (
    <section className="section" aria-labelledby="meetings">
      <h2 id="meetings">{t('calendar:meetings')}</h2>
      {[...kinds].map(([kind, dates]) => (
        <div className="tight" key={kind}>
          <h3>{dates[0]!.title[locale]}</h3>
          <ul className="columns">
            {dates.map(({ id, on }) => (
              <li key={id} className={on < today ? 'quiet' : undefined}>
                {format.date(on, 'short')}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
