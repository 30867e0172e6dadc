import { Form } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { SubmitButton } from './submit-button.tsx'

/** A text in both languages, as plain fields: their names end in Fr and En. */
export function TextPair(props: {
  name: string
  values: Record<string, string>
  labels: { fr: string; en: string }
  hints?: { fr?: string | undefined; en?: string | undefined }
  rows?: number
  most: number
  required?: boolean
  error?: string | null
}) {
  const { name, values, labels, hints, rows = 1, most, required = false, error = null } = props
  return (['fr', 'en'] as const).map((lang) => {
    const field = `${name}${lang === 'fr' ? 'Fr' : 'En'}`
    const wrong = error !== null && lang === 'fr'
    const hint = hints?.[lang]
    const described = [hint ? `${field}-hint` : '', wrong ? `${field}-error` : ''].filter(Boolean).join(' ')
    const control = {
      ...{ id: field, name: field, lang, maxLength: most },
      required: required && lang === 'fr',
      'aria-invalid': wrong || undefined,
      'aria-describedby': described || undefined,
      defaultValue: values[field] ?? '',
    }
    return (
      <div className={wrong ? 'field invalid' : 'field'} key={field}>
        <label htmlFor={field}>{labels[lang]}</label>
        {hint ? (
          <p className="hint" id={`${field}-hint`}>
            {hint}
          </p>
        ) : null}
        {wrong ? (
          <p className="error" id={`${field}-error`}>
            {error}
          </p>
        ) : null}
        {rows > 1 ? <textarea rows={rows} {...control} /> : <input type="text" {...control} />}
      </div>
    )
  })
}

/** The title and the opening of a report; empty, they are proposed by the figures. */
export function ReportHeadFields(props: {
  values: Record<'titleFr' | 'titleEn' | 'ledeFr' | 'ledeEn', string>
  proposed: string
  revision: number
}) {
  const t = useT()
  const { values, proposed, revision } = props
  return (
    <section className="section" aria-labelledby="head">
      <h2 id="head">{t('reports:edit.head')}</h2>
      <Form method="post" className="form">
        <input type="hidden" name="revision" value={revision} />
        <TextPair
          name="title"
          values={values}
          most={160}
          labels={{ fr: t('reports:edit.titleFr'), en: t('reports:edit.titleEn') }}
          hints={{ fr: t('reports:edit.titleHint', { proposed }), en: t('reports:block.englishHint') }}
        />
        <TextPair
          name="lede"
          values={values}
          most={1200}
          rows={3}
          labels={{ fr: t('reports:edit.ledeFr'), en: t('reports:edit.ledeEn') }}
          hints={{ fr: t('reports:edit.ledeHint') }}
        />
        <p>
          <SubmitButton label={t('reports:edit.saveHead')} look="plain" />
        </p>
      </Form>
    </section>
  )
}
