import type { FieldMetadata } from '@conform-to/react'
import type { InputHTMLAttributes, ReactNode } from 'react'

interface FieldProps {
  field: FieldMetadata<unknown>
  label: string
  hint?: ReactNode
}

/** Ties a control to its label, its hint and its errors. */
function described({ field, hint }: Pick<FieldProps, 'field' | 'hint'>) {
  const ids = [hint ? `${field.id}-hint` : '', field.errors ? field.errorId : ''].filter(Boolean)
  return {
    id: field.id,
    name: field.name,
    defaultValue: field.initialValue as string | undefined,
    required: field.required,
    'aria-invalid': field.errors ? true : undefined,
    'aria-describedby': ids.length ? ids.join(' ') : undefined,
  } as const
}

function Frame({ field, label, hint, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={field.errors ? 'field invalid' : 'field'}>
      <label htmlFor={field.id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      ) : null}
      {field.errors ? (
        <p className="error" id={field.errorId}>
          {field.errors[0]}
        </p>
      ) : null}
      {children}
    </div>
  )
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'form' | 'name' | 'id'>

export function TextField({ field, label, hint, ...input }: FieldProps & InputProps) {
  return (
    <Frame field={field} label={label} hint={hint}>
      <input {...described({ field, hint })} {...input} />
    </Frame>
  )
}

export function TextArea({
  field,
  label,
  hint,
  rows = 4,
  lang,
}: FieldProps & { rows?: number; lang?: string }) {
  return (
    <Frame field={field} label={label} hint={hint}>
      <textarea rows={rows} lang={lang} {...described({ field, hint })} />
    </Frame>
  )
}

export function SelectField(props: FieldProps & { options: readonly { value: string; label: string }[] }) {
  const { field, label, hint, options } = props
  return (
    <Frame field={field} label={label} hint={hint}>
      <select {...described({ field, hint })}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

export function CheckField({ field, label, hint }: FieldProps) {
  const { defaultValue, required: _, ...rest } = described({ field, hint })
  return (
    <div className={field.errors ? 'field invalid' : 'field'}>
      {field.errors ? (
        <p className="error" id={field.errorId}>
          {field.errors[0]}
        </p>
      ) : null}
      <label className="choice">
        <input type="checkbox" value="on" defaultChecked={defaultValue === 'on'} {...rest} />
        <span>{label}</span>
      </label>
      {hint ? (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
