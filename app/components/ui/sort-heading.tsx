import { Link } from '@remix-run/react'
import { changedQuery } from './page-links.tsx'

/** The head of a column by which a list is sorted: its link sorts by it, then the other way round. */
export function SortHeading(props: {
  column: string
  /** The column of a list that says nothing. */
  usual: string
  sort: string
  direction: 'asc' | 'desc'
  query: URLSearchParams
  label: string
  numeric?: boolean
}) {
  const { column, usual, sort, direction, query, label, numeric } = props
  const sorted = sort === column
  const next = sorted && direction === 'asc' ? 'desc' : ''
  return (
    <th
      scope="col"
      className={numeric ? 'num' : undefined}
      aria-sort={sorted ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      <Link
        to={changedQuery(query, { tri: column === usual ? '' : column, ordre: next, page: '' })}
        preventScrollReset
      >
        {label}
      </Link>
      {sorted ? <span aria-hidden="true">{direction === 'asc' ? ' ↑' : ' ↓'}</span> : null}
    </th>
  )
}
