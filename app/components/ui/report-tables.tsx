import { Link } from '@remix-run/react'
import type { DraftSummary, VersionSummary } from '#app/domain/reports/queries.server.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

type Draft = Omit<DraftSummary, 'changedAt'> & { changedAt: string }

/** Drafts, the last changed first. */
export function DraftTable({ drafts, here }: { drafts: readonly Draft[]; here: string }) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  return (
    <ScrollRegion label={t('reports:list.drafts')}>
      <table>
        <caption>{t('reports:list.draftsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports:list.report')}</th>
            <th scope="col">{t('reports:list.waves')}</th>
            <th scope="col">{t('reports:list.changed')}</th>
            <th scope="col">{t('reports:list.last')}</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ reportId, kind, title, waves, changedAt, lastNumber }) => (
            <tr key={reportId}>
              <th scope="row">
                <Link to={`${here}/${reportId}`}>
                  {title[locale] || title.fr || t(`reports:kind.${kind}`)}
                </Link>
              </th>
              <td>{waves.join(', ')}</td>
              <td>{format.date(changedAt.slice(0, 10), 'short')}</td>
              <td>
                {lastNumber === null
                  ? t('reports:list.noVersion')
                  : t('reports:list.versionNumber', { number: lastNumber })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Frozen versions, the newest first. */
export function VersionTable({ versions, here }: { versions: readonly VersionSummary[]; here: string }) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  return (
    <ScrollRegion label={t('reports:list.versions')}>
      <table>
        <caption>{t('reports:list.versionsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports:list.report')}</th>
            <th scope="col">{t('reports:list.version')}</th>
            <th scope="col">{t('reports:list.meeting')}</th>
            <th scope="col">{t('reports:list.state')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.versionId}>
              <th scope="row">
                <Link to={`${here}/${version.versionId}`}>{version.heading[locale]}</Link>{' '}
                <span className="quiet small">{t(`reports:kind.${version.kind}`)}</span>
              </th>
              <td>
                {t('reports:list.versionNumber', { number: version.number })}{' '}
                {version.superseded ? <span className="tag">{t('reports:list.superseded')}</span> : null}
              </td>
              <td>{version.meeting[locale] || version.meeting.fr}</td>
              <td>
                {version.visibleOn
                  ? t('reports:list.visible', { date: format.date(version.visibleOn, 'short') })
                  : t('reports:list.notVisible')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
