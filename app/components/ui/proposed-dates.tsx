import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import type { PlannedDates } from '#app/domain/consultations/planned-dates.server.ts'
import type { MovedDate } from '#app/domain/consultations/propose-dates.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'

/** Which consultation of the calendar a wave holds, the dates proposed for it, and why they are not the planned ones. */
export function ProposedDates(props: {
  calendar: PlannedDates
  /** Days as the draft has them. */
  current: { opensOn: string; closesOn: string }
}) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { planned, proposed, shortest } = props.calendar
  const taken = proposed.opensOn === props.current.opensOn && proposed.closesOn === props.current.closesOn
  const span = { opens: format.date(proposed.opensOn), closes: format.date(proposed.closesOn) }
  return (
    <div className="stack">
      <p>
        {planned
          ? t('prepare:datesPlanned', {
              title: planned.title[locale],
              opens: format.date(planned.opensOn),
              closes: format.date(planned.closesOn),
            })
          : t('prepare:datesUnplanned')}{' '}
        {t('prepare:datesProposed', span)} {taken ? t('prepare:datesTaken') : null}
      </p>
      {proposed.moved.length ? (
        <section className="tight" aria-labelledby="why">
          <h2 id="why">{t('prepare:datesWhy')}</h2>
          <ul>
            {proposed.moved.map((moved) => (
              <li key={`${moved.end} ${moved.why}`}>
                <Reason moved={moved} weeks={shortest} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {taken ? null : (
        <Form method="post">
          <SubmitButton label={t('prepare:datesTake')} name="intent" value="proposed" look="plain" />
        </Form>
      )}
    </div>
  )
}

function Reason({ moved, weeks }: { moved: MovedDate; weeks: number }) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { why, day, because } = moved
  return t(`prepare:moved.${why}`, {
    day: format.date(day),
    because: because?.[locale] ?? '',
    weeks: format.number(weeks),
  })
}
