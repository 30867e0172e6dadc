import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { createFirstPilot, isWithoutAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { firstPilotSchema } from '#app/domain/accounts/schema.ts'
import { DomainError } from '#app/domain/errors.ts'
import { publicAction, publicLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { limitCodes } from '#app/http/rate-limits.server.ts'
import { readForm } from '#app/http/read-form.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'

export const meta = titled('accounts:setupTitle')

export const loader = publicLoader(async ({ ctx }) => {
  if (!(await isWithoutAccount(ctx))) throw new DomainError('not-found', 404)
  return null
})

export const action = publicAction(async ({ ctx, request, address, settings, locale, t }) => {
  const submission = parseWithZod(await readForm(request), { schema: firstPilotSchema })
  if (submission.status !== 'success') {
    const texts = { email: t('accounts:emailInvalid') }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await limitCodes(ctx.db, address)
  const session = await createFirstPilot(ctx, submission.value, locale)
  throw redirect('/demarches', { headers: await sessionCookieHeader(session, settings.baseUrl) })
})

export default function Setup() {
  const t = useT()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof firstPilotSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(firstPilotSchema),
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <h1>{t('accounts:setupTitle')}</h1>
      <p className="lede">{t('accounts:setupLede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem} />
        <TextField
          field={fields.code}
          label={t('accounts:setupCode')}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField field={fields.name} label={t('accounts:name')} autoComplete="name" />
        <TextField field={fields.email} label={t('accounts:email')} type="email" autoComplete="email" />
        <p>
          <SubmitButton label={t('accounts:create')} />
        </p>
      </Form>
    </>
  )
}
