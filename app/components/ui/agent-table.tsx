import { Link } from '@remix-run/react'
import { sortColumns } from '#app/domain/directory/schema.ts'
import { useT } from './i18n.tsx'
import { changedQuery } from './page-links.tsx'
import { ScrollRegion } from './scroll-region.tsx'

interface Agent {
  personId: string
  familyName: string
  givenName: string
  email: string | null
  employments: { employer: string; service: string | null; job: string | null; matricule: string | null }[]
}

/** Agents, each once; her other employments stand below the main one. */
export function AgentTable(props: {
  agents: readonly Agent[]
  sort: (typeof sortColumns)[number]
  direction: 'asc' | 'desc'
  query: URLSearchParams
}) {
  const t = useT()
  const { agents, sort, direction, query } = props
  const heading = (column: (typeof sortColumns)[number]) => {
    const sorted = sort === column
    const next = sorted && direction === 'asc' ? 'desc' : ''
    return (
      <th
        key={column}
        scope="col"
        aria-sort={sorted ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
      >
        <Link
          to={changedQuery(query, { tri: column === 'name' ? '' : column, ordre: next, page: '' })}
          preventScrollReset
        >
          {t(`directory:column.${column}`)}
        </Link>
        {sorted ? <span aria-hidden="true">{direction === 'asc' ? ' ↑' : ' ↓'}</span> : null}
      </th>
    )
  }
  return (
    <ScrollRegion label={t('directory:list')}>
      <table>
        <thead>
          <tr>{sortColumns.map(heading)}</tr>
        </thead>
        <tbody>
          {agents.map(({ personId, familyName, givenName, email, employments }) => {
            const [main, ...others] = employments
            return (
              <tr key={personId}>
                <th scope="row">
                  {familyName} {givenName}
                </th>
                <td>
                  {main?.employer}
                  {others.map(({ employer, service }, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an employer may come twice, and nothing here is edited
                    <div key={index} className="quiet small">
                      {t('directory:also', { employer: [employer, service].filter(Boolean).join(', ') })}
                    </div>
                  ))}
                </td>
                <td>
                  {main?.service ?? '—'}
                  {main?.job ? <div className="quiet small">{main.job}</div> : null}
                </td>
                <td>{email ?? <span className="quiet">{t('directory:none')}</span>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
