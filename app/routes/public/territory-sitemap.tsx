import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { dayAt } from '#app/domain/calendar/days.ts'
import { listRestitutions } from '#app/domain/reports/queries.server.ts'
import { getTerritory } from '#app/domain/settings/queries.server.ts'
import { lookOf } from '#app/domain/settings/territory-look.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const meta = titled('territory:sitemap.title')

export const loader = publicLoader(async ({ ctx, params }) => {
  const territory = await getTerritory(ctx, params.slug!)
  const { base, isPublic } = lookOf(territory, dayAt(ctx.now()))
  const restitutions = await listRestitutions(ctx, territory.processId)
  return { base, isPublic, hasRestitutions: restitutions.length > 0 }
})

export default function TerritorySitemap() {
  const t = useT()
  const { base, isPublic, hasRestitutions } = useLoaderData<typeof loader>()
  return (
    <article className="document">
      <h1>{t('territory:sitemap.title')}</h1>
      <h2>{t('territory:sitemap.here')}</h2>
      <ul>
        {isPublic ? (
          <li>
            <a href={base}>{t('territory:page.home')}</a>
          </li>
        ) : null}
        {hasRestitutions ? (
          <li>
            <a href={`${base}/restitutions`}>{t('reports:public.title')}</a>
          </li>
        ) : null}
        <li>
          <a href={`${base}/accessibilite`}>{t('territory:page.accessibility')}</a>
        </li>
        <li>
          <a href={`${base}/donnees-personnelles`}>{t('territory:page.privacy')}</a>
        </li>
        <li>
          <a href={`${base}/mentions-legales`}>{t('territory:page.legal')}</a>
        </li>
        <li>
          <a href={`${base}/aide`}>{t('territory:page.help')}</a>
        </li>
      </ul>
      <h2>{t('territory:sitemap.answer')}</h2>
      <p>{t('territory:sitemap.answerText')}</p>
      <h2>{t('territory:sitemap.work')}</h2>
      <ul>
        <li>
          <a href="/connexion">{t('site:signInLink')}</a>
        </li>
      </ul>
    </article>
  )
}
