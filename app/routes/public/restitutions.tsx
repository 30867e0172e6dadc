import { useLoaderData } from '@remix-run/react'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { DomainError } from '#app/domain/errors.ts'
import { listRestitutions } from '#app/domain/reports/queries.server.ts'
import { getTerritory } from '#app/domain/settings/queries.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const meta = titled('reports:public.title')

export const loader = publicLoader(async ({ ctx, params }) => {
  const { processId, publicSince, slug } = await getTerritory(ctx, params.slug!)
  if (!publicSince) throw new DomainError('not-found', 404)
  return { here: `/d/${slug}/restitutions`, restitutions: await listRestitutions(ctx, processId) }
})

/** What was said in the consultations of a démarche and what becomes of it, for everybody. */
export default function Restitutions() {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { here, restitutions } = useLoaderData<typeof loader>()
  return (
    <article className="document">
      <h1>{t('reports:public.title')}</h1>
      <p className="lede">{t('reports:public.lede')}</p>
      {restitutions.length === 0 ? <p>{t('reports:public.none')}</p> : null}
      <ul>
        {restitutions.map(({ versionId, heading, visibleOn }) => (
          <li key={versionId}>
            <a href={`${here}/${versionId}`}>{heading[locale]}</a>
            {visibleOn ? (
              <span className="quiet small">
                {' '}
                {t('reports:public.frozen', { date: format.date(visibleOn, 'short') })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </article>
  )
}
