import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { ColourField } from '#app/components/forms/colour-field.tsx'
import { SettingsForm, SettingsHeader } from '#app/components/forms/settings-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { ColourChanges } from '#app/components/ui/colour-changes.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { adjustColours } from '#app/domain/settings/colours.ts'
import { coloursForm } from '#app/domain/settings/form-values.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { clearColours, saveColours } from '#app/domain/settings/save-settings.server.ts'
import { coloursSchema } from '#app/domain/settings/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readWholeForm } from '#app/http/read-whole-form.ts'

export const meta = titled('settings:subject.colours')

export const loader = staffLoader('settings.edit', async ({ ctx, params }) => {
  const kept = await getSettings(ctx, params.processId!)
  return { values: coloursForm(kept), adjusted: kept.colours && adjustColours(kept.colours) }
})

export const action = staffAction('settings.edit', async ({ ctx, request, params, t }) => {
  const processId = params.processId!
  const posted = await readWholeForm(request, 'background')
  // The page itself: it tells what the colours became.
  const saved = redirect(`/demarches/${processId}/reglages/couleurs`)
  if (posted.get('intent') === 'reset') {
    await clearColours(ctx, processId)
    throw saved
  }
  const submission = parseWithZod(posted, { schema: coloursSchema })
  if (submission.status !== 'success') {
    const invalid = t('settings:colourInvalid')
    const texts = { accent: invalid, second: invalid, background: invalid }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await saveColours(ctx, processId, submission.value)
  throw saved
})

export default function ColourSettings() {
  const t = useT()
  const { values, adjusted } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof coloursSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    defaultValue: values,
  })
  return (
    <>
      <SettingsHeader title={t('settings:subject.colours')} lede={t('settings:coloursLede')} />
      <SettingsForm form={form} problem={answer && 'problem' in answer ? answer.problem.message : null}>
        {(['accent', 'second', 'background'] as const).map((name) => (
          <ColourField
            key={name}
            field={fields[name]}
            label={t(`settings:colour.${name}`)}
            hint={t(`settings:colourHint.${name}`)}
          />
        ))}
      </SettingsForm>
      {adjusted ? (
        <section className="section" aria-labelledby="shown">
          <h2 id="shown">{t('settings:coloursShown')}</h2>
          <ColourChanges adjusted={adjusted} />
          <Form method="post">
            <SubmitButton label={t('settings:coloursReset')} name="intent" value="reset" look="link" />
          </Form>
        </section>
      ) : null}
    </>
  )
}
