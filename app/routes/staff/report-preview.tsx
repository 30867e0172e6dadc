import type { LinksFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import css from '#app/components/charts/report.css?url'
import { ReportPage } from '#app/components/charts/report-page.tsx'
import { ErrorPage } from '#app/components/ui/error-page.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { previewReport } from '#app/domain/reports/preview-report.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('reports:preview.title', ({ view }: { view: { heading: string } }) => ({
  title: view.heading,
}))

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const loader = staffLoader('report.publish', async ({ ctx, params, locale }) => {
  const [processId, reportId] = [params.processId!, params.reportId!]
  const { draft, sources } = await getDraft(ctx, { processId, reportId })
  return {
    view: previewReport(draft, sources, locale),
    here: `/demarches/${processId}/rapports/${reportId}`,
  }
})

/** The draft as its readers would see it, were it frozen now. */
export default function ReportPreview() {
  const t = useT()
  const { view, here } = useLoaderData<typeof loader>()
  return (
    <ReportPage
      view={view}
      contents={t('reports:version.contents')}
      seal={null}
      back={<Link to={here}>{t('reports:preview.back')}</Link>}
    >
      <a href={`${here}/apercu.pdf`}>{t('reports:preview.pdf')}</a>
      <Link className="button" to={`${here}/figer`}>
        {t('reports:edit.freeze')}
      </Link>
    </ReportPage>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
