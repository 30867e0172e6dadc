import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import type { z } from 'zod'
import { AccountFields } from '#app/components/forms/account-fields.tsx'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { RoleFields } from '#app/components/forms/role-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { RoleTable } from '#app/components/ui/role-table.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { inviteAccount } from '#app/domain/accounts/invite-account.server.ts'
import { mayGrant, roles } from '#app/domain/accounts/permissions.ts'
import { listEmployerChoices } from '#app/domain/accounts/queries.server.ts'
import { inviteSchema } from '#app/domain/accounts/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('access:inviteTitle')

export const loader = staffLoader('access.manage', async ({ ctx, params }) => {
  const processId = params.processId!
  return {
    roles: roles.filter((role) => mayGrant(ctx.actor, role, processId)),
    employers: await listEmployerChoices(ctx, processId),
  }
})

export const action = staffAction('access.manage', async ({ ctx, request, params, t }) => {
  const submission = parseWithZod(await readForm(request), { schema: inviteSchema })
  if (submission.status !== 'success') {
    const texts = {
      name: t('access:nameInvalid'),
      email: t('access:emailInvalid'),
      role: t('access:roleInvalid'),
      employerIds: t('access:employersInvalid'),
      endsOn: t('access:endsOnInvalid'),
    }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await inviteAccount(ctx, params.processId!, submission.value)
  throw redirect(`/demarches/${params.processId}/acces`)
})

export default function Invite() {
  const t = useT()
  const choices = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const here = `/demarches/${useParams().processId}/acces`
  const [form, fields] = useForm<z.input<typeof inviteSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(inviteSchema),
  })
  return (
    <>
      <PageHeader title={t('access:inviteTitle')} above={<Link to={here}>{t('access:back')}</Link>} />
      <p className="lede">{t('access:inviteLede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={answer && 'problem' in answer ? answer.problem.message : null} />
        <AccountFields fields={fields} />
        <RoleFields fields={fields} {...choices} />
        <details>
          <summary>{t('access:rolesTitle')}</summary>
          <RoleTable />
        </details>
        <p className="actions">
          <SubmitButton label={t('access:send')} />
          <Link to={here}>{t('common:cancel')}</Link>
        </p>
      </Form>
    </>
  )
}
