import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { AccountFields } from '#app/components/forms/account-fields.tsx'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader, StaffShell } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import {
  inviteInstanceAdministrator,
  listInstanceAdministrators,
} from '#app/domain/accounts/instance-administrators.server.ts'
import { administratorInviteSchema } from '#app/domain/accounts/schema.ts'
import { accountAction, accountLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('accounts:instance.invite')

export const loader = accountLoader(async ({ ctx }) => {
  await listInstanceAdministrators(ctx)
  return { account: ctx.actor.name }
})

export const action = accountAction(async ({ ctx, request, t }) => {
  await listInstanceAdministrators(ctx)
  const submission = parseWithZod(await readForm(request), { schema: administratorInviteSchema })
  if (submission.status !== 'success') {
    const texts = { name: t('access:nameInvalid'), email: t('access:emailInvalid') }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await inviteInstanceAdministrator(ctx, submission.value)
  throw redirect('/instance')
})

export default function InviteAdministrator() {
  const t = useT()
  const { account } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof administratorInviteSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(administratorInviteSchema),
  })
  return (
    <StaffShell name={t('common:product')} home="/demarches" entries={[]} account={account}>
      <PageHeader
        title={t('accounts:instance.invite')}
        above={<Link to="/instance">{t('accounts:instance.title')}</Link>}
      />
      <p className="lede">{t('accounts:instance.inviteLede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={answer && 'problem' in answer ? answer.problem.message : null} />
        <AccountFields fields={fields} />
        <p className="actions">
          <SubmitButton label={t('access:send')} />
          <Link to="/instance">{t('common:cancel')}</Link>
        </p>
      </Form>
    </StaffShell>
  )
}
