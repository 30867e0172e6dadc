import type { FieldMetadata } from '@conform-to/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { locales } from '#app/i18n/index.ts'
import { SelectField, TextField } from './field.tsx'

/** Who is invited: name, address, language. */
export function AccountFields({
  fields,
}: {
  fields: Record<'name' | 'email' | 'locale', FieldMetadata<unknown>>
}) {
  const t = useT()
  return (
    <>
      <TextField field={fields.name} label={t('access:name')} autoComplete="off" />
      <TextField
        field={fields.email}
        label={t('access:email')}
        hint={t('access:emailHint')}
        type="email"
        autoComplete="off"
      />
      <SelectField
        field={fields.locale}
        label={t('access:locale')}
        options={locales.map((value) => ({ value, label: t(`access:localeName.${value}`) }))}
      />
    </>
  )
}
