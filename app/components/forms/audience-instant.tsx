import { Link } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import type { Audience } from '#app/domain/reports/readers.ts'

/** From when an audience reads: at once, later, or not now. What is visible already is told, and stays. */
export function AudienceInstant(props: {
  audience: Audience
  count: number
  /** The public page isn't open. */
  closed: boolean
  /** ISO instant since when it is visible; null when it is not. */
  visibleFrom: string | null
  planned: { day: string; hour: string } | null
  home: string
  error: string | null
}) {
  const t = useT()
  const format = useFormat()
  const { audience, count, closed, visibleFrom, planned, home, error } = props
  const id = (name: string) => `${audience}-${name}`
  const first = audience === 'steering'
  const chosen = planned ? 'later' : first ? 'now' : 'never'
  const hint = closed
    ? t('reports:publish.publicClosed')
    : t(`reports:publish.count.${audience}`, { count, formatted: format.number(count) })
  return (
    <fieldset className={error ? 'field invalid' : 'field'} aria-describedby={id('hint')}>
      <legend>{t(`reports:publish.who.${audience}`)}</legend>
      <p className="hint" id={id('hint')}>
        {visibleFrom ? t('reports:publish.done', { date: format.dateTime(visibleFrom) }) : hint}
      </p>
      {error ? (
        <p className="error" role="alert">
          {error}
        </p>
      ) : null}
      {visibleFrom ? <input type="hidden" name={`${audience}.when`} value="never" /> : null}
      {closed ? (
        <p>
          <Link to={`${home}/reglages/page-publique`}>{t('reports:publish.openPage')}</Link>
        </p>
      ) : null}
      {visibleFrom || closed ? null : (
        <>
          {(['now', 'later', 'never'] as const)
            .filter((when) => !first || when !== 'never')
            .map((when) => (
              <label className="choice" key={when}>
                <input type="radio" name={`${audience}.when`} value={when} defaultChecked={when === chosen} />
                <span>{t(`reports:publish.${when}`)}</span>
              </label>
            ))}
          <div className="pair">
            <div className="field">
              <label htmlFor={id('day')}>{t('reports:publish.day')}</label>
              <input type="date" id={id('day')} name={`${audience}.day`} defaultValue={planned?.day} />
            </div>
            <div className="field">
              <label htmlFor={id('hour')}>{t('reports:publish.hour')}</label>
              <input type="time" id={id('hour')} name={`${audience}.hour`} defaultValue={planned?.hour} />
            </div>
          </div>
        </>
      )}
    </fieldset>
  )
}
