import { useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { SettingsForm, SettingsHeader } from '#app/components/forms/settings-form.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { privacyForm } from '#app/domain/settings/form-values.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { savePrivacy } from '#app/domain/settings/save-settings.server.ts'
import { privacySchema } from '#app/domain/settings/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readWholeForm } from '#app/http/read-whole-form.ts'

export const meta = titled('settings:subject.privacy')

export const loader = staffLoader('settings.edit', async ({ ctx, params }) => ({
  values: privacyForm(await getSettings(ctx, params.processId!)),
}))

export const action = staffAction('settings.edit', async ({ ctx, request, params, t }) => {
  const submission = parseWithZod(await readWholeForm(request, 'dpoAddress'), { schema: privacySchema })
  if (submission.status !== 'success') {
    const texts: Record<string, string> = submission.payload.dpoEmail
      ? { dpoEmail: t('settings:emailInvalid') }
      : {}
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await savePrivacy(ctx, params.processId!, submission.value)
  throw redirect(`/demarches/${params.processId}/reglages?enregistre=privacy`)
})

export default function PrivacySettings() {
  const t = useT()
  const { values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof privacySchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(privacySchema),
    defaultValue: values,
  })
  return (
    <>
      <SettingsHeader title={t('settings:subject.privacy')} lede={t('settings:privacyLede')} />
      <SettingsForm form={form} problem={answer && 'problem' in answer ? answer.problem.message : null}>
        <fieldset className="form">
          <legend>{t('settings:controller')}</legend>
          <TextField
            field={fields.controllerName}
            label={t('settings:controllerName')}
            hint={t('settings:controllerNameHint')}
          />
          <TextArea field={fields.controllerAddress} label={t('settings:controllerAddress')} rows={3} />
        </fieldset>
        <fieldset className="form">
          <legend>{t('settings:dpo')}</legend>
          <TextField field={fields.dpoName} label={t('settings:dpoName')} />
          <TextField field={fields.dpoEmail} label={t('settings:dpoEmail')} type="email" />
          <TextArea field={fields.dpoAddress} label={t('settings:dpoAddress')} rows={3} />
        </fieldset>
      </SettingsForm>
    </>
  )
}
