import { Link } from '@remix-run/react'
import type { Role } from '#app/domain/accounts/permissions.ts'
import { useFormat, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

export interface AccessRow {
  assignmentId: string
  accountId: string
  name: string
  email: string
  role: Role
  employers: { id: string; name: string }[]
  since: string
  endsOn: string | null
  state: 'active' | 'suspended' | 'ended'
  signedInOn: string | null
  refused: boolean
  /** Whether the reader may change this role. */
  changeable: boolean
  self: boolean
}

/** Who holds which role: one line for each role, the person named on her first one. */
export function AccessTable({ rows, here }: { rows: readonly AccessRow[]; here: string }) {
  const t = useT()
  const format = useFormat()
  const changes = rows.some(({ changeable }) => changeable)
  // What is done is seen on a phone without scrolling: before the dates.
  const act = changes ? (['act'] as const) : []
  const columns = ['person', 'role', ...act, 'employers', 'since', 'signedIn', 'state'] as const
  return (
    <ScrollRegion label={t('access:table')}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {t(`access:column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => {
            const again = rows[place - 1]?.accountId === row.accountId
            const role = t(`access:role.${row.role}`)
            return (
              <tr key={row.assignmentId}>
                <th scope="row">
                  {again ? <span className="visually-hidden">{row.name}</span> : <Person row={row} />}
                </th>
                <td>{role}</td>
                {changes ? (
                  <td>
                    {row.changeable ? (
                      <Link
                        to={`${here}/${row.assignmentId}`}
                        aria-label={t('access:changeOf', { name: row.name, role })}
                      >
                        {t('access:change')}
                      </Link>
                    ) : null}
                  </td>
                ) : null}
                <td>{row.employers.map(({ name }) => name).join(', ') || '—'}</td>
                <td>{format.date(row.since, 'short')}</td>
                <td>{row.signedInOn ? format.date(row.signedInOn, 'short') : t('access:never')}</td>
                <td>
                  <span className={row.state === 'active' ? undefined : 'tag'}>
                    {t(`access:state.${row.state}`)}
                  </span>
                  {row.endsOn && row.state !== 'ended' ? (
                    <div className="quiet small">
                      {t('access:until', { date: format.date(row.endsOn, 'short') })}
                    </div>
                  ) : null}
                  {row.refused ? <div className="small">{t('access:refused')}</div> : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Person({ row }: { row: AccessRow }) {
  const t = useT()
  return (
    <>
      <strong>{row.name}</strong> {row.self ? <span className="quiet">{t('access:you')}</span> : null}
      <div className="quiet small">{row.email}</div>
    </>
  )
}
