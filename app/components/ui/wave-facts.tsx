import { useFormat, useT } from './i18n.tsx'

/** When a wave opens and closes, and how many people it invites. */
export function WaveFacts(props: {
  wave: { opensAt: string | null; closesAt: string | null; invited: number | null; slips: number }
  /** Invited since the launch. */
  addedLate: number
}) {
  const t = useT()
  const format = useFormat()
  const { opensAt, closesAt, invited, slips } = props.wave
  return (
    <section className="section" aria-labelledby="facts">
      <h2 id="facts">{t('waves:facts')}</h2>
      <dl className="facts">
        <dt>{t('waves:columnOpens')}</dt>
        <dd>{opensAt ? format.dateTime(opensAt) : '—'}</dd>
        <dt>{t('waves:columnCloses')}</dt>
        <dd>{closesAt ? format.dateTime(closesAt) : '—'}</dd>
        {invited === null ? null : (
          <>
            <dt>{t('waves:columnInvited')}</dt>
            <dd>
              {props.addedLate
                ? t('running:invitedLate', {
                    invited: format.number(invited),
                    added: format.number(props.addedLate),
                  })
                : format.number(invited)}
            </dd>
          </>
        )}
        {slips ? (
          <>
            <dt>{t('slips:documentTitle')}</dt>
            <dd>{format.number(slips)}</dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}
