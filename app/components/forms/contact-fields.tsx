import type { FieldMetadata } from '@conform-to/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { TextField } from './field.tsx'

type Name = 'roleFr' | 'roleEn' | 'name' | 'phone' | 'email'

/** One of the contacts shown above the free texts of a survey. */
export function ContactFields({
  fields,
  number,
}: {
  fields: Record<Name, FieldMetadata<unknown>>
  number: number
}) {
  const t = useT()
  return (
    <fieldset className="form">
      <legend>{t('settings:contactNumber', { number })}</legend>
      <div className="pair">
        <TextField
          field={fields.roleFr}
          label={t('settings:contactRoleFr')}
          hint={number === 1 ? t('settings:contactRoleFrHint') : undefined}
          lang="fr"
        />
        <TextField field={fields.roleEn} label={t('settings:contactRoleEn')} lang="en" />
      </div>
      <TextField field={fields.name} label={t('settings:contactName')} />
      <div className="pair">
        <TextField field={fields.phone} label={t('settings:contactPhone')} type="tel" />
        <TextField field={fields.email} label={t('settings:contactEmail')} type="email" />
      </div>
    </fieldset>
  )
}
