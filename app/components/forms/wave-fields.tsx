import type { FieldMetadata } from '@conform-to/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { TextArea, TextField } from './field.tsx'

type Name =
  | 'label'
  | `${'title' | 'who' | 'why' | 'contact'}${'Fr' | 'En'}`
  | 'representatives'
  | 'representativesEmail'

/** The texts of a wave being prepared, in both languages, and the staff representatives. */
export function WaveFields({ fields }: { fields: Record<Name, FieldMetadata<unknown>> }) {
  const t = useT()
  return (
    <>
      <TextField field={fields.titleFr} label={t('waves:titleFr')} />
      <TextField
        field={fields.label}
        label={t('waves:label')}
        hint={t('waves:labelHint')}
        className="short"
      />
      <TextArea field={fields.whoFr} label={t('waves:whoFr')} rows={2} />
      <TextArea field={fields.whyFr} label={t('waves:whyFr')} rows={4} />
      <TextArea
        field={fields.contactFr}
        label={t('waves:contactFr')}
        hint={t('waves:contactFrHint')}
        rows={2}
      />
      <fieldset className="form">
        <legend>{t('waves:englishVersion')}</legend>
        <TextField field={fields.titleEn} label={t('waves:titleEn')} lang="en" />
        <TextArea field={fields.whoEn} label={t('waves:whoEn')} rows={2} lang="en" />
        <TextArea field={fields.whyEn} label={t('waves:whyEn')} rows={4} lang="en" />
        <TextArea field={fields.contactEn} label={t('waves:contactEn')} rows={2} lang="en" />
      </fieldset>
      <Representatives fields={fields} />
    </>
  )
}

function Representatives({ fields }: { fields: Record<Name, FieldMetadata<unknown>> }) {
  const t = useT()
  const { representatives } = fields
  return (
    <fieldset className="form" aria-describedby="representatives-hint">
      <legend>{t('waves:representatives')}</legend>
      <p className="quiet small" id="representatives-hint">
        {t('waves:representativesHint')}
      </p>
      {(['email', 'none'] as const).map((value) => (
        <label className="choice" key={value}>
          <input
            type="radio"
            id={value === 'email' ? representatives.id : undefined}
            name={representatives.name}
            value={value}
            defaultChecked={representatives.initialValue === value}
          />
          <span>{t(value === 'email' ? 'waves:representativesByEmail' : 'waves:representativesNone')}</span>
        </label>
      ))}
      <TextField field={fields.representativesEmail} label={t('waves:representativesEmail')} type="email" />
    </fieldset>
  )
}

/** The days and hours of a wave. */
export function WaveDateFields({
  fields,
}: {
  fields: Record<'opensOn' | 'opensAt' | 'closesOn' | 'closesAt', FieldMetadata<unknown>>
}) {
  const t = useT()
  return (
    <fieldset className="form" aria-describedby="dates-hint">
      <legend>{t('waves:dates')}</legend>
      <p className="quiet small" id="dates-hint">
        {t('prepare:datesHint')}
      </p>
      <div className="pair">
        <TextField field={fields.opensOn} label={t('waves:opensOn')} type="date" />
        <TextField field={fields.opensAt} label={t('waves:opensAt')} type="time" />
      </div>
      <div className="pair">
        <TextField field={fields.closesOn} label={t('waves:closesOn')} type="date" />
        <TextField field={fields.closesAt} label={t('waves:closesAt')} type="time" />
      </div>
    </fieldset>
  )
}
