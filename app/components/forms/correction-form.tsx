import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import type { z } from 'zod'
import { useT } from '#app/components/ui/i18n.tsx'
import type { correctionSchema } from '#app/domain/consultations/running-schema.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { ErrorSummary } from './error-summary.tsx'
import { TextArea } from './field.tsx'
import { SubmitButton } from './submit-button.tsx'

/** The texts of one question, as people read them now. */
export function CorrectionForm(props: {
  question: { code: string; title: LocalizedText; help: LocalizedText | null }
  cancel: string
  result: SubmissionResult<string[]> | null
  problem: string | null
}) {
  const t = useT()
  const { code, title, help } = props.question
  const [form, fields] = useForm<z.input<typeof correctionSchema>>({
    id: 'correction',
    lastResult: props.result,
    constraint: { titleFr: { required: true }, titleEn: { required: true } },
    defaultValue: { titleFr: title.fr, titleEn: title.en, helpFr: help?.fr ?? '', helpEn: help?.en ?? '' },
  })
  return (
    <Form method="post" className="form" {...getFormProps(form)}>
      <ErrorSummary form={form} message={props.problem} />
      <h2>{t('running:correctQuestion', { code })}</h2>
      <input type="hidden" name="code" value={code} />
      <TextArea field={fields.titleFr} label={t('running:correctTitleFr')} rows={3} lang="fr" />
      <TextArea field={fields.titleEn} label={t('running:correctTitleEn')} rows={3} lang="en" />
      <TextArea field={fields.helpFr} label={t('running:correctHelpFr')} rows={2} lang="fr" />
      <TextArea field={fields.helpEn} label={t('running:correctHelpEn')} rows={2} lang="en" />
      <p className="actions">
        <SubmitButton label={t('running:correctButton')} />
        <Link to={props.cancel}>{t('common:cancel')}</Link>
      </p>
    </Form>
  )
}
