import type { JourneyStep } from '#app/domain/settings/public-home.ts'
import { formatMonths } from '#app/i18n/format.ts'
import { useLocale, useT } from './i18n.tsx'

/** The phases of a démarche as a line: what is behind, where we are, what comes. Each says its state in words. */
export function Journey({ steps }: { steps: readonly JourneyStep[] }) {
  const t = useT()
  const locale = useLocale()
  return (
    <ol className="journey">
      {steps.map((step) => (
        <li key={step.startsOn + step.title.fr} className={step.state}>
          <JourneyLine step={step} />
          <p className="journey-title">{step.title[locale]}</p>
          <p className="journey-dates">{formatMonths(locale, step.startsOn, step.endsOn)}</p>
          <p className={step.today ? 'journey-today' : 'visually-hidden'}>
            {step.today ? t('territory:today') : t(`territory:state.${step.state}`)}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** The part that is behind us, and the present day. */
function JourneyLine({ step }: { step: JourneyStep }) {
  return (
    <svg className="journey-line" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="journey-ahead" width="100" height="10" />
      <rect className="journey-done" width={step.done} height="10" />
      {step.today ? <rect className="journey-now" x={Math.min(96, step.done)} width="4" height="10" /> : null}
    </svg>
  )
}
