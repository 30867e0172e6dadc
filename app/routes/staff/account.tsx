import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader, StaffShell } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { changeOwnAccount } from '#app/domain/accounts/change-own-account.server.ts'
import { ownAccountSchema } from '#app/domain/accounts/schema.ts'
import { closeSessions } from '#app/domain/accounts/session.server.ts'
import { listOwnProcesses } from '#app/domain/processes/queries.server.ts'
import { accountAction, accountLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readForm } from '#app/http/read-form.ts'
import { clearedCookieHeader } from '#app/http/session-cookie.ts'
import { locales } from '#app/i18n/index.ts'

export const meta = titled('access:account.title')

export const loader = accountLoader(async ({ ctx }) => {
  const { name, email, locale, grants } = ctx.actor
  const processes = await listOwnProcesses(ctx)
  const held = processes.map((one) => ({
    id: one.id,
    name: one.name,
    roles: grants.filter(({ processId }) => processId === one.id).map(({ role }) => role),
  }))
  return { name, email, locale, held }
})

export const action = accountAction(async ({ ctx, request, t, settings }) => {
  const form = await readForm(request)
  if (form.get('intent') === 'sign-out-everywhere') {
    await closeSessions(ctx, ctx.actor.accountId)
    throw redirect('/', { headers: await clearedCookieHeader(settings.baseUrl) })
  }
  const submission = parseWithZod(form, { schema: ownAccountSchema })
  if (submission.status !== 'success') {
    const texts = { name: t('access:nameInvalid') }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await changeOwnAccount(ctx, submission.value)
  throw redirect('/compte')
})

/** One's own account: name, language, roles, and the way out of every session. */
export default function Account() {
  const t = useT()
  const { name, email, locale, held } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof ownAccountSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(ownAccountSchema),
    defaultValue: { name, locale },
  })
  return (
    <StaffShell name={t('common:product')} home="/demarches" entries={[]} account={name}>
      <PageHeader title={t('access:account.title')} />
      <p className="lede">{t('access:account.lede', { email })}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={answer && 'problem' in answer ? answer.problem.message : null} />
        <TextField field={fields.name} label={t('access:name')} autoComplete="name" />
        <SelectField
          field={fields.locale}
          label={t('access:account.locale')}
          options={locales.map((value) => ({ value, label: t(`access:localeName.${value}`) }))}
        />
        <p>
          <SubmitButton label={t('common:save')} name="intent" value="save" />
        </p>
      </Form>
      <section className="section" aria-labelledby="roles">
        <h2 id="roles">{t('access:account.roles')}</h2>
        <ul>
          {held.map((one) => (
            <li key={one.id}>
              <a href={`/demarches/${one.id}`}>{one.name}</a>
              {' · '}
              {one.roles.map((role) => t(`access:role.${role}`)).join(', ')}
            </li>
          ))}
        </ul>
      </section>
      <section className="section" aria-labelledby="sessions">
        <h2 id="sessions">{t('access:account.out')}</h2>
        <p>{t('access:account.outText')}</p>
        <Form method="post" reloadDocument>
          <SubmitButton
            label={t('access:account.out')}
            name="intent"
            value="sign-out-everywhere"
            look="plain"
          />
        </Form>
      </section>
    </StaffShell>
  )
}
