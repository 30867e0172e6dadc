import { useFormat, useT } from './i18n.tsx'
import { Meter } from './notice.tsx'
import { ScrollRegion } from './scroll-region.tsx'

interface Counts {
  queued: number
  attempted: number
  accepted: number
  refused: number
  total: number
}

interface Refused {
  personId: string
  name: string
  address: string
  reason: string
}

/** Mails of a wave: how many left, which addresses were refused and why. */
export function WaveDeliveries(props: { counts: Counts; refused: readonly Refused[]; scheduled: boolean }) {
  const t = useT()
  const format = useFormat()
  const { counts, refused, scheduled } = props
  const label = t('waves:deliveriesMeter', {
    accepted: format.number(counts.accepted),
    total: format.number(counts.total),
  })
  return (
    <section className="section" aria-labelledby="deliveries">
      <h2 id="deliveries">{t('waves:deliveries')}</h2>
      {scheduled ? (
        <p>{t('waves:deliveriesNotYet')}</p>
      ) : (
        <>
          <Meter done={counts.accepted} total={counts.total} label={label} />
          <dl className="facts">
            <dt>{t('waves:deliveriesAccepted')}</dt>
            <dd>{format.number(counts.accepted)}</dd>
            <dt>{t('waves:deliveriesQueued')}</dt>
            <dd>{format.number(counts.queued + counts.attempted)}</dd>
            <dt>{t('waves:deliveriesRefused')}</dt>
            <dd>{format.number(counts.refused)}</dd>
          </dl>
        </>
      )}
      {refused.length ? <RefusedTable refused={refused} /> : null}
    </section>
  )
}

function RefusedTable({ refused }: { refused: readonly Refused[] }) {
  const t = useT()
  return (
    <ScrollRegion label={t('waves:refusedCaption')} id="refusees">
      <table>
        <caption>{t('waves:refusedCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('waves:refusedName')}</th>
            <th scope="col">{t('waves:refusedAddress')}</th>
            <th scope="col">{t('waves:refusedReason')}</th>
          </tr>
        </thead>
        <tbody>
          {refused.map((each) => (
            <tr key={each.personId}>
              <th scope="row">{each.name}</th>
              <td>{each.address}</td>
              <td>{t(`mail:refusal.${each.reason as 'rejected'}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
