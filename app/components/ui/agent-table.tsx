import { Link, useParams } from '@remix-run/react'
import { sortColumns } from '#app/domain/directory/schema.ts'
import { useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { SortHeading } from './sort-heading.tsx'

interface Agent {
  personId: string
  familyName: string
  givenName: string
  email: string | null
  employments: { employer: string; service: string | null; job: string | null; matricule: string | null }[]
}

/** Agents or elected officials, each once; her other employments or mandates stand below the main one. */
export function AgentTable(props: {
  kind: 'agents' | 'elected'
  agents: readonly Agent[]
  sort: (typeof sortColumns)[number]
  direction: 'asc' | 'desc'
  query: URLSearchParams
}) {
  const t = useT()
  const { kind, agents, sort, direction, query } = props
  const people = `/demarches/${useParams().processId}/personnes`
  const agentsOnly = { employer: t('directory:column.employer'), service: t('directory:column.service') }
  const labels = {
    name: t('directory:column.name'),
    email: t('directory:column.email'),
    ...(kind === 'agents'
      ? agentsOnly
      : { employer: t('directory:body'), service: t('directory:headingElected.job') }),
  }
  return (
    <ScrollRegion label={t(kind === 'agents' ? 'directory:list' : 'directory:electedList')}>
      <table>
        <thead>
          <tr>
            {sortColumns.map((column) => (
              <SortHeading
                key={column}
                column={column}
                usual="name"
                sort={sort}
                direction={direction}
                query={query}
                label={labels[column]}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {agents.map(({ personId, familyName, givenName, email, employments }) => {
            const [main, ...others] = employments
            return (
              <tr key={personId}>
                <th scope="row">
                  <Link to={`${people}/${personId}`}>
                    {familyName} {givenName}
                  </Link>
                </th>
                <td>
                  {main?.employer}
                  {others.map(({ employer, service, job }, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an employer may come twice, and nothing here is edited
                    <div key={index} className="quiet small">
                      {t('directory:also', {
                        employer: [employer, service ?? (kind === 'elected' ? job : null)]
                          .filter(Boolean)
                          .join(', '),
                      })}
                    </div>
                  ))}
                </td>
                <td>
                  {kind === 'agents' ? (main?.service ?? '—') : (main?.job ?? '—')}
                  {kind === 'agents' && main?.job ? <div className="quiet small">{main.job}</div> : null}
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
