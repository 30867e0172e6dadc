import { Form, NavLink, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Conformity } from '#app/domain/settings/accessibility.ts'
import type { TerritoryLook } from '#app/domain/settings/territory-look.server.ts'
import { useLocale, useT } from './i18n.tsx'
import { Mark } from './mark.tsx'
import { TerritoryMark, TerritoryPages } from './territory-mark.tsx'

export interface RailEntry {
  to: string
  label: string
}

/** Staff pages: a slim rail by moments of the work, the démarche on top. Entries a role may not see are absent. */
export function StaffShell(props: {
  name: string
  home: string
  entries: readonly RailEntry[]
  account: string
  /** Of the démarche; null where none is in the address. */
  look?: TerritoryLook | null
  children: ReactNode
}) {
  const t = useT()
  const { look = null } = props
  return (
    <div className="staff">
      <SkipLink />
      <header className="rail">
        <a href={props.home} className="mark-link">
          {look?.logo ? (
            <TerritoryMark look={{ logo: look.logo, territory: props.name }} />
          ) : (
            <Mark label={props.name} />
          )}
        </a>
        <nav aria-label={t('staff:mainNavigation')}>
          <ul>
            {props.entries.map((entry) => (
              <li key={entry.to}>
                <NavLink to={entry.to} end={entry.to === props.home}>
                  {entry.label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="account small">
          <a className="self" href="/compte">
            {props.account}
          </a>
          <LanguageSwitch />
          <SignOut />
        </div>
      </header>
      <div className="desk">
        <main className="work" id="main" tabIndex={-1}>
          {props.children}
        </main>
        <footer className="foot">{look ? <TerritoryPages look={look} /> : <InstancePages />}</footer>
      </div>
    </div>
  )
}

export function SignOut() {
  const t = useT()
  return (
    <Form method="post" action="/deconnexion" reloadDocument>
      <button type="submit" className="button link">
        {t('accounts:signOut')}
      </button>
    </Form>
  )
}

export function SkipLink() {
  const t = useT()
  return (
    <a className="skip" href="#main">
      {t('common:skip')}
    </a>
  )
}

/** Where no démarche is in the address: one page leads to the mandatory pages of each. */
export function InstancePages({ conformity = null }: { conformity?: Conformity | null }) {
  const t = useT()
  return (
    <nav aria-label={t('territory:footer')}>
      <ul className="foot-links small">
        <li>
          <a href="/informations">
            {conformity
              ? t('territory:conformityLine', { state: t(`territory:conformity.${conformity}`) })
              : t('territory:page.accessibility')}
          </a>
        </li>
        <li>
          <a href="/informations">{t('territory:instance.title')}</a>
        </li>
      </ul>
    </nav>
  )
}

/** Public pages of the instance: the product's name, one column, the language. */
export function PublicShell(props: { footer: ReactNode; children: ReactNode }) {
  const t = useT()
  return (
    <div className="public">
      <SkipLink />
      <header>
        <a href="/" className="mark-link">
          <Mark label={t('common:product')} />
        </a>
        <LanguageSwitch />
      </header>
      <main id="main" tabIndex={-1}>
        {props.children}
      </main>
      <footer>{props.footer}</footer>
    </div>
  )
}

export function LanguageSwitch() {
  const t = useT()
  const other = useLocale() === 'fr' ? 'en' : 'fr'
  return (
    <Form method="post" action="/langue" reloadDocument>
      <input type="hidden" name="locale" value={other} />
      <input type="hidden" name="page" value={useLocation().pathname} />
      <button type="submit" className="button link" lang={other}>
        {t('common:otherLanguage')}
      </button>
    </Form>
  )
}

/** The head of a staff page: where we are, its name, and at most one primary action. */
export function PageHeader(props: { title: string; above?: ReactNode; action?: ReactNode }) {
  return (
    <header>
      <div>
        {props.above ? <p className="quiet crumbs">{props.above}</p> : null}
        <h1>{props.title}</h1>
      </div>
      {props.action}
    </header>
  )
}
