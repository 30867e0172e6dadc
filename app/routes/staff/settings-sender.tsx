import { useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { TextField } from '#app/components/forms/field.tsx'
import { SettingsForm, SettingsHeader } from '#app/components/forms/settings-form.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { senderForm } from '#app/domain/settings/form-values.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { saveSender } from '#app/domain/settings/save-settings.server.ts'
import { senderSchema } from '#app/domain/settings/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readWholeForm } from '#app/http/read-whole-form.ts'

export const meta = titled('settings:subject.sender')

export const loader = staffLoader('settings.edit', async ({ ctx, params }) => ({
  values: senderForm(await getSettings(ctx, params.processId!)),
}))

export const action = staffAction('settings.edit', async ({ ctx, request, params, t }) => {
  const submission = parseWithZod(await readWholeForm(request, 'replyTo'), { schema: senderSchema })
  if (submission.status !== 'success') {
    const texts = { senderName: t('settings:lineInvalid'), replyTo: t('settings:emailInvalid') }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await saveSender(ctx, params.processId!, submission.value)
  throw redirect(`/demarches/${params.processId}/reglages?enregistre=sender`)
})

export default function SenderSettings() {
  const t = useT()
  const { values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof senderSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(senderSchema),
    defaultValue: values,
  })
  return (
    <>
      <SettingsHeader title={t('settings:subject.sender')} lede={t('settings:senderLede')} />
      <SettingsForm form={form} problem={answer && 'problem' in answer ? answer.problem.message : null}>
        <TextField
          field={fields.senderName}
          label={t('settings:senderName')}
          hint={t('settings:senderNameHint')}
        />
        <TextField
          field={fields.replyTo}
          label={t('settings:replyTo')}
          hint={t('settings:replyToHint')}
          type="email"
        />
      </SettingsForm>
    </>
  )
}
