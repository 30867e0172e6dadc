import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { ReminderForm } from '#app/components/forms/reminder-form.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveHeader } from '#app/components/ui/wave-header.tsx'
import { changeReminder } from '#app/domain/consultations/change-reminder.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { reminderKinds } from '#app/domain/consultations/reminder-dates.ts'
import { reminderSchema } from '#app/domain/consultations/running-schema.ts'
import { fromInstant } from '#app/domain/consultations/territory-time.ts'
import { getReminders } from '#app/domain/consultations/wave-events.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { answerForm } from '#app/http/answer-form.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { fieldErrors } from '#app/http/field-errors.ts'
import { loadLiveWave } from '#app/http/load-live-wave.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('running:remindersTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.run', async (args) => {
  const { wave } = await loadLiveWave(args)
  const known = new Map((await getReminders(args.ctx, wave.id)).map((each) => [each.kind, each]))
  // A short opening leaves no room for one: the pilot may still plan it, on the day before the close.
  const fallback = new Date(wave.closesAt.getTime() - 86_400_000)
  return {
    label: wave.label,
    saved: new URL(args.request.url).searchParams.has('enregistree'),
    reminders: reminderKinds.map((kind) => {
      const reminder = known.get(kind)
      const { day, hour } = fromInstant(reminder?.dueAt ?? fallback)
      return {
        kind,
        state: reminder?.state ?? ('cancelled' as const),
        dueAt: (reminder?.dueAt ?? fallback).toISOString(),
        values: {
          send: reminder?.state === 'planned' ? 'yes' : 'no',
          ...{ on: day, at: hour, noteFr: reminder?.note?.fr ?? '', noteEn: reminder?.note?.en ?? '' },
        },
      }
    }),
  }
})

export const action = staffAction('wave.run', async ({ ctx, request, params, t }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const form = await readForm(request)
  const kind = reminderKinds.find((each) => each === form.get('kind'))
  if (!kind) throw new DomainError('bad-request', 400)
  const submission = parseWithZod(form, { schema: reminderSchema })
  if (submission.status !== 'success') {
    const errors = fieldErrors(submission, t, {
      noteFr: t('errors:wave.bad-text'),
      noteEn: t('errors:wave.reminder-note'),
    })
    return data({ kind, result: submission.reply({ fieldErrors: errors }) }, 400)
  }
  const change = () => changeReminder(ctx, wave.processId, wave.id, kind, submission.value)
  const refusal = await answerForm(submission, t, change)
  if (refusal) return data({ kind, result: refusal.data.result }, { status: 422 })
  throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}/relances?enregistree`)
})

/** The two reminders of a launched wave: when, with which sentence, or not at all. */
export default function WaveReminders() {
  const t = useT()
  const format = useFormat()
  const { label, reminders, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, waveId } = useParams()
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  return (
    <>
      <WaveHeader title={t('running:remindersTitle', { label })} label={label} />
      <p className="lede">{t('running:remindersLede')}</p>
      {problem ? <Notice alert title={problem} /> : null}
      {saved && !answer ? <Notice title={t('running:reminderSaved')} /> : null}
      {reminders.map(({ kind, state, dueAt, values }) => (
        <section className="section" key={kind} aria-labelledby={kind}>
          <h2 id={kind}>{t(`running:reminder.${kind}`)}</h2>
          {state === 'queued' || state === 'passed' ? (
            <p>{t(`running:reminderState.${state}`, { date: format.dateTime(dueAt) })}</p>
          ) : (
            <ReminderForm
              key={dueAt}
              kind={kind}
              values={values}
              result={answer && 'result' in answer && answer.kind === kind ? answer.result : null}
            />
          )}
        </section>
      ))}
      <p>
        <Link to={`/demarches/${processId}/vagues/${waveId}`}>{t('common:back')}</Link>
      </p>
    </>
  )
}
