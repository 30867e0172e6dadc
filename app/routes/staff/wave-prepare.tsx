import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { WaveFields } from '#app/components/forms/wave-fields.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { PreparationHeader, SavedNotice } from '#app/components/ui/wave-steps.tsx'
import { saveTexts } from '#app/domain/consultations/save-texts.server.ts'
import { type WaveTexts, waveTextsSchema } from '#app/domain/consultations/schema.ts'
import { missingTexts, toTextsForm } from '#app/domain/consultations/wave-form.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { loadPreparation } from '#app/http/load-preparation.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('prepare:textsTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.prepare', async (args) => {
  const { wave, steps } = await loadPreparation(args)
  const values = toTextsForm(wave)
  const saved = new URL(args.request.url).searchParams.has('enregistre')
  return { label: wave.label, steps, values, missing: saved ? missingTexts(values) : [] }
})

export const action = staffAction('wave.prepare', async ({ ctx, request, params, t }) => {
  const submission = parseWithZod(await readForm(request), { schema: waveTextsSchema })
  if (submission.status !== 'success') {
    const texts = { representativesEmail: t('waves:representativesEmailInvalid') }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await saveTexts(ctx, params.processId!, params.waveId!, submission.value)
  const wave = `/demarches/${params.processId}/vagues/${params.waveId}`
  const complete = missingTexts(submission.value).length === 0
  throw redirect(complete ? `${wave}/destinataires` : `${wave}/preparer?enregistre`)
})

export default function PrepareWave() {
  const t = useT()
  const { label, steps, values, missing } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof waveTextsSchema>>({
    id: 'texts',
    lastResult: answer && 'result' in answer ? answer.result : null,
    defaultValue: values,
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  const say = (name: keyof WaveTexts) => (
    <a href={`#${form.id}-${name}`}>{t(`prepare:missing.${name as 'whoFr'}`)}</a>
  )
  return (
    <>
      <PreparationHeader title={t('prepare:textsTitle', { label })} step="texts" steps={steps} />
      <p className="lede">{t('prepare:textsLede')}</p>
      {missing.length && !answer ? (
        <SavedNotice
          title={t('prepare:savedMissing')}
          next="audience"
          missing={missing.map((key) => ({ key, say: say(key) }))}
        />
      ) : null}
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem} />
        <WaveFields fields={fields} />
        <p>
          <SubmitButton label={t('prepare:saveAndContinue')} />
        </p>
      </Form>
    </>
  )
}
