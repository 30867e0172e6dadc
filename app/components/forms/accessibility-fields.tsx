import type { FieldMetadata } from '@conform-to/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { TextArea, TextField } from './field.tsx'

type Name =
  | 'email'
  | 'phone'
  | 'auditOn'
  | 'auditor'
  | 'met'
  | 'failed'
  | 'failures'
  | 'burdens'
  | 'exempt'
  | 'technologies'
  | 'environments'
  | 'tools'
  | 'pages'
  | 'plan'
  | 'actions'
type Fields = Record<Name, FieldMetadata<unknown>>

/** What the accessibility statement needs, in the order in which it says it. */
export function AccessibilityFields({ fields }: { fields: Fields }) {
  const t = useT()
  const perLine = t('settings:onePerLine')
  return (
    <>
      <fieldset className="form">
        <legend>{t('settings:accessibilityContact')}</legend>
        <TextField field={fields.email} label={t('settings:accessibilityEmail')} type="email" />
        <TextField
          field={fields.phone}
          label={t('settings:accessibilityPhone')}
          type="tel"
          className="short"
        />
      </fieldset>
      <Audit fields={fields} />
      <fieldset className="form">
        <legend>{t('settings:notAccessible')}</legend>
        <TextArea field={fields.failures} label={t('settings:failures')} hint={perLine} />
        <TextArea field={fields.burdens} label={t('settings:burdens')} hint={perLine} rows={3} />
        <TextArea field={fields.exempt} label={t('settings:exempt')} hint={perLine} rows={3} />
      </fieldset>
      <fieldset className="form">
        <legend>{t('settings:established')}</legend>
        <TextArea field={fields.technologies} label={t('settings:technologies')} hint={perLine} />
        <TextArea
          field={fields.environments}
          label={t('settings:environments')}
          hint={t('settings:environmentsHint')}
          rows={3}
        />
        <TextArea field={fields.tools} label={t('settings:tools')} hint={perLine} rows={3} />
        <TextArea field={fields.pages} label={t('settings:pages')} hint={perLine} />
      </fieldset>
      <fieldset className="form">
        <legend>{t('settings:plans')}</legend>
        <TextField field={fields.plan} label={t('settings:plan')} type="url" />
        <TextField field={fields.actions} label={t('settings:actions')} type="url" />
      </fieldset>
    </>
  )
}

function Audit({ fields }: { fields: Fields }) {
  const t = useT()
  return (
    <fieldset className="form" aria-describedby="audit-hint">
      <legend>{t('settings:audit')}</legend>
      <p className="quiet small" id="audit-hint">
        {t('settings:auditHint')}
      </p>
      <TextField field={fields.auditOn} label={t('settings:auditOn')} type="date" className="short" />
      <TextField field={fields.auditor} label={t('settings:auditor')} />
      <div className="pair">
        <TextField field={fields.met} label={t('settings:met')} inputMode="numeric" className="short" />
        <TextField field={fields.failed} label={t('settings:failed')} inputMode="numeric" className="short" />
      </div>
    </fieldset>
  )
}
