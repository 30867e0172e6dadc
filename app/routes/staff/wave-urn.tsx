import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { KeeperFields } from '#app/components/forms/keeper-fields.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { PreparationHeader } from '#app/components/ui/wave-steps.tsx'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { saveUrnKeepers } from '#app/domain/consultations/save-urn-keepers.server.ts'
import { listTrustees } from '#app/domain/trustees/queries.server.ts'
import { type UrnKeepersForm, urnKeepersSchema, wrongKeepers } from '#app/domain/trustees/schema.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { loadPreparation } from '#app/http/load-preparation.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('trustees:keepersTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.prepare', async (args) => {
  const { wave, plan, steps } = await loadPreparation(args)
  const trustees = await listTrustees(args.ctx, wave.id)
  const typed = trustees.flatMap(({ place, name, role, email, locale }) => [
    [`name${place}`, name],
    [`role${place}`, role],
    [`email${place}`, email],
    [`locale${place}`, locale],
  ])
  return {
    label: wave.label,
    steps,
    invited: plan.recipients.length,
    values: { level: String(wave.level), ...Object.fromEntries(typed) } as UrnKeepersForm,
  }
})

export const action = staffAction('wave.prepare', async ({ ctx, request, params, t }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const submission = parseWithZod(await readForm(request), { schema: urnKeepersSchema })
  if (submission.status !== 'success') {
    const sentences = {
      name: t('trustees:missing.name'),
      role: t('trustees:missing.role'),
      email: t('trustees:missing.email'),
      level: t('trustees:chooseLevel'),
      same: t('trustees:sameAddress'),
    }
    const fieldErrors = wrongKeepers(submission.error ?? {}, sentences)
    return data({ result: submission.reply({ fieldErrors }) }, 400)
  }
  await saveUrnKeepers(ctx, wave.processId, wave.id, submission.value)
  throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}/lancer`)
})

export default function WaveUrn() {
  const t = useT()
  const { label, steps, invited, values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<UrnKeepersForm>({
    id: 'urn',
    lastResult: answer && 'result' in answer ? answer.result : null,
    defaultValue: values,
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <PreparationHeader title={t('trustees:keepersTitle', { label })} step="urn" steps={steps} />
      <p className="lede">{t('trustees:keepersLede')}</p>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem} />
        <KeeperFields fields={fields} invited={invited} />
        <p>
          <SubmitButton label={t('prepare:saveAndContinue')} />
        </p>
      </Form>
    </>
  )
}
