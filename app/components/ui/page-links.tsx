import { Link } from '@remix-run/react'
import { useT } from './i18n.tsx'

/** The address of the same list with other choices; an empty value leaves the choice out. */
export function changedQuery(query: URLSearchParams, changes: Record<string, string>): string {
  const changed = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') changed.delete(name)
    else changed.set(name, value)
  }
  return `?${changed}`
}

/** Previous and next page of a list; nothing when it has one. */
export function PageLinks(props: {
  page: number
  pages: number
  query: URLSearchParams
  label: string
  name?: string
}) {
  const t = useT()
  const { page, pages, query, label, name = 'page' } = props
  if (pages <= 1) return null
  const to = (target: number) => changedQuery(query, { [name]: target > 1 ? String(target) : '' })
  return (
    <nav aria-label={label} className="actions">
      {page > 1 ? (
        <Link to={to(page - 1)} rel="prev" preventScrollReset>
          {t('directory:previousPage')}
        </Link>
      ) : null}
      <span>{t('directory:pageOf', { page, pages })}</span>
      {page < pages ? (
        <Link to={to(page + 1)} rel="next" preventScrollReset>
          {t('directory:nextPage')}
        </Link>
      ) : null}
    </nav>
  )
}
