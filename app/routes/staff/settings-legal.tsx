import { useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { SettingsForm, SettingsHeader } from '#app/components/forms/settings-form.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { legalForm } from '#app/domain/settings/form-values.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { saveLegal } from '#app/domain/settings/save-settings.server.ts'
import { legalSchema } from '#app/domain/settings/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readWholeForm } from '#app/http/read-whole-form.ts'

export const meta = titled('settings:subject.legal')

export const loader = staffLoader('settings.edit', async ({ ctx, params }) => ({
  values: legalForm(await getSettings(ctx, params.processId!)),
}))

export const action = staffAction('settings.edit', async ({ ctx, request, params, t }) => {
  const submission = parseWithZod(await readWholeForm(request, 'sourceUrl'), { schema: legalSchema })
  if (submission.status !== 'success') {
    const { publisherPhone, hostPhone } = submission.payload
    const texts = {
      ...(publisherPhone ? { publisherPhone: t('settings:phoneInvalid') } : {}),
      ...(hostPhone ? { hostPhone: t('settings:phoneInvalid') } : {}),
      sourceUrl: t('settings:urlInvalid'),
    }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await saveLegal(ctx, params.processId!, submission.value)
  throw redirect(`/demarches/${params.processId}/reglages?enregistre=legal`)
})

export default function LegalSettings() {
  const t = useT()
  const { values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof legalSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(legalSchema),
    defaultValue: values,
  })
  return (
    <>
      <SettingsHeader title={t('settings:subject.legal')} lede={t('settings:legalLede')} />
      <SettingsForm form={form} problem={answer && 'problem' in answer ? answer.problem.message : null}>
        <fieldset className="form">
          <legend>{t('settings:publisher')}</legend>
          <TextField field={fields.publisherName} label={t('settings:publisherName')} />
          <TextArea field={fields.publisherAddress} label={t('settings:publisherAddress')} rows={3} />
          <TextField
            field={fields.publisherPhone}
            label={t('settings:publisherPhone')}
            type="tel"
            className="short"
          />
          <TextField
            field={fields.director}
            label={t('settings:director')}
            hint={t('settings:directorHint')}
          />
        </fieldset>
        <fieldset className="form">
          <legend>{t('settings:host')}</legend>
          <TextField field={fields.hostName} label={t('settings:hostName')} />
          <TextArea field={fields.hostAddress} label={t('settings:hostAddress')} rows={3} />
          <TextField field={fields.hostPhone} label={t('settings:hostPhone')} type="tel" className="short" />
        </fieldset>
        <fieldset className="form">
          <legend>{t('settings:source')}</legend>
          <TextField
            field={fields.sourceUrl}
            label={t('settings:sourceUrl')}
            hint={t('settings:sourceUrlHint')}
            type="url"
          />
        </fieldset>
      </SettingsForm>
    </>
  )
}
