import { Link, useParams } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { PreparationStep } from '#app/domain/consultations/launch-problems.ts'
import { type StepSummary, stepPaths } from '#app/domain/consultations/preparation.ts'
import { useT } from './i18n.tsx'
import { PageHeader } from './shells.tsx'

/** The path of a step of the wave of this page. */
export function useStepPath(): (step: PreparationStep) => string {
  const { processId, waveId } = useParams()
  return (step) => `/demarches/${processId}/vagues/${waveId}/${stepPaths[step]}`
}

/** The head of a page of the preparation: its name, every step with where it stands, and the way to see the result. */
export function PreparationHeader(props: {
  title: string
  step: PreparationStep | null
  steps: readonly StepSummary[]
  action?: ReactNode
}) {
  const t = useT()
  const path = useStepPath()
  const { processId, waveId } = useParams()
  const wave = `/demarches/${processId}/vagues/${waveId}`
  return (
    <>
      <PageHeader
        title={props.title}
        above={<Link to={`/demarches/${processId}/consultations`}>{t('waves:listTitle')}</Link>}
        action={
          props.action ??
          (props.step ? <Link to={`${wave}/apercu`}>{t('prepare:seeAsAgent')}</Link> : undefined)
        }
      />
      <nav aria-label={t('prepare:stepsLabel')}>
        <ol className="preparation">
          {props.steps.map(({ step, state }) => (
            <li key={step} className={state === 'missing' || state === 'waiting' ? 'wanting' : undefined}>
              <Link to={path(step)} aria-current={step === props.step ? 'step' : undefined}>
                {t(`prepare:step.${step}`)}
              </Link>
              <span className="small">{t(`prepare:state.${state}`)}</span>
            </li>
          ))}
        </ol>
      </nav>
    </>
  )
}

/** What a saved step still lacks, and the way on. It takes focus when it appears. */
export function SavedNotice(props: {
  next: PreparationStep
  missing: readonly { key: string; say: ReactNode }[]
  /** What it says first. */
  title: string
}) {
  const t = useT()
  const path = useStepPath()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="notice" role="status" tabIndex={-1} ref={box}>
      <p>{props.title}</p>
      <ul>
        {props.missing.map(({ key, say }) => (
          <li key={key}>{say}</li>
        ))}
      </ul>
      <p>
        <Link to={path(props.next)}>
          {t('prepare:continueAnyway', { step: t(`prepare:step.${props.next}`) })}
        </Link>
      </p>
    </div>
  )
}
