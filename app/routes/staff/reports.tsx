import { Link, useLoaderData, useParams } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { DraftTable, VersionTable } from '#app/components/ui/report-tables.tsx'
import { ResultsTable } from '#app/components/ui/results-table.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { listDrafts, listVersions } from '#app/domain/reports/queries.server.ts'
import { listResults } from '#app/domain/results/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('reports:list.title')

export const loader = staffLoader('report.read', async ({ ctx, params }) => {
  const processId = params.processId!
  const results = await listResults(ctx, processId)
  const compared = results.filter(({ test, publishable }) => publishable && !test)
  const drafts = await listDrafts(ctx, processId)
  return {
    results,
    drafts: drafts.map(({ changedAt, ...draft }) => ({ ...draft, changedAt: changedAt.toISOString() })),
    versions: await listVersions(ctx, processId),
    mayCompare: new Set(compared.map(({ waveId }) => waveId)).size > 1,
    mayPublish: may(ctx.actor, 'report.publish', processId),
  }
})

/** Drafts to finish, versions to read, then the results reports are made from. */
export default function Reports() {
  const t = useT()
  const { results, drafts, versions, mayPublish, mayCompare } = useLoaderData<typeof loader>()
  const home = `/demarches/${useParams().processId}`
  return (
    <>
      <PageHeader
        title={t('reports:list.title')}
        action={
          mayPublish ? (
            <Link className="button" to={`${home}/rapports/nouveau`}>
              {t('reports:list.new')}
            </Link>
          ) : null
        }
      />
      {versions.length + drafts.length === 0 ? (
        <p className="lede">{t(mayPublish ? 'reports:list.none' : 'reports:list.nonePublished')}</p>
      ) : null}
      {drafts.length > 0 ? (
        <section className="section" aria-labelledby="drafts">
          <h2 id="drafts">{t('reports:list.drafts')}</h2>
          <DraftTable drafts={drafts} here={`${home}/rapports`} />
        </section>
      ) : null}
      {versions.length > 0 ? (
        <section className="section" aria-labelledby="versions">
          <h2 id="versions">{t('reports:list.versions')}</h2>
          <VersionTable versions={versions} here={`${home}/rapports/versions`} />
        </section>
      ) : null}
      <section className="section" aria-labelledby="results">
        <h2 id="results">{t('reports:list.results')}</h2>
        {results.length === 0 ? (
          <p>{t(mayPublish ? 'results:list.none' : 'results:list.nonePublished')}</p>
        ) : (
          <ResultsTable results={results} here={home} />
        )}
        {mayCompare ? (
          <p>
            <Link to={`${home}/resultats/comparer`}>{t('comparison:title')}</Link>
          </p>
        ) : null}
      </section>
    </>
  )
}
