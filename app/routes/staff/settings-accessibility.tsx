import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { AccessibilityFields } from '#app/components/forms/accessibility-fields.tsx'
import { SettingsForm, SettingsHeader } from '#app/components/forms/settings-form.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { accessibilityForm } from '#app/domain/settings/form-values.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { saveAccessibility } from '#app/domain/settings/save-settings.server.ts'
import { accessibilitySchema } from '#app/domain/settings/schema.ts'
import { getLook } from '#app/domain/settings/territory-look.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readWholeForm } from '#app/http/read-whole-form.ts'

export const meta = titled('settings:subject.accessibility')

export const loader = staffLoader('settings.edit', async ({ ctx, params }) => {
  const { base, conformity } = await getLook(ctx, params.processId!)
  return { values: accessibilityForm(await getSettings(ctx, params.processId!)), base, conformity }
})

export const action = staffAction('settings.edit', async ({ ctx, request, params, t }) => {
  const submission = parseWithZod(await readWholeForm(request, 'actions'), { schema: accessibilitySchema })
  if (submission.status !== 'success') {
    const texts = {
      email: t(submission.payload.email ? 'settings:emailInvalid' : 'settings:accessibilityEmailMissing'),
      phone: t('settings:phoneInvalid'),
      auditOn: t('settings:auditOnInvalid'),
      met: t('settings:criteriaInvalid'),
      failed: t('settings:criteriaInvalid'),
      plan: t('settings:urlInvalid'),
      actions: t('settings:urlInvalid'),
    }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await saveAccessibility(ctx, params.processId!, submission.value)
  throw redirect(`/demarches/${params.processId}/reglages?enregistre=accessibility`)
})

export default function AccessibilitySettings() {
  const t = useT()
  const { values, base, conformity } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof accessibilitySchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    defaultValue: values,
  })
  return (
    <>
      <SettingsHeader title={t('settings:subject.accessibility')} lede={t('settings:accessibilityLede')} />
      <p>
        {t('settings:accessibilityState', { state: t(`territory:conformity.${conformity}`) })}{' '}
        <a href={`${base}/accessibilite`}>{t('settings:statement')}</a>
      </p>
      <SettingsForm form={form} problem={answer && 'problem' in answer ? answer.problem.message : null}>
        <AccessibilityFields fields={fields} />
      </SettingsForm>
    </>
  )
}
