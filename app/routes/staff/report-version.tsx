import type { LinksFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import css from '#app/components/charts/report.css?url'
import { ReportPage } from '#app/components/charts/report-page.tsx'
import { ErrorPage } from '#app/components/ui/error-page.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { listPublications, readVersion } from '#app/domain/reports/queries.server.ts'
import { versionView } from '#app/domain/reports/version-view.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('results:page.title', ({ view }: { view: { heading: string } }) => ({
  report: view.heading,
}))

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const loader = staffLoader('report.read', async ({ ctx, params, locale }) => {
  const [processId, versionId] = [params.processId!, params.versionId!]
  const { version, record } = await readVersion(ctx, { processId, versionId })
  const publications = await listPublications(ctx, versionId)
  const home = `/demarches/${processId}/rapports`
  const first = publications[0]?.visibleFrom
  return {
    ...{ home, here: `${home}/versions/${versionId}`, draft: `${home}/${version.reportId}` },
    ...{ view: versionView(version, record, locale), sha256: version.sha256, later: version.supersededBy },
    mayPublish: may(ctx.actor, 'report.publish', processId),
    publishedFrom: first?.toISOString() ?? null,
    published: first !== undefined && first <= ctx.now(),
  }
})

/** A frozen version: it reads as a document and prints as one. */
export default function ReportVersion() {
  const t = useT()
  const format = useFormat()
  const { home, here, draft, view, sha256, later, ...state } = useLoaderData<typeof loader>()
  const { mayPublish, publishedFrom, published } = state
  const when = publishedFrom
    ? t(published ? 'reports:version.visible' : 'reports:version.planned', {
        date: format.dateTime(publishedFrom),
      })
    : t('reports:version.notVisible')
  return (
    <ReportPage
      view={view}
      contents={t('reports:version.contents')}
      seal={t('reports:version.seal', { sha256 })}
      back={<Link to={home}>{t('reports:version.back')}</Link>}
    >
      <span className="small quiet">{when}</span>
      {later ? (
        <Link to={`${home}/versions/${later.versionId}`}>
          {t('reports:version.later', { number: later.number })}
        </Link>
      ) : null}
      {mayPublish ? <Link to={draft}>{t('reports:version.edit')}</Link> : null}
      <a href={`${here}/rapport.pdf`}>{t('reports:version.pdf')}</a>
      {mayPublish ? (
        <Link className={published ? undefined : 'button'} to={`${here}/publier`}>
          {t(publishedFrom ? 'reports:version.publishAgain' : 'reports:version.publish')}
        </Link>
      ) : null}
    </ReportPage>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
