import { Form, Link } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { SubmitButton } from './submit-button.tsx'

interface DecisionFormProps {
  label: string
  /** What the action asks for (`requireIntent`): a form without it does nothing. */
  intent: string
  back: string
  /** « Annuler » where it is not told. */
  backLabel?: string
}

/** The end of a page that says what an act does: the act, and the way back. */
export function DecisionForm({ label, intent, back, backLabel }: DecisionFormProps) {
  const t = useT()
  return (
    <Form method="post" className="actions">
      <SubmitButton label={label} name="intent" value={intent} look="alert" />
      <Link to={back}>{backLabel ?? t('common:cancel')}</Link>
    </Form>
  )
}
