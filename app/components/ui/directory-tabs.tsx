import { NavLink, useParams } from '@remix-run/react'
import { useT } from './i18n.tsx'

/** The three lists of the directory; elected officials only for who sees the whole of it. */
export function DirectoryTabs({ elected }: { elected: boolean }) {
  const t = useT()
  const people = `/demarches/${useParams().processId}/personnes`
  const tabs = [
    { to: people, label: t('directory:kindTab.agents') },
    ...(elected ? [{ to: `${people}/elus`, label: t('directory:kindTab.elected') }] : []),
    { to: `${people}/organismes`, label: t('directory:kindTab.organisations') },
  ]
  return (
    <nav aria-label={t('directory:kindsOfList')}>
      <ul className="steps">
        {tabs.map(({ to, label }) => (
          <li key={to}>
            <NavLink to={to} end>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
