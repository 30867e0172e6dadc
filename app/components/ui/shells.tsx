import { Form, NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useT } from './i18n.tsx'
import { Mark } from './mark.tsx'

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
  children: ReactNode
}) {
  const t = useT()
  return (
    <div className="staff">
      <SkipLink />
      <header className="rail">
        <a href={props.home} className="mark-link">
          <Mark label={props.name} />
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
          <span className="quiet">{props.account}</span>
          <SignOut />
        </div>
      </header>
      <main className="work" id="main" tabIndex={-1}>
        {props.children}
      </main>
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

function SkipLink() {
  const t = useT()
  return (
    <a className="skip" href="#main">
      {t('common:skip')}
    </a>
  )
}

/** Public pages: the product's name, one column, the language. */
export function PublicShell({ children }: { children: ReactNode }) {
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
        {children}
      </main>
    </div>
  )
}

function LanguageSwitch() {
  const t = useT()
  const other = useLocale() === 'fr' ? 'en' : 'fr'
  return (
    <Form method="post" action="/langue" reloadDocument>
      <input type="hidden" name="locale" value={other} />
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
