import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useFormat, useT } from './i18n.tsx'
import { Meter, Notice } from './notice.tsx'

interface Sending {
  paused: boolean
  perMinute: number
  /** Messages really leave; otherwise they go to the local mailbox. */
  smtp: boolean
}

interface Counts {
  queued: number
  attempted: number
  accepted: number
  total: number
}

/** How far the sending is, its pause, its pace. */
export function SendingControls(props: {
  counts: Counts
  sending: Sending
  typed: { perMinute: string; message: string } | null
}) {
  const t = useT()
  const format = useFormat()
  const { counts, sending, typed } = props
  const left = counts.queued + counts.attempted
  const label = t('waves:deliveriesMeter', {
    count: counts.accepted,
    accepted: format.number(counts.accepted),
    total: format.number(counts.total),
  })
  return (
    <>
      <section className="section" aria-labelledby="progress">
        <h2 id="progress">{t('running:progress')}</h2>
        {sending.paused ? (
          <Notice alert title={t('running:paused')}>
            <p>{t('running:pausedText')}</p>
          </Notice>
        ) : null}
        <Meter done={counts.accepted} total={counts.total} label={label} />
        {left && sending.smtp && !sending.paused ? (
          <p>{t('running:remaining', { count: Math.ceil(left / sending.perMinute) })}</p>
        ) : null}
        {left || sending.paused ? (
          <Form method="post" className="tight">
            <p>
              <SubmitButton
                label={t(sending.paused ? 'running:resume' : 'running:pause')}
                name="intent"
                value={sending.paused ? 'resume' : 'pause'}
                look={sending.paused ? undefined : 'plain'}
              />
            </p>
            {sending.paused ? null : <p className="quiet">{t('running:pauseText')}</p>}
          </Form>
        ) : null}
      </section>
      <section className="section" aria-labelledby="pace">
        <h2 id="pace">{t('running:pace')}</h2>
        <Form method="post" className="form">
          <div className={typed ? 'field invalid' : 'field'}>
            <label htmlFor="per-minute">{t('running:perMinute')}</label>
            <p className="hint" id="per-minute-hint">
              {t(sending.smtp ? 'running:perMinuteHint' : 'running:paceLocal')}
            </p>
            {typed ? (
              <p className="error" id="per-minute-error">
                {typed.message}
              </p>
            ) : null}
            <input
              className="short"
              id="per-minute"
              name="perMinute"
              type="number"
              min={1}
              max={6000}
              required
              defaultValue={typed?.perMinute ?? sending.perMinute}
              aria-invalid={typed ? true : undefined}
              aria-describedby={typed ? 'per-minute-hint per-minute-error' : 'per-minute-hint'}
            />
          </div>
          <p>
            <SubmitButton label={t('running:savePace')} name="intent" value="pace" look="plain" />
          </p>
        </Form>
      </section>
    </>
  )
}
