import type { LinksFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { FigureLinksContext } from '#app/components/charts/figure-links.tsx'
import css from '#app/components/charts/report.css?url'
import { ReportBody, ReportContents } from '#app/components/charts/report-body.tsx'
import { ErrorPage } from '#app/components/ui/error-page.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { getResults } from '#app/domain/results/queries.server.ts'
import { resultsView } from '#app/domain/results/results-view.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('results:page.title', ({ view }: { view: { kicker: string } }) => ({
  report: view.kicker,
}))

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const loader = staffLoader('report.read', async ({ ctx, params, locale }) => {
  const processId = params.processId!
  const { id, content, publishedOn, sha256 } = await getResults(ctx, {
    processId,
    resultsId: params.resultsId!,
  })
  return {
    id,
    publishedOn,
    sha256,
    view: resultsView(content, locale),
    mayPublish: !content.wave.test && may(ctx.actor, 'report.publish', processId),
  }
})

/** Frozen results: it reads as a document and prints as one. */
export default function Results() {
  const t = useT()
  const format = useFormat()
  const { id, publishedOn, sha256, view, mayPublish } = useLoaderData<typeof loader>()
  const home = `/demarches/${useParams().processId}`
  const here = `${home}/resultats/${id}`
  const tied = {
    csv: (figure: number) => `${here}/figure.csv?numero=${figure}`,
    groups: `${here}/groupes`,
  }
  return (
    <div className="report-page">
      <a className="skip" href="#main">
        {t('common:skip')}
      </a>
      <header className="report-bar">
        <Link to={`${home}/rapports`}>{t('results:page.back')}</Link>
        <p className="actions">
          <span className="small quiet">
            {publishedOn
              ? t('results:page.published', { date: format.date(publishedOn, 'short') })
              : t('results:page.unpublished')}
          </span>
          <a href={`${here}/resultats.pdf`}>{t('results:page.pdf')}</a>
          <a href={`${here}/resultats.csv`}>{t('results:page.csv')}</a>
          <Link to={`${here}/telecharger`}>{t('results:download.link')}</Link>
          {mayPublish && !publishedOn ? (
            <Link className="button" to={`${here}/publier`}>
              {t('results:page.publish')}
            </Link>
          ) : null}
        </p>
      </header>
      <div className="report-columns">
        <ReportContents view={view} />
        <main id="main" tabIndex={-1}>
          <FigureLinksContext.Provider value={tied}>
            <ReportBody view={view} seal={t('results:page.seal', { sha256 })} />
          </FigureLinksContext.Provider>
        </main>
      </div>
    </div>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
