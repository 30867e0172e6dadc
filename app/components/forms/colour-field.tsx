import type { FieldMetadata } from '@conform-to/react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '#app/components/ui/i18n.tsx'
import { TextField } from './field.tsx'

/** A colour by its code; with scripts, by a palette too. */
export function ColourField({
  field,
  label,
  hint,
}: {
  field: FieldMetadata<unknown>
  label: string
  hint: string
}) {
  const t = useT()
  const place = useRef<HTMLDivElement>(null)
  const [shown, show] = useState<string | null>(null)
  const input = () => place.current?.querySelector<HTMLInputElement>(`[name="${field.name}"]`)
  // A palette that nothing listens to would be a control that does nothing: it comes with the scripts.
  useEffect(() => show(String(field.initialValue ?? '#000000')), [field.initialValue])
  return (
    <div className="colour-field" ref={place} onInput={() => show(input()?.value ?? null)}>
      <TextField
        field={field}
        label={label}
        hint={hint}
        className="short"
        spellCheck={false}
        autoComplete="off"
      />
      {shown === null ? null : (
        <input
          type="color"
          aria-label={t('settings:colourPick', { colour: label })}
          value={/^#[0-9a-f]{6}$/i.test(shown) ? shown : '#000000'}
          onChange={(event) => {
            const typed = input()
            if (typed) typed.value = event.target.value
            show(event.target.value)
          }}
        />
      )}
    </div>
  )
}
