import type { LinksFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import css from '#app/components/charts/report.css?url'
import { ReportBody, ReportContents } from '#app/components/charts/report-body.tsx'
import { ErrorPage } from '#app/components/ui/error-page.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { getReport } from '#app/domain/reports/queries.server.ts'
import { reportView } from '#app/domain/reports/report-view.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('reports:page.title', ({ view }: { view: { kicker: string } }) => ({
  report: view.kicker,
}))

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const loader = staffLoader('report.read', async ({ ctx, params, locale }) => {
  const processId = params.processId!
  const { id, content, publishedOn, sha256 } = await getReport(ctx, { processId, reportId: params.reportId! })
  return {
    id,
    publishedOn,
    sha256,
    view: reportView(content, locale),
    mayPublish: !content.wave.test && may(ctx.actor, 'report.publish', processId),
  }
})

/** A frozen report: it reads as a document and prints as one. */
export default function Report() {
  const t = useT()
  const format = useFormat()
  const { id, publishedOn, sha256, view, mayPublish } = useLoaderData<typeof loader>()
  const reports = `/demarches/${useParams().processId}/rapports`
  return (
    <div className="report-page">
      <a className="skip" href="#main">
        {t('common:skip')}
      </a>
      <header className="report-bar">
        <Link to={reports}>{t('reports:page.back')}</Link>
        <p className="actions">
          <span className="small quiet">
            {publishedOn
              ? t('reports:page.published', { date: format.date(publishedOn, 'short') })
              : t('reports:page.unpublished')}
          </span>
          <a href={`${reports}/${id}/rapport.pdf`}>{t('reports:page.pdf')}</a>
          <a href={`${reports}/${id}/rapport.csv`}>{t('reports:page.csv')}</a>
          {mayPublish && !publishedOn ? (
            <Link className="button" to={`${reports}/${id}/publier`}>
              {t('reports:page.publish')}
            </Link>
          ) : null}
        </p>
      </header>
      <div className="report-columns">
        <ReportContents view={view} />
        <main id="main" tabIndex={-1}>
          <ReportBody view={view} sha256={sha256} />
        </main>
      </div>
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
