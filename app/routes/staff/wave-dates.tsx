import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { WaveDateFields } from '#app/components/forms/wave-fields.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { ProposedDates } from '#app/components/ui/proposed-dates.tsx'
import { titled } from '#app/components/ui/title.ts'
import { PreparationHeader, SavedNotice } from '#app/components/ui/wave-steps.tsx'
import { explainProblem } from '#app/domain/consultations/launch-problems.ts'
import { getPlannedDates } from '#app/domain/consultations/planned-dates.server.ts'
import { preferredHours } from '#app/domain/consultations/propose-dates.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { saveDates } from '#app/domain/consultations/save-dates.server.ts'
import { waveDatesSchema } from '#app/domain/consultations/schema.ts'
import { toDatesForm } from '#app/domain/consultations/wave-form.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { loadPreparation } from '#app/http/load-preparation.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('prepare:datesTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.prepare', async (args) => {
  const { wave, plan, steps } = await loadPreparation(args)
  const problems = plan.problems.filter(({ step }) => step === 'dates')
  return {
    label: wave.label,
    steps,
    values: toDatesForm(wave),
    calendar: await getPlannedDates(args.ctx, wave),
    problems: problems.map((problem) => ({ key: problem.code, say: explainProblem(problem, args.locale) })),
    saved: new URL(args.request.url).searchParams.has('enregistre'),
  }
})

export const action = staffAction('wave.prepare', async (args) => {
  const { ctx, request, params, t } = args
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const here = `/demarches/${wave.processId}/vagues/${wave.id}`
  const form = await readForm(request)
  if (form.get('intent') === 'proposed') {
    const { opensOn, closesOn } = (await getPlannedDates(ctx, wave)).proposed
    const hours = { opensAt: preferredHours.opens, closesAt: preferredHours.closes }
    await saveDates(ctx, wave.processId, wave.id, { opensOn, closesOn, ...hours })
    throw redirect(`${here}/dates`)
  }
  const submission = parseWithZod(form, { schema: waveDatesSchema })
  if (submission.status !== 'success') {
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t) }) }, 400)
  }
  await saveDates(ctx, wave.processId, wave.id, submission.value)
  const { plan } = await loadPreparation(args)
  const stays = plan.problems.some(({ step }) => step === 'dates')
  throw redirect(stays ? `${here}/dates?enregistre` : `${here}/essai`)
})

export default function WaveDates() {
  const t = useT()
  const { label, steps, values, calendar, problems, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof waveDatesSchema>>({
    id: `dates-${values.opensOn}-${values.closesOn}`,
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: getZodConstraint(waveDatesSchema),
    defaultValue: values,
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <PreparationHeader title={t('prepare:datesTitle', { label })} step="dates" steps={steps} />
      {problems.length && saved && !answer ? (
        <SavedNotice title={t('prepare:savedButStops')} next="trial" missing={problems} />
      ) : null}
      <ProposedDates calendar={calendar} current={values} />
      {problems.length && !saved ? (
        <div className="notice alert">
          {problems.map(({ key, say }) => (
            <p key={key}>{say}</p>
          ))}
        </div>
      ) : null}
      <Form method="post" className="form" {...getFormProps(form)} key={form.id}>
        <ErrorSummary form={form} message={problem} />
        <WaveDateFields fields={fields} />
        <p>
          <SubmitButton label={t('prepare:saveAndContinue')} name="intent" value="save" />
        </p>
      </Form>
    </>
  )
}
