import { useLocale, useT } from '#app/components/ui/i18n.tsx'
import type { LocalizedText } from '#app/i18n/index.ts'

/** Whether the report shows two classes of people apart (disclosure.md, R8): one box, unticked unless the pilot chose it. */
export function ClassesChoice(props: { first: LocalizedText; others: LocalizedText; chosen: boolean }) {
  const t = useT()
  const locale = useLocale()
  return (
    <fieldset className="tight">
      <legend>{t('prepare:classesLegend')}</legend>
      <label className="choice">
        <input type="checkbox" name="classes" defaultChecked={props.chosen} aria-describedby="classes-hint" />
        <span>{t('prepare:classesShow', { first: props.first[locale], others: props.others[locale] })}</span>
      </label>
      <p id="classes-hint" className="quiet small">
        {t('prepare:classesHint')}
      </p>
    </fieldset>
  )
}
