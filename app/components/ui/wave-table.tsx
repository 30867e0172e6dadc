import { Link } from '@remix-run/react'
import { formatTime } from '#app/i18n/format.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

interface Row {
  id: string
  label: string
  title: LocalizedText
  phase: 'draft' | 'launching' | 'scheduled' | 'open' | 'counting' | 'closed' | 'cancelled'
  test: boolean
  opensAt: string | null
  closesAt: string | null
  invited: number | null
  ballots: number | null
  totalAt: string | null
}

/** Waves in a table: what, where it stands, when, how many. */
export function WaveTable({
  caption,
  waves,
  home,
}: {
  caption: string
  waves: readonly Row[]
  home: string
}) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const day = (value: string | null) => (value ? format.date(new Date(value), 'short') : '—')
  const count = (value: number | null) => (value === null ? '—' : format.number(value))
  return (
    <ScrollRegion label={caption}>
      <table className="stacked">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('waves:columnWave')}</th>
            <th scope="col">{t('waves:columnState')}</th>
            <th scope="col">{t('waves:columnOpens')}</th>
            <th scope="col">{t('waves:columnCloses')}</th>
            <th scope="col" className="num">
              {t('waves:columnInvited')}
            </th>
            <th scope="col" className="num">
              {t('waves:columnBallots')}
            </th>
          </tr>
        </thead>
        <tbody>
          {waves.map((wave) => (
            <tr key={wave.id}>
              <th scope="row">
                <Link to={`${home}/vagues/${wave.id}`}>
                  {wave.title[locale]}, {wave.label}
                </Link>
              </th>
              <td data-label={t('waves:columnState')}>
                {t(`waves:phase.${wave.phase}`)}
                {wave.test ? <span className="tag">{t('waves:testWave')}</span> : null}
              </td>
              <td data-label={t('waves:columnOpens')}>{day(wave.opensAt)}</td>
              <td data-label={t('waves:columnCloses')}>{day(wave.closesAt)}</td>
              <td className="num" data-label={t('waves:columnInvited')}>
                {count(wave.invited)}
              </td>
              <td className="num" data-label={t('waves:columnBallots')}>
                {count(wave.ballots)}{' '}
                {wave.totalAt ? (
                  <span className="quiet small">
                    {t('waves:atHour', { hour: formatTime(locale, new Date(wave.totalAt)) })}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
