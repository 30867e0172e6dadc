import type { TerritoryLook } from '#app/domain/settings/territory-look.server.ts'
import { useT } from './i18n.tsx'
import { Mark } from './mark.tsx'

/** The logo with the name, or the name with the tuning fork. */
export function TerritoryMark({ look }: { look: Pick<TerritoryLook, 'logo' | 'territory'> }) {
  const { logo, territory } = look
  if (!logo) return <Mark label={territory} />
  return (
    <span className="mark">
      <img className="logo" alt="" {...logo} />
      {territory}
    </span>
  )
}

/** The pages that every page of a démarche leads to, with the state of conformity that RGAA asks to show. */
export function TerritoryPages({ look }: { look: Pick<TerritoryLook, 'base' | 'conformity' | 'isPublic'> }) {
  const t = useT()
  const { base, conformity, isPublic } = look
  return (
    <nav aria-label={t('territory:footer')}>
      <ul className="foot-links small">
        <li>
          <a href={`${base}/accessibilite`}>
            {t('territory:conformityLine', { state: t(`territory:conformity.${conformity}`) })}
          </a>
        </li>
        <li>
          <a href={`${base}/donnees-personnelles`}>{t('territory:page.privacy')}</a>
        </li>
        <li>
          <a href={`${base}/mentions-legales`}>{t('territory:page.legal')}</a>
        </li>
        <li>
          <a href={`${base}/plan-du-site`}>{t('territory:page.sitemap')}</a>
        </li>
        <li>
          <a href={`${base}/aide`}>{t('territory:page.help')}</a>
        </li>
        {isPublic ? (
          <li>
            <a href={base}>{t('territory:page.home')}</a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
