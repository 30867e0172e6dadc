import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveHeader } from '#app/components/ui/wave-header.tsx'
import { Consequences } from '#app/components/ui/wave-life.tsx'
import { extendWave } from '#app/domain/consultations/extend-wave.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { extensionSchema } from '#app/domain/consultations/running-schema.ts'
import { fromInstant } from '#app/domain/consultations/territory-time.ts'
import { answerForm } from '#app/http/answer-form.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { loadLiveWave } from '#app/http/load-live-wave.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('running:extendTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.launch', async (args) => {
  const { wave, here } = await loadLiveWave(args)
  const { day, hour } = fromInstant(wave.closesAt)
  return {
    ...{ label: wave.label, here, closesAt: wave.closesAt.toISOString() },
    values: { closesOn: day, closesAt: hour },
    handed: wave.representativesEmail !== null,
  }
})

export const action = staffAction('wave.launch', async ({ ctx, request, params, t }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const submission = parseWithZod(await readForm(request), { schema: extensionSchema })
  if (submission.status !== 'success') {
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t) }) }, 400)
  }
  const extend = () => extendWave(ctx, wave.processId, wave.id, submission.value)
  const refusal = await answerForm(submission, t, extend)
  if (refusal) return refusal
  throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}`)
})

/** A later close: what follows from it, then the day and hour. */
export default function ExtendWave() {
  const t = useT()
  const format = useFormat()
  const { label, here, closesAt, values, handed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof extensionSchema>>({
    id: 'extend',
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(extensionSchema),
    defaultValue: values,
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <WaveHeader title={t('running:extendTitle', { label })} label={label} />
      <p className="lede">{t('running:extendNow', { date: format.dateTime(closesAt) })}</p>
      <Consequences title={t('running:what')}>
        <li>{t('running:extendLinks')}</li>
        <li>{t('running:extendReminder')}</li>
        <li>{t(handed ? 'running:addendumGoes' : 'running:addendumKept')}</li>
        <li>{t('running:extendCannot')}</li>
      </Consequences>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem} />
        <div className="pair">
          <TextField field={fields.closesOn} label={t('running:extendOn')} type="date" />
          <TextField field={fields.closesAt} label={t('running:extendAt')} type="time" />
        </div>
        <p className="actions">
          <SubmitButton label={t('running:extendButton')} />
          <Link to={here}>{t('common:cancel')}</Link>
        </p>
      </Form>
    </>
  )
}
