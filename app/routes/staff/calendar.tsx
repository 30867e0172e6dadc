import { Link, useLoaderData, useParams } from '@remix-run/react'
import { MeetingDates, PhaseDates } from '#app/components/ui/calendar-list.tsx'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { Timeline } from '#app/components/ui/timeline.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { dayAt } from '#app/domain/calendar/days.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { phaseDeliverables } from '#app/domain/calendar/template-words.ts'
import { lateConsultations, layOutTimeline } from '#app/domain/calendar/timeline.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('calendar:title')

export const loader = staffLoader('process.read', async ({ ctx, params }) => {
  const processId = params.processId!
  const { kind, months, launchOn, archivedAt } = await getProcess(ctx, processId)
  const calendar = await getCalendar(ctx, processId)
  const today = dayAt(ctx.now())
  return {
    ...{ kind, months, launchOn, today, calendar },
    phases: calendar.phases.map((phase) => ({ ...phase, deliverables: phaseDeliverables(phase.code, kind) })),
    line: layOutTimeline(calendar, today),
    late: lateConsultations(calendar),
    mayEdit: may(ctx.actor, 'process.edit', processId) && !archivedAt,
    mayArchive: may(ctx.actor, 'process.archive', processId),
  }
})

export default function CalendarPage() {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { kind, months, launchOn, calendar, phases, line, late, today, mayEdit, mayArchive } =
    useLoaderData<typeof loader>()
  const home = `/demarches/${useParams().processId}`
  const { milestones, consultations, meetings } = calendar
  const words = { kind: t(`calendar:kind.${kind}`), months, date: format.date(launchOn, 'short') }
  return (
    <>
      <PageHeader title={t('calendar:title')} />
      <div className="tight">
        <p className="lede">{t('calendar:lede', words)}</p>
        <WhereWeAre />
      </div>
      {kind === 'pooling' || kind === 'mid_term_revision' ? null : (
        <Notice title={t('calendar:kindDelays')} />
      )}
      {late.length ? (
        <Notice title={t('calendar:late')}>
          <ul>
            {consultations
              .filter(({ code }) => late.includes(code))
              .map(({ id, title }) => (
                <li key={id}>{title[locale]}</li>
              ))}
          </ul>
        </Notice>
      ) : null}
      {line ? (
        <Timeline line={line} phases={phases} named={consultations} />
      ) : (
        <p className="lede">{t('calendar:empty')}</p>
      )}
      <p className="actions">
        <a href={`${home}/calendrier.ics`}>{t('calendar:ics')}</a>
        <Link to={`${home}/calendrier/periodes-fermees`}>{t('calendar:closedLink')}</Link>
        {mayEdit ? <Link to={`${home}/corriger`}>{t('calendar:editLink')}</Link> : null}
        {mayArchive ? <Link to={`${home}/archiver`}>{t('calendar:archiveLink')}</Link> : null}
      </p>
      <section className="section" aria-labelledby="dates">
        <h2 id="dates">{t('calendar:list')}</h2>
        {phases.map((phase) => (
          <PhaseDates
            key={phase.code}
            phase={phase}
            milestones={milestones.filter((each) => each.phase === phase.code)}
            consultations={consultations.filter((each) => each.phase === phase.code)}
            home={home}
            mayMove={mayEdit}
          />
        ))}
      </section>
      <MeetingDates meetings={meetings} today={today} />
    </>
  )
}

/** The phases under way and the next date, in words. */
function WhereWeAre() {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { calendar, phases } = useLoaderData<typeof loader>()
  const current = phases.filter(({ state }) => state === 'current')
  const next = [
    ...calendar.milestones.map(({ on, title, state }) => ({ on, title, state })),
    ...calendar.consultations.map(({ opensOn, title, state }) => ({ on: opensOn, title, state })),
  ]
    .filter(({ state }) => state === 'coming')
    .sort((a, b) => a.on.localeCompare(b.on))[0]
  return (
    <p>
      {current.length
        ? t('calendar:nowPhases', {
            count: current.length,
            names: current.map(({ title }) => title[locale]).join(', '),
          })
        : null}{' '}
      {next ? t('calendar:nextDate', { what: next.title[locale], date: format.date(next.on) }) : null}
    </p>
  )
}
