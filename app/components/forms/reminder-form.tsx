import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { z } from 'zod'
import { useT } from '#app/components/ui/i18n.tsx'
import type { reminderSchema } from '#app/domain/consultations/running-schema.ts'
import { ErrorSummary } from './error-summary.tsx'
import { TextArea, TextField } from './field.tsx'
import { SubmitButton } from './submit-button.tsx'

/** One reminder: whether it leaves, when, and a sentence of one's own in both languages. */
export function ReminderForm(props: {
  kind: 'reminder_7' | 'reminder_3'
  values: Record<string, string>
  result: SubmissionResult<string[]> | null
}) {
  const t = useT()
  const { kind } = props
  const [form, fields] = useForm<z.input<typeof reminderSchema>>({
    id: kind,
    lastResult: props.result,
    constraint: { on: { required: true }, at: { required: true } },
    defaultValue: props.values,
  })
  return (
    <Form method="post" className="form" {...getFormProps(form)}>
      <ErrorSummary form={form} />
      <fieldset>
        <legend className="visually-hidden">{t(`running:reminder.${kind}`)}</legend>
        {(['yes', 'no'] as const).map((value) => (
          <label className="choice" key={value}>
            <input
              type="radio"
              name={fields.send.name}
              value={value}
              defaultChecked={fields.send.initialValue === value}
            />
            <span>{t(value === 'yes' ? 'running:reminderSend' : 'running:reminderDont')}</span>
          </label>
        ))}
      </fieldset>
      <div className="pair">
        <TextField field={fields.on} label={t('running:reminderOn')} type="date" />
        <TextField field={fields.at} label={t('running:reminderAt')} type="time" />
      </div>
      <TextArea
        field={fields.noteFr}
        label={t('running:reminderNoteFr')}
        hint={t('running:reminderNoteHint')}
        rows={2}
        lang="fr"
      />
      <TextArea field={fields.noteEn} label={t('running:reminderNoteEn')} rows={2} lang="en" />
      <p>
        <SubmitButton label={t('running:reminderSave')} name="kind" value={kind} look="plain" />
      </p>
    </Form>
  )
}
