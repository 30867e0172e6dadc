import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { WaveFields } from '#app/components/forms/wave-fields.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { saveWave } from '#app/domain/consultations/save-wave.server.ts'
import { waveDraftSchema } from '#app/domain/consultations/schema.ts'
import { toDraftForm } from '#app/domain/consultations/wave-form.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('waves:prepareTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.prepare', async ({ ctx, params }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  if (wave.state !== 'draft') throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}`)
  return { label: wave.label, k: wave.k, values: toDraftForm(wave) }
})

export const action = staffAction('wave.prepare', async ({ ctx, request, params, t }) => {
  const submission = parseWithZod(await readForm(request), { schema: waveDraftSchema })
  if (submission.status !== 'success') {
    const texts = { representativesEmail: t('waves:representativesEmailInvalid') }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t, texts) }) }, 400)
  }
  await saveWave(ctx, params.processId!, params.waveId!, submission.value)
  throw redirect(`/demarches/${params.processId}/vagues/${params.waveId}/apercu`)
})

export default function PrepareWave() {
  const t = useT()
  const { label, k, values } = useLoaderData<typeof loader>()
  const { processId, waveId } = useParams()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof waveDraftSchema>>({
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(waveDraftSchema),
    defaultValue: values,
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <PageHeader title={t('waves:prepareTitle', { label })} />
      <p className="lede">{t('waves:prepareLede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem} />
        <WaveFields fields={fields} k={k} />
        <p className="actions">
          <SubmitButton label={t('common:save')} />
          <Link to={`/demarches/${processId}/vagues/${waveId}`}>{t('common:cancel')}</Link>
        </p>
      </Form>
    </>
  )
}
