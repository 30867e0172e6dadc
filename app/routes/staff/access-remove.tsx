import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { DecisionForm } from '#app/components/forms/decision-form.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { mayGrant } from '#app/domain/accounts/permissions.ts'
import { getHeldRole } from '#app/domain/accounts/queries.server.ts'
import { removeRole } from '#app/domain/accounts/remove-role.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { requireIntent } from '#app/http/read-form.ts'

export const meta = titled('access:removePageTitle')

export const loader = staffLoader('access.manage', async ({ ctx, params }) => {
  const processId = params.processId!
  const { name, role, accountId } = await getHeldRole(ctx, processId, params.assignmentId!)
  if (!mayGrant(ctx.actor, role, processId)) throw new DomainError('access.more-than-held', 403)
  return { name, role, self: accountId === ctx.actor.accountId }
})

export const action = staffAction('access.manage', async ({ ctx, params, request }) => {
  await requireIntent(request, 'remove')
  const processId = params.processId!
  await removeRole(ctx, { processId, assignmentId: params.assignmentId! })
  throw redirect(`/demarches/${processId}/acces`)
})

/** Says what taking a role away does, and that suspending may be enough, before it is done. */
export default function RemoveAccess() {
  const t = useT()
  const { name, role, self } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, assignmentId } = useParams()
  const here = `/demarches/${processId}/acces`
  return (
    <>
      <PageHeader title={t('access:removePageTitle')} above={<Link to={here}>{t('access:back')}</Link>} />
      <p className="lede">{t('access:removeLede', { name, role: t(`access:role.${role}`) })}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      {self ? <Notice title={t('access:removeSelf')} /> : null}
      <section className="section" aria-labelledby="what">
        <h2 id="what">{t('access:removeWhat')}</h2>
        <ul>
          <li>{t('access:removeNow')}</li>
          <li>{t('access:removeKept')}</li>
          <li>{t('access:removeNoMail')}</li>
          <li>{t('access:removeBack')}</li>
        </ul>
      </section>
      <DecisionForm label={t('access:remove')} intent="remove" back={`${here}/${assignmentId}`} />
    </>
  )
}
