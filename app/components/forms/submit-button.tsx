import { useNavigation } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'

/** Answers within 100 ms with something visible, and can't be pressed twice. */
export function SubmitButton(props: {
  label: string
  /** What screen readers say instead, where the label alone doesn't tell one row from the next. It begins like the label. */
  describedAs?: string
  name?: string
  value?: string
  look?: 'plain' | 'alert' | 'link'
}) {
  const t = useT()
  const navigation = useNavigation()
  const busy =
    navigation.state !== 'idle' &&
    navigation.formMethod === 'POST' &&
    (!props.name || navigation.formData?.get(props.name) === props.value)
  return (
    <button
      type="submit"
      className={props.look ? `button ${props.look}` : 'button'}
      name={props.name}
      value={props.value}
      aria-label={busy ? undefined : props.describedAs}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
      }}
    >
      {busy ? t('common:working') : props.label}
    </button>
  )
}
