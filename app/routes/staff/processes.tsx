import { Link, useLoaderData } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { PageHeader, StaffShell } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { administersInstance, may } from '#app/domain/accounts/permissions.ts'
import { listOwnProcesses } from '#app/domain/processes/queries.server.ts'
import { accountLoader } from '#app/http/context.server.ts'

export const meta = titled('processes:listTitle')

export const loader = accountLoader(async ({ ctx }) => ({
  processes: await listOwnProcesses(ctx),
  administers: administersInstance(ctx.actor),
  mayCreate: may(ctx.actor, 'process.create', null),
  account: ctx.actor.name,
}))

export default function Processes() {
  const t = useT()
  const format = useFormat()
  const { processes, administers, mayCreate, account } = useLoaderData<typeof loader>()
  return (
    <StaffShell name={t('common:product')} home="/demarches" entries={[]} account={account}>
      <PageHeader
        title={t('processes:listTitle')}
        above={t('processes:listLede')}
        action={
          mayCreate ? (
            <Link className="button" to="/demarches/nouvelle">
              {t('processes:create')}
            </Link>
          ) : null
        }
      />
      {processes.length === 0 ? <p className="lede">{t('processes:listEmpty')}</p> : null}
      <ul className="found">
        {processes.map((each) => (
          <li key={each.id}>
            <Link to={`/demarches/${each.id}`}>{each.name}</Link>{' '}
            {each.archivedAt ? <span className="tag">{t('processes:archivedTag')}</span> : null}
            <p className="quiet small">
              {t('processes:listLine', { epci: each.epciName, date: format.date(each.launchOn, 'short') })}
            </p>
          </li>
        ))}
      </ul>
      {administers ? (
        <p>
          <Link to="/instance">{t('accounts:instance.table')}</Link>
        </p>
      ) : null}
    </StaffShell>
  )
}
