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
import { requestSignIn } from '#app/domain/accounts/request-sign-in.server.ts'
import { signInRequestSchema } from '#app/domain/accounts/schema.ts'
import { publicAction } from '#app/http/context.server.ts'
import { limitSignIn } from '#app/http/rate-limits.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('accounts:signInTitle')

export const action = publicAction(async ({ ctx, request, address, t }) => {
  const submission = parseWithZod(await readForm(request), { schema: signInRequestSchema })
  if (submission.status !== 'success') {
    return data({ result: submission.reply({ fieldErrors: { email: [t('accounts:emailInvalid')] } }) }, 400)
  }
  await limitSignIn(ctx.db, { address, email: submission.value.email })
  await requestSignIn(ctx, submission.value.email)
  throw redirect('/connexion/envoye')
})

export default function SignIn() {
  const t = useT()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof signInRequestSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(signInRequestSchema),
  })
  return (
    <>
      <h1>{t('accounts:signInTitle')}</h1>
      <p className="lede">{t('accounts:signInLede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={answer && 'problem' in answer ? answer.problem.message : null} />
        <TextField field={fields.email} label={t('accounts:email')} type="email" autoComplete="email" />
        <p>
          <SubmitButton label={t('accounts:sendLink')} />
        </p>
      </Form>
    </>
  )
}
