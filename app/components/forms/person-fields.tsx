import type { FieldMetadata } from '@conform-to/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { locales } from '#app/i18n/index.ts'
import { SelectField, TextField } from './field.tsx'

type Identity = Record<'familyName' | 'givenName' | 'email' | 'locale', FieldMetadata<unknown>>

/** Name, address and language of a person. */
export function IdentityFields({ fields }: { fields: Identity }) {
  const t = useT()
  return (
    <>
      <TextField field={fields.givenName} label={t('persons:givenName')} />
      <TextField field={fields.familyName} label={t('persons:familyName')} />
      <TextField
        field={fields.email}
        label={t('persons:email')}
        hint={t('persons:emailHint')}
        type="email"
        autoComplete="off"
      />
      <SelectField
        field={fields.locale}
        label={t('persons:locale')}
        options={locales.map((locale) => ({ value: locale, label: t(`directory:language.${locale}`) }))}
      />
    </>
  )
}

interface Tie {
  id: string
  employer: string
  main: boolean
}

/** The fields of one employment or mandate. */
export function TieFields(props: {
  kind: 'agents' | 'elected'
  employer: string
  fields: Record<'id' | 'matricule' | 'service' | 'job', FieldMetadata<unknown>>
}) {
  const t = useT()
  const { kind, employer, fields } = props
  const agents = kind === 'agents'
  return (
    <fieldset className="form">
      <legend>{t(agents ? 'persons:employment' : 'persons:mandate', { employer })}</legend>
      <input type="hidden" name={fields.id.name} value={String(fields.id.initialValue ?? '')} />
      {agents ? (
        <TextField field={fields.matricule} label={t('persons:matricule')} className="short" />
      ) : null}
      {agents ? <TextField field={fields.service} label={t('persons:service')} /> : null}
      <TextField field={fields.job} label={t('persons:job')} />
    </fieldset>
  )
}

/** Which of several is the one where she is counted; nothing where there is no choice. */
export function MainChoice({ name, label, ties }: { name: string; label: string; ties: readonly Tie[] }) {
  if (ties.length < 2 || !ties.some(({ main }) => main)) return null
  return (
    <fieldset className="form">
      <legend>{label}</legend>
      {ties.map(({ id, employer, main }) => (
        <label className="choice" key={id}>
          <input type="radio" name={name} value={id} defaultChecked={main} />
          <span>{employer}</span>
        </label>
      ))}
    </fieldset>
  )
}
