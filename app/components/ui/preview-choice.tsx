import { Link } from '@remix-run/react'
import { changedQuery } from './page-links.tsx'

/** One choice among several, kept in the address: links, so that it works by keyboard and without JavaScript. */
export function PreviewChoice(props: {
  label: string
  /** Of the query. */
  name: string
  current: string
  search: URLSearchParams
  options: readonly (readonly [value: string, label: string])[]
}) {
  const { label, name, current, search, options } = props
  return (
    <nav aria-label={label}>
      <ul className="steps">
        {options.map(([value, text]) => (
          <li key={value}>
            <Link
              to={changedQuery(search, { [name]: value })}
              aria-current={value === current ? 'true' : undefined}
              preventScrollReset
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
