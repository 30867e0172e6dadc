import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { dayAt } from '#app/domain/calendar/days.ts'
import { worstConformity } from '#app/domain/settings/accessibility.ts'
import { listPublicTerritories } from '#app/domain/settings/queries.server.ts'
import { lookOf } from '#app/domain/settings/territory-look.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const meta = titled('territory:instance.title')

export const loader = publicLoader(async ({ ctx }) => {
  const looks = (await listPublicTerritories(ctx)).map((each) => lookOf(each, dayAt(ctx.now())))
  return { looks, conformity: worstConformity(looks.map((look) => look.conformity)) }
})

const pages = [
  ['accessibilite', 'accessibility'],
  ['donnees-personnelles', 'privacy'],
  ['mentions-legales', 'legal'],
  ['plan-du-site', 'sitemap'],
  ['aide', 'help'],
] as const

/** The mandatory pages where no démarche is in the address: those of each démarche that is public. */
export default function Information() {
  const t = useT()
  const { looks, conformity } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{t('territory:instance.title')}</h1>
      <p className="lede">{t('territory:instance.lede')}</p>
      <p>{t('territory:conformityLine', { state: t(`territory:conformity.${conformity}`) })}</p>
      {looks.length === 0 ? <p>{t('territory:instance.none')}</p> : null}
      {looks.map(({ base, territory, processName }) => (
        <section key={base} className="section" aria-labelledby={base.slice(3)}>
          <h2 id={base.slice(3)}>
            {processName} · {territory}
          </h2>
          <ul>
            {pages.map(([path, name]) => (
              <li key={path}>
                <a href={`${base}/${path}`}>
                  {t('territory:instance.of', { page: t(`territory:page.${name}`), territory })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h2>{t('territory:page.cookies')}</h2>
      <p>{t('territory:instance.cookiesText')}</p>
      <h2>{t('territory:legal.sourceTitle')}</h2>
      <p>{t('territory:legal.source')}</p>
    </>
  )
}
