import { Link } from '@remix-run/react'
import type { VersionSummary } from '#app/domain/reports/queries.server.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'

/** The versions frozen of a draft. */
export function FrozenVersions(props: { versions: readonly VersionSummary[]; here: string }) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { versions, here } = props
  return (
    <section className="section" aria-labelledby="versions">
      <h2 id="versions">{t('reports:edit.versions')}</h2>
      <ul>
        {versions.map(({ versionId, number, meeting, frozenOn }) => (
          <li key={versionId}>
            <Link to={`${here}/../versions/${versionId}`}>
              {t('reports:edit.versionLine', {
                ...{ number, meeting: meeting[locale] || meeting.fr },
                date: format.date(frozenOn, 'short'),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Of a draft that was never frozen: the way to the page that deletes it. */
export function DraftDeletion({ here }: { here: string }) {
  const t = useT()
  return (
    <section className="section" aria-labelledby="deletion">
      <h2 id="deletion">{t('reports:edit.deletion')}</h2>
      <p>
        {t('reports:edit.deletionText')}{' '}
        <Link to={`${here}/supprimer`}>{t('reports:edit.deletionLink')}</Link>
      </p>
    </section>
  )
}
