import { Form, Link } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatTime } from '#app/i18n/format.ts'
import type { ErrorCode } from '#app/i18n/index.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { Meter, Notice } from './notice.tsx'

/** A wave that is not launched yet: what is missing, or what stopped its launch, and how to go on. */
export function WaveLaunching(props: {
  phase: 'draft' | 'launching'
  problem: string | null
  refusal: string | null
  address: string | null
  here: string
  mayPrepare: boolean
  /** Its trustees are waited for, which the page says elsewhere. */
  waits: boolean
}) {
  const t = useT()
  const { phase, problem, here } = props
  return (
    <>
      {problem ? <Notice alert title={t(`errors:${problem as ErrorCode}`)} /> : null}
      {props.refusal ? <Notice alert title={props.refusal} /> : null}
      {phase === 'launching' && problem === 'launch.representatives-refused' && props.mayPrepare ? (
        <Form method="post" className="form">
          <div className="field">
            <label htmlFor="address">{t('waves:representativesEmail')}</label>
            <input id="address" name="address" type="email" required defaultValue={props.address ?? ''} />
          </div>
          <p>
            <SubmitButton label={t('waves:correctAddress')} />
          </p>
        </Form>
      ) : null}
      {phase === 'launching' && !problem && !props.waits ? <p role="status">{t('waves:launching')}</p> : null}
      {phase === 'draft' && props.mayPrepare ? (
        <p className="actions">
          <Link className="button plain" to={`${here}/apercu`}>
            {t('waves:preview')}
          </Link>
          <Link className="button plain" to={`${here}/lancer`}>
            {t('waves:launch')}
          </Link>
        </p>
      ) : null}
    </>
  )
}

/** The total of ballots: of the last full hour while open, from k on; all of them once closed; between, how much is opened. */
export function WaveBallots(props: {
  wave: {
    phase: string
    ballots: number | null
    invited: number | null
    slips: number
    totalAt: string | null
    k: number
  }
  /** Percent of the urn that is opened; null when it is not being opened. */
  opening: number | null
  /** Its trustees are waited for, which the page says elsewhere. */
  waits: boolean
}) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { phase, ballots, invited, slips, totalAt, k } = props.wave
  if (phase === 'scheduled') return null
  const final = phase === 'closed' && ballots !== null
  const people = { invited: format.number(invited ?? 0), slips: format.number(slips) }
  const counts = {
    ballots: format.number(ballots ?? 0),
    who: t(slips ? 'waves:invitedAndSlips' : 'waves:invitedOnly', people),
  }
  const label = final
    ? t('waves:ballotsFinal', { ...counts, count: ballots })
    : ballots !== null && totalAt
      ? t('waves:ballotsAt', { ...counts, hour: formatTime(locale, new Date(totalAt)) })
      : null
  return (
    <section className="section" aria-labelledby="ballots">
      <h2 id="ballots">{t('waves:ballots')}</h2>
      {phase === 'counting' && props.opening === null && !props.waits ? (
        <p role="status">{t('waves:countingText')}</p>
      ) : null}
      {props.opening === null ? null : (
        <Meter
          done={props.opening}
          total={100}
          label={t('waves:openingProgress', { share: format.share(props.opening / 100) })}
        />
      )}
      {label && ballots !== null ? (
        <Meter done={ballots} total={(invited ?? 0) + slips} label={label} />
      ) : (
        <p>{t('waves:ballotsHidden', { k })}</p>
      )}
      {final ? null : <p className="quiet">{t('waves:ballotsNobodyReads')}</p>}
    </section>
  )
}
