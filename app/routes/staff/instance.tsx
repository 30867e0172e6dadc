import { Link, useLoaderData } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader, StaffShell } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { listInstanceAdministrators } from '#app/domain/accounts/instance-administrators.server.ts'
import { describeAction } from '#app/domain/journal/describe-action.ts'
import { listInstanceJournal } from '#app/domain/journal/queries.server.ts'
import { accountLoader } from '#app/http/context.server.ts'

export const meta = titled('accounts:instance.title')

export const loader = accountLoader(async ({ ctx, t }) => ({
  account: ctx.actor.name,
  self: ctx.actor.accountId,
  administrators: (await listInstanceAdministrators(ctx)).map(({ since, ...one }) => ({
    ...one,
    since: since.toISOString(),
  })),
  lines: (await listInstanceJournal(ctx)).map((line) => ({
    id: line.id,
    at: line.at.toISOString(),
    who: line.who,
    what: describeAction(t, line),
  })),
}))

/** Who administers the instance, and what was done there. */
export default function Instance() {
  const t = useT()
  const format = useFormat()
  const { account, self, administrators, lines } = useLoaderData<typeof loader>()
  return (
    <StaffShell name={t('common:product')} home="/demarches" entries={[]} account={account}>
      <PageHeader
        title={t('accounts:instance.title')}
        above={<Link to="/demarches">{t('processes:listTitle')}</Link>}
        action={
          <Link className="button" to="/instance/inviter">
            {t('accounts:instance.invite')}
          </Link>
        }
      />
      <p className="lede">{t('accounts:instance.lede')}</p>
      <ScrollRegion label={t('accounts:instance.table')}>
        <table>
          <thead>
            <tr>
              {(['person', 'act', 'since', 'signedIn'] as const).map((column) => (
                <th scope="col" key={column}>
                  {t(`access:column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {administrators.map((one) => (
              <tr key={one.assignmentId}>
                <th scope="row">
                  <strong>{one.name}</strong>{' '}
                  {one.accountId === self ? <span className="quiet">{t('access:you')}</span> : null}
                  <div className="quiet small">{one.email}</div>
                  {one.refused ? <div className="small">{t('access:refused')}</div> : null}
                </th>
                <td>
                  {administrators.length > 1 ? (
                    <Link
                      to={`/instance/${one.assignmentId}/retirer`}
                      aria-label={t('accounts:instance.removeOf', { name: one.name })}
                    >
                      {t('accounts:instance.remove')}
                    </Link>
                  ) : (
                    <span className="quiet">{t('accounts:instance.only')}</span>
                  )}
                </td>
                <td>{format.date(one.since.slice(0, 10), 'short')}</td>
                <td>{one.signedInOn ? format.date(one.signedInOn, 'short') : t('access:never')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <section className="section" aria-labelledby="journal">
        <h2 id="journal">{t('journal:title')}</h2>
        {lines.length === 0 ? <p>{t('accounts:instance.noLines')}</p> : null}
        <ul>
          {lines.map(({ id, at, who, what }) => (
            <li key={id}>
              <span className="quiet">{format.dateTime(at)}</span> {what} {who ? `(${who})` : null}
            </li>
          ))}
        </ul>
      </section>
    </StaffShell>
  )
}
