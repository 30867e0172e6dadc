import { Link } from '@remix-run/react'
import { useFormat, useT } from './i18n.tsx'
import { Meter, Notice } from './notice.tsx'
import { type Refused, RefusedAddresses } from './refused-addresses.tsx'

interface Counts {
  queued: number
  attempted: number
  accepted: number
  refused: number
  total: number
}

/** Mails of a wave: how many left, whether the sending is paused, which addresses were refused and why. */
export function WaveDeliveries(props: {
  counts: Counts
  refused: readonly Refused[]
  scheduled: boolean
  paused: boolean
  /** The page where the sending is managed; null for whoever only reads, or once it is over. */
  manage: string | null
}) {
  const t = useT()
  const format = useFormat()
  const { counts, refused, scheduled, paused, manage } = props
  const label = t('waves:deliveriesMeter', {
    count: counts.accepted,
    accepted: format.number(counts.accepted),
    total: format.number(counts.total),
  })
  return (
    <section className="section" aria-labelledby="deliveries">
      <h2 id="deliveries">{t('waves:deliveries')}</h2>
      {paused ? (
        <Notice alert title={t('running:paused')}>
          <p>{t('running:pausedText')}</p>
        </Notice>
      ) : null}
      {scheduled ? (
        <p>{t('waves:deliveriesNotYet')}</p>
      ) : (
        <>
          <Meter done={counts.accepted} total={counts.total} label={label} />
          <dl className="facts">
            <dt>{t('waves:deliveriesQueued')}</dt>
            <dd>{format.number(counts.queued + counts.attempted)}</dd>
            <dt>{t('waves:deliveriesRefused')}</dt>
            <dd>{format.number(counts.refused)}</dd>
          </dl>
        </>
      )}
      {refused.length ? <RefusedAddresses refused={refused} action={manage} /> : null}
      {manage && (paused || counts.queued + counts.attempted > 0) ? (
        <p>
          <Link to={manage}>{t('running:manageSending')}</Link>
        </p>
      ) : null}
    </section>
  )
}
