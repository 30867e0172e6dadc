import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import type { toDatesForm } from '#app/domain/consultations/wave-form.ts'
import { ErrorSummary } from './error-summary.tsx'
import { SubmitButton } from './submit-button.tsx'
import { WaveDateFields } from './wave-fields.tsx'

/** Other dates for a launch that its trustees prepare; unfolded when its hour has passed, or when they were refused. */
export function LaunchDates(props: {
  dates: ReturnType<typeof toDatesForm>
  late: boolean
  result: SubmissionResult<string[]> | null
}) {
  const t = useT()
  const { dates, late, result } = props
  const [form, fields] = useForm({
    id: `dates-${dates.opensOn}-${dates.closesOn}-${dates.opensAt}`,
    lastResult: result,
    defaultValue: dates,
  })
  return (
    <details open={late || result !== null || undefined}>
      <summary>{t('trustees:datesTitle')}</summary>
      <Form method="post" className="form" {...getFormProps(form)} key={form.id}>
        <ErrorSummary form={form} />
        <WaveDateFields fields={fields} />
        <p>
          <SubmitButton label={t('trustees:datesButton')} look={late ? undefined : 'plain'} />
        </p>
      </Form>
    </details>
  )
}
