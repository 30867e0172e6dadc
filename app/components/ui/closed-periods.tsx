import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import type { WindowCode } from '#app/domain/calendar/closed-days.ts'
import type { PublicHoliday } from '#app/domain/calendar/public-holidays.ts'
import { useFormat, useT } from './i18n.tsx'

interface Window {
  code: WindowCode
  lifted: boolean
}

/** The windows the service proposes, each of which may be set aside. */
export function ProposedWindows({ windows, mayEdit }: { windows: readonly Window[]; mayEdit: boolean }) {
  const t = useT()
  return (
    <section className="section" aria-labelledby="windows">
      <h2 id="windows">{t('calendar:windows')}</h2>
      <p>{t('calendar:windowsHint')}</p>
      <ul className="roles">
        {windows.map(({ code, lifted }) => (
          <li key={code}>
            <div>
              {t(`calendar:window.${code}`)}{' '}
              <span className="quiet small">
                {t(lifted ? 'calendar:windowLifted' : 'calendar:windowApplied')}
              </span>
            </div>
            {mayEdit ? (
              <Form method="post">
                <input type="hidden" name="intent" value={lifted ? 'restore' : 'lift'} />
                <button type="submit" className="button link" name="window" value={code}>
                  {t(lifted ? 'calendar:restore' : 'calendar:lift')}
                  <span className="visually-hidden"> {t(`calendar:window.${code}`)}</span>
                </button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Period {
  id: string
  label: string
  from: string
  to: string
}

/** Periods somebody wrote, each of which may be taken away. */
export function WrittenPeriods({ periods, mayEdit }: { periods: readonly Period[]; mayEdit: boolean }) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className="roles">
      {periods.map(({ id, label, from, to }) => (
        <li key={id}>
          <div>
            {label}{' '}
            <span className="quiet small">
              {from === to
                ? format.date(from)
                : t('calendar:fromTo', { from: format.date(from, 'short'), to: format.date(to, 'short') })}
            </span>
          </div>
          {mayEdit ? (
            <Form method="post">
              <input type="hidden" name="intent" value="remove" />
              <button
                type="submit"
                className="button link"
                name="periodId"
                value={id}
                aria-label={t('calendar:removePeriod', { label })}
              >
                {t('calendar:remove')}
              </button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** The zone whose holidays are to be copied. */
export function SchoolZone({ zone, mayEdit }: { zone: 'A' | 'B' | 'C' | null; mayEdit: boolean }) {
  const t = useT()
  if (!mayEdit) return zone ? <p>{t('calendar:zoneLetter', { zone })}</p> : null
  return (
    <Form method="post" className="form">
      <div className="field">
        <label htmlFor="zone">{t('processes:zone')}</label>
        <select id="zone" name="zone" defaultValue={zone ?? 'none'}>
          <option value="none">{t('processes:zoneNone')}</option>
          <option value="A">{t('processes:zoneA')}</option>
          <option value="B">{t('processes:zoneB')}</option>
          <option value="C">{t('processes:zoneC')}</option>
        </select>
      </div>
      <p>
        <SubmitButton label={t('calendar:zoneSave')} look="plain" name="intent" value="zone" />
      </p>
    </Form>
  )
}

/** Public holidays of the years of the démarche. */
export function PublicHolidays({ days }: { days: readonly { on: string; code: PublicHoliday }[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <section className="section" aria-labelledby="holidays">
      <h2 id="holidays">{t('calendar:holidays')}</h2>
      <p>{t('calendar:holidaysHint')}</p>
      <ul className="columns">
        {days.map(({ on, code }) => (
          <li key={on}>
            {format.date(on, 'short')} <span className="quiet small">{t(`calendar:holiday.${code}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
