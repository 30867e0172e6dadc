import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveHeader } from '#app/components/ui/wave-header.tsx'
import { Consequences } from '#app/components/ui/wave-life.tsx'
import { cancelWave } from '#app/domain/consultations/cancel-wave.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { cancellationSchema } from '#app/domain/consultations/running-schema.ts'
import { isCancellable } from '#app/domain/consultations/wave-phase.ts'
import { countWrittenTo } from '#app/domain/invitations/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { readForm } from '#app/http/read-form.ts'
import { formatTime } from '#app/i18n/format.ts'

export const meta = titled('running:cancelTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.launch', async ({ ctx, params }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const here = `/demarches/${wave.processId}/vagues/${wave.id}`
  if (!isCancellable(wave)) throw redirect(here)
  return {
    ...{ label: wave.label, here, k: wave.k, level: wave.level },
    open: wave.phase === 'open' || wave.phase === 'counting',
    ballots: wave.ballots,
    totalAt: wave.totalAt?.toISOString() ?? null,
    told: await countWrittenTo(ctx, wave.id),
    handed: wave.representativesEmail !== null,
  }
})

export const action = staffAction('wave.launch', async ({ ctx, request, params, t }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const submission = parseWithZod(await readForm(request), { schema: cancellationSchema })
  if (submission.status !== 'success') {
    return data({ result: submission.reply({ fieldErrors: fieldErrors(submission, t) }) }, 400)
  }
  await cancelWave(ctx, wave.processId, wave.id, submission.value)
  throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}`)
})

/** What a cancellation destroys, whom it tells, and that nothing of it comes back; then the reason, and the button. */
export default function CancelWave() {
  const t = useT()
  const format = useFormat()
  const { label, here, level, open, told, handed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof cancellationSchema>>({
    id: 'cancel',
    lastResult: answer && 'result' in answer ? answer.result : null,
    constraint: { reasonFr: { required: true }, reasonEn: { required: true } },
  })
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <WaveHeader title={t('running:cancelTitle', { label })} label={label} />
      <p className="lede">{open ? t('running:cancelLede') : t('running:cancelScheduled')}</p>
      <Consequences title={t('running:what')}>
        {open ? <Ballots /> : null}
        <li>{t(level === 2 ? 'running:cancelKeysShared' : 'running:cancelKeys')}</li>
        {told ? <li>{t('running:cancelTold', { count: told, formatted: format.number(told) })}</li> : null}
        <li>{t(handed ? 'running:cancelRecord' : 'running:cancelRecordKept')}</li>
        <li>{t('running:cancelAgain')}</li>
      </Consequences>
      <Form method="post" className="form" {...getFormProps(form)}>
        <ErrorSummary form={form} message={problem} />
        <TextArea
          field={fields.reasonFr}
          label={t('running:cancelReasonFr')}
          hint={t('running:cancelReasonHint')}
          rows={3}
          lang="fr"
        />
        <TextArea field={fields.reasonEn} label={t('running:cancelReasonEn')} rows={3} lang="en" />
        <p className="actions">
          <SubmitButton label={t('running:cancelButton')} look="alert" />
          <Link to={here}>{t('running:cancelNot')}</Link>
        </p>
      </Form>
    </>
  )
}

/** The total of the last full hour, from k on, as everywhere while the urn is open. */
function Ballots() {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { ballots, totalAt, k } = useLoaderData<typeof loader>()
  if (ballots === null || totalAt === null) return <li>{t('running:cancelBallotsFew', { k })}</li>
  const hour = formatTime(locale, new Date(totalAt))
  return <li>{t('running:cancelBallots', { ballots: format.number(ballots), hour })}</li>
}
