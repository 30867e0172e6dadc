import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { ContactFields } from '#app/components/forms/contact-fields.tsx'
import { SettingsForm, SettingsHeader } from '#app/components/forms/settings-form.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { contactsForm } from '#app/domain/settings/form-values.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { saveContacts } from '#app/domain/settings/save-settings.server.ts'
import { contactsSchema, mostContacts } from '#app/domain/settings/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readWholeForm } from '#app/http/read-whole-form.ts'

export const meta = titled('settings:subject.contacts')

export const loader = staffLoader('settings.edit', async ({ ctx, params }) => ({
  values: contactsForm(await getSettings(ctx, params.processId!)),
}))

export const action = staffAction('settings.edit', async ({ ctx, request, params, t }) => {
  const form = await readWholeForm(request, 'contacts[0].roleFr')
  const submission = parseWithZod(form, { schema: contactsSchema })
  if (submission.status !== 'success') {
    const texts = Object.fromEntries(
      Object.keys(submission.error ?? {}).map((name) => {
        const typed = Boolean(form.get(name))
        if (name.endsWith('.email')) return [name, t('settings:emailInvalid')]
        if (name.endsWith('.phone'))
          return [name, t(typed ? 'settings:phoneInvalid' : 'settings:contactPhoneMissing')]
        return [name, typed ? t('settings:lineInvalid') : t('common:required')]
      }),
    )
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await saveContacts(ctx, params.processId!, submission.value)
  throw redirect(`/demarches/${params.processId}/reglages?enregistre=contacts`)
})

export default function ContactSettings() {
  const t = useT()
  const { values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof contactsSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    defaultValue: values,
  })
  return (
    <>
      <SettingsHeader title={t('settings:subject.contacts')} lede={t('settings:contactsLede')} />
      <SettingsForm form={form} problem={answer && 'problem' in answer ? answer.problem.message : null}>
        {fields.contacts.getFieldList().map((contact, place) => (
          <ContactFields key={contact.key} fields={contact.getFieldset()} number={place + 1} />
        ))}
        <p className="quiet small">{t('settings:contactsMore', { most: mostContacts })}</p>
      </SettingsForm>
    </>
  )
}
