import type { LocalizedText } from '#app/i18n/index.ts'
import { useLocale, useT } from './i18n.tsx'

export interface LinePhase {
  code: string
  title: LocalizedText
  state: 'past' | 'current' | 'coming'
  /** How much of it is behind us, between 0 and 1. */
  share: number
}

const states = { past: 'today:phasePast', current: 'today:phaseNow', coming: 'today:phaseComing' } as const

/** The phases of a démarche as one line; on a phone only the names of those under way are seen. */
export function PhaseLine({ phases }: { phases: readonly LinePhase[] }) {
  const t = useT()
  const locale = useLocale()
  const current = phases.filter(({ state }) => state === 'current').map(({ title }) => title[locale])
  return (
    <div>
      <ol className="phase-line" aria-label={t('today:phases')}>
        {phases.map(({ code, title, state, share }) => (
          <li key={code} className={state} aria-current={state === 'current' ? 'step' : undefined}>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className="rest" width="100" height="10" />
              <rect className="done" width={Math.round(share * 100)} height="10" />
            </svg>
            <span aria-hidden="true">{title[locale]}</span>
            <span className="visually-hidden">{t(states[state], { title: title[locale] })}</span>
          </li>
        ))}
      </ol>
      <p className="phase-names small" aria-hidden="true">
        {current.join(', ')}
      </p>
    </div>
  )
}
