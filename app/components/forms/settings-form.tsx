import { type FormMetadata, getFormProps } from '@conform-to/react'
import { Form, Link, useParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { SubmitButton } from './submit-button.tsx'

/** The head of a page of the settings. */
export function SettingsHeader({ title, lede }: { title: string; lede: string }) {
  const t = useT()
  const home = `/demarches/${useParams().processId}/reglages`
  return (
    <>
      <PageHeader title={title} above={<Link to={home}>{t('settings:title')}</Link>} />
      <p className="lede">{lede}</p>
    </>
  )
}

/** One subject of the settings: its fields, one button, and the way back. */
export function SettingsForm<Schema extends Record<string, unknown>>(props: {
  form: FormMetadata<Schema, string[]>
  problem: string | null
  children: ReactNode
}) {
  const t = useT()
  const home = `/demarches/${useParams().processId}/reglages`
  return (
    <Form method="post" className="form settings-form" {...getFormProps(props.form)}>
      <ErrorSummary form={props.form} message={props.problem} />
      {props.children}
      <p className="actions">
        <SubmitButton label={t('common:save')} />
        <Link to={home}>{t('common:cancel')}</Link>
      </p>
    </Form>
  )
}
