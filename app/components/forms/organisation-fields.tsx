import type { FieldMetadata } from '@conform-to/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { addedKinds } from '#app/domain/directory/organisation-form.ts'
import { segments } from '#app/domain/directory/organisation-words.ts'
import { CheckField, SelectField, TextField } from './field.tsx'

type Fields<Name extends string> = Record<Name, FieldMetadata<unknown>>

/** What an organisation is, and the group of the results its agents are counted in. */
export function OrganisationFields(props: {
  fields: Fields<'name' | 'kind' | 'segment' | 'employs' | 'siren' | 'contactName' | 'contactEmail'>
}) {
  const t = useT()
  const { fields } = props
  return (
    <>
      <TextField field={fields.name} label={t('organisations:name')} autoComplete="off" />
      <SelectField
        field={fields.kind}
        label={t('directory:organisationColumn.kind')}
        options={addedKinds.map((kind) => ({ value: kind, label: t(`directory:organisationKind.${kind}`) }))}
      />
      <CheckField
        field={fields.employs}
        label={t('organisations:employs')}
        hint={t('organisations:employsHint')}
      />
      <SelectField
        field={fields.segment}
        label={t('directory:organisationColumn.segment')}
        hint={t('organisations:segmentHint')}
        options={segments.map((segment) => ({ value: segment, label: t(`directory:segment.${segment}`) }))}
      />
      <SirenField field={fields.siren} />
      <ContactFields fields={fields} />
    </>
  )
}

/** Nine digits, if they are known. */
export function SirenField({ field }: { field: FieldMetadata<unknown> }) {
  const t = useT()
  return (
    <TextField
      field={field}
      label={t('organisations:siren')}
      hint={t('organisations:sirenHint')}
      className="short"
      inputMode="numeric"
    />
  )
}

/** Whom to write to there. */
export function ContactFields({ fields }: { fields: Fields<'contactName' | 'contactEmail'> }) {
  const t = useT()
  return (
    <>
      <TextField field={fields.contactName} label={t('organisations:contactName')} autoComplete="off" />
      <TextField
        field={fields.contactEmail}
        label={t('organisations:contactEmail')}
        type="email"
        autoComplete="off"
      />
    </>
  )
}
