import { useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import type { z } from 'zod'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { SettingsForm, SettingsHeader } from '#app/components/forms/settings-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { publicPageForm } from '#app/domain/settings/form-values.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import {
  closePublicPage,
  openPublicPage,
  savePublicPage,
} from '#app/domain/settings/save-public-page.server.ts'
import { publicPageSchema } from '#app/domain/settings/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readWholeForm } from '#app/http/read-whole-form.ts'

export const meta = titled('settings:subject.public-page')

export const loader = staffLoader('settings.edit', async ({ ctx, params, settings }) => {
  const kept = await getSettings(ctx, params.processId!)
  return {
    values: publicPageForm(kept),
    publicSince: kept.publicSince,
    address: `/d/${kept.slug}`,
    base: `${settings.baseUrl}/d/`,
    mayOpen: kept.purpose !== null,
  }
})

export const action = staffAction('settings.edit', async ({ ctx, request, params, t }) => {
  const processId = params.processId!
  const posted = await readWholeForm(request, 'purposeEn')
  const saved = redirect(`/demarches/${processId}/reglages?enregistre=public-page`)
  if (posted.get('intent') === 'open' || posted.get('intent') === 'close') {
    await (posted.get('intent') === 'open' ? openPublicPage : closePublicPage)(ctx, processId)
    throw saved
  }
  const submission = parseWithZod(posted, { schema: publicPageSchema })
  if (submission.status !== 'success') {
    const texts = { slug: t('settings:slugInvalid') }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await savePublicPage(ctx, processId, submission.value)
  throw saved
})

export default function PublicPageSettings() {
  const t = useT()
  const format = useFormat()
  const { processId } = useParams()
  const { values, publicSince, address, base, mayOpen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof publicPageSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(publicPageSchema),
    defaultValue: values,
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <SettingsHeader title={t('settings:subject.public-page')} lede={t('settings:publicLede')} />
      <SettingsForm form={form} problem={problem}>
        <TextArea
          field={fields.purposeFr}
          label={t('settings:purposeFr')}
          hint={t('settings:purposeFrHint')}
          rows={7}
          lang="fr"
        />
        <TextArea field={fields.purposeEn} label={t('settings:purposeEn')} rows={7} lang="en" />
        <TextField field={fields.slug} label={t('settings:slug')} hint={t('settings:slugHint', { base })} />
      </SettingsForm>
      <section className="section" aria-labelledby="public-state">
        <h2 id="public-state">{t('settings:publicState')}</h2>
        <p>
          {publicSince
            ? t('settings:publicOpen', { date: format.date(new Date(publicSince), 'short') })
            : t('settings:publicClosed')}
        </p>
        {publicSince || mayOpen ? null : <p>{t('settings:publicOpenNeeds')}</p>}
        <Form method="post" className="actions">
          {publicSince ? (
            <>
              <a href={address}>{t('settings:see')}</a>
              <SubmitButton label={t('settings:publicCloseAct')} name="intent" value="close" look="plain" />
            </>
          ) : (
            <>
              {mayOpen ? (
                <SubmitButton label={t('settings:publicOpenAct')} name="intent" value="open" look="plain" />
              ) : null}
              <Link to={`/demarches/${processId}/reglages/page-publique/apercu`}>
                {t('settings:preview')}
              </Link>
            </>
          )}
        </Form>
      </section>
    </>
  )
}
