import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { DecisionForm } from '#app/components/forms/decision-form.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader, StaffShell } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import {
  listInstanceAdministrators,
  removeInstanceAdministrator,
} from '#app/domain/accounts/instance-administrators.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { accountAction, accountLoader } from '#app/http/context.server.ts'
import { requireIntent } from '#app/http/read-form.ts'

export const meta = titled('accounts:instance.removeTitle', ({ name }: { name: string }) => ({ name }))

export const loader = accountLoader(async ({ ctx, params }) => {
  const all = await listInstanceAdministrators(ctx)
  const one = all.find(({ assignmentId }) => assignmentId === params.assignmentId)
  if (!one) throw new DomainError('not-found', 404)
  const { actor } = ctx
  return {
    account: actor.name,
    name: one.name,
    self: one.accountId === actor.accountId,
    last: all.length === 1,
  }
})

export const action = accountAction(async ({ ctx, params, request }) => {
  await requireIntent(request, 'remove')
  const accountId = await removeInstanceAdministrator(ctx, params.assignmentId!)
  throw redirect(accountId === ctx.actor.accountId ? '/demarches' : '/instance')
})

/** Says what taking the administration away does before it is done; never from the last one. */
export default function RemoveAdministrator() {
  const t = useT()
  const { account, name, self, last } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const reason = answer?.problem.message ?? (last ? t('errors:instance.last-administrator') : null)
  return (
    <StaffShell name={t('common:product')} home="/demarches" entries={[]} account={account}>
      <PageHeader
        title={t('accounts:instance.removeTitle', { name })}
        above={<Link to="/instance">{t('accounts:instance.title')}</Link>}
      />
      {reason ? (
        <Notice alert title={reason} />
      ) : (
        <>
          {self ? <Notice title={t('accounts:instance.removeSelf')} /> : null}
          <ul>
            <li>{t('accounts:instance.removeNow')}</li>
            <li>{t('accounts:instance.removeKept')}</li>
          </ul>
          <DecisionForm label={t('accounts:instance.removeButton')} intent="remove" back="/instance" />
        </>
      )}
    </StaffShell>
  )
}
