import { Link, useParams } from '@remix-run/react'
import type { WavePhase } from '#app/domain/consultations/wave-phase.ts'
import { useFormat, useT } from './i18n.tsx'

/** The trials made of a wave, each with where it stands. */
export function TrialList(props: {
  trials: readonly { id: string; phase: WavePhase; opensAt: string; testers: number }[]
}) {
  const t = useT()
  const format = useFormat()
  const { processId } = useParams()
  return (
    <section className="section" aria-labelledby="trials">
      <h2 id="trials">{t('prepare:trials')}</h2>
      <ul>
        {props.trials.map(({ id, phase, opensAt, testers }) => (
          <li key={id}>
            <Link to={`/demarches/${processId}/vagues/${id}`}>
              {t('prepare:trialLink', { date: format.dateTime(opensAt) })}
            </Link>{' '}
            <span className="quiet">
              {t('prepare:trialState', { phase: t(`waves:phase.${phase}`), count: testers })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
