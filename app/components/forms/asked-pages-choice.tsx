import { useLocale, useT } from '#app/components/ui/i18n.tsx'
import type { LocalizedText } from '#app/i18n/index.ts'

/** Of whom each page of the questionnaire is asked: everybody, unless the pilot chose segments. */
export function AskedPagesChoice(props: {
  /** `askedOf`: segments joined by a space, none for everybody. */
  pages: { name: string; title: LocalizedText; askedOf: string }[]
  choices: { value: string; groups: LocalizedText }[]
}) {
  const t = useT()
  const locale = useLocale()
  return (
    <details open={props.pages.some(({ askedOf }) => askedOf !== '')}>
      <summary>{t('prepare:askedLegend')}</summary>
      <p id="asked-hint" className="quiet small">
        {t('prepare:askedHint')}
      </p>
      <div className="form">
        {props.pages.map(({ name, title, askedOf }) => (
          <p key={name} className="field">
            <label htmlFor={`asked-${name}`}>{t('prepare:askedPage', { page: title[locale] })}</label>
            <select
              id={`asked-${name}`}
              name={`asked.${name}`}
              defaultValue={askedOf}
              aria-describedby="asked-hint"
            >
              <option value="">{t('prepare:askedEverybody')}</option>
              {props.choices.map(({ value, groups }) => (
                <option key={value} value={value}>
                  {t('prepare:askedOnly', { groups: groups[locale] })}
                </option>
              ))}
            </select>
          </p>
        ))}
      </div>
    </details>
  )
}
