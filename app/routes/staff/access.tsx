import { Link, useLoaderData, useParams } from '@remix-run/react'
import { AccessTable } from '#app/components/ui/access-table.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { RoleTable } from '#app/components/ui/role-table.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may, mayGrant } from '#app/domain/accounts/permissions.ts'
import { listAccess } from '#app/domain/accounts/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('access:title')

export const loader = staffLoader('access.read', async ({ ctx, params }) => {
  const processId = params.processId!
  const held = await listAccess(ctx, processId)
  return {
    mayInvite: may(ctx.actor, 'access.manage', processId),
    rows: held.map(({ since, locale: _, ...row }) => ({
      ...row,
      since: since.toISOString(),
      changeable: mayGrant(ctx.actor, row.role, processId),
      self: row.accountId === ctx.actor.accountId,
    })),
  }
})

/** Who has access to what, and what each role may do. */
export default function Access() {
  const t = useT()
  const format = useFormat()
  const { mayInvite, rows } = useLoaderData<typeof loader>()
  const here = `/demarches/${useParams().processId}/acces`
  const people = new Set(rows.map(({ accountId }) => accountId)).size
  return (
    <>
      <PageHeader
        title={t('access:title')}
        action={
          mayInvite ? (
            <Link className="button" to={`${here}/inviter`}>
              {t('access:invite')}
            </Link>
          ) : null
        }
      />
      <p className="lede">{t('access:lede', { count: people, formatted: format.number(people) })}</p>
      <AccessTable rows={rows.map((row) => ({ ...row, since: row.since.slice(0, 10) }))} here={here} />
      <p>
        <a href={`${here}.csv`} download>
          {t('access:csv')}
        </a>
      </p>
      <section className="section" aria-labelledby="roles">
        <h2 id="roles">{t('access:rolesTitle')}</h2>
        <p>{t('access:rolesLede')}</p>
        <RoleTable />
      </section>
    </>
  )
}
