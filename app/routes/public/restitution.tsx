import type { LinksFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import css from '#app/components/charts/report.css?url'
import { ReportBody, ReportContents } from '#app/components/charts/report-body.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { getRestitution } from '#app/domain/reports/queries.server.ts'
import { versionView } from '#app/domain/reports/version-view.ts'
import { getTerritory } from '#app/domain/settings/queries.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const meta = titled('results:page.title', ({ view }: { view: { heading: string } }) => ({
  report: view.heading,
}))

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const loader = publicLoader(async ({ ctx, params, locale }) => {
  const { processId, slug } = await getTerritory(ctx, params.slug!)
  const version = await getRestitution(ctx, { processId, versionId: params.version! })
  return {
    ...{ home: `/d/${slug}/restitutions`, versionId: version.versionId, later: version.supersededBy },
    view: versionView(version, null, locale),
    sha256: version.sha256,
  }
})

/** A restitution, within the territory's own pages. */
export default function Restitution() {
  const t = useT()
  const { home, versionId, later, view, sha256 } = useLoaderData<typeof loader>()
  return (
    <div className="report-columns restitution">
      <ReportContents view={view} label={t('reports:version.contents')} />
      <div>
        <p className="report-bar">
          <a href={home}>{t('reports:public.back')}</a>
          {later ? (
            <a href={`${home}/${later.versionId}`}>{t('reports:version.later', { number: later.number })}</a>
          ) : null}
          <a href={`${home}/${versionId}/restitution.pdf`}>{t('reports:public.pdf')}</a>
        </p>
        <ReportBody view={view} seal={t('reports:version.seal', { sha256 })} />
      </div>
    </div>
  )
}
