import type { FormMetadata } from '@conform-to/react'
import { useEffect, useRef } from 'react'
import { useT } from '#app/components/ui/i18n.tsx'

/** What is wrong in a form, each error a link to its field. It takes focus when it appears; nothing typed is lost. */
export function ErrorSummary<Schema extends Record<string, unknown>>(props: {
  form: FormMetadata<Schema, string[]>
  /** A refusal that concerns no field. */
  message?: string | null
}) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const wrong = Object.entries(props.form.allErrors).filter(
    ([name, errors]) => name !== '' && errors.length > 0,
  )
  const general = [...(props.form.errors ?? []), ...(props.message ? [props.message] : [])]
  const count = wrong.length + general.length
  useEffect(() => {
    if (count) box.current?.focus()
  }, [count])
  if (!count) return null
  return (
    <div className="notice alert" role="alert" tabIndex={-1} ref={box}>
      <p>{t('common:errorSummary', { count })}</p>
      <ul>
        {general.map((message) => (
          <li key={message}>{message}</li>
        ))}
        {wrong.map(([name, errors]) => (
          <li key={name}>
            <a href={`#${props.form.id}-${name}`}>{errors[0]}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
