import { useT } from '#app/components/ui/i18n.tsx'
import { type Decision, mostDecisions } from '#app/domain/reports/draft-block.ts'
import { TextPair } from './report-head-fields.tsx'

/** Empty lines offered beyond those that are filled. */
const spare = 3

/** Lines of decisions: what, who, by when. An emptied line goes. */
export function DecisionFields({ lines }: { lines: readonly Decision[] }) {
  const t = useT()
  const count = Math.min(mostDecisions, lines.length + spare)
  return (
    <>
      <p className="quiet">{t('reports:decisions.hint')}</p>
      {Array.from({ length: count }, (_, index) => index).map((at) => (
        <DecisionLine key={at} at={at} line={lines[at]} />
      ))}
    </>
  )
}

function DecisionLine({ at, line }: { at: number; line: Decision | undefined }) {
  const t = useT()
  const field = (name: string) => `lines[${at}].${name}`
  const pair = (name: 'decision' | 'who', most: number) => (
    <TextPair
      name={field(name)}
      values={{ [field(`${name}Fr`)]: line?.[name].fr ?? '', [field(`${name}En`)]: line?.[name].en ?? '' }}
      most={most}
      labels={{ fr: t(`reports:decisions.${name}Fr`), en: t(`reports:decisions.${name}En`) }}
    />
  )
  return (
    <fieldset className="form">
      <legend>{t('reports:decisions.line', { number: at + 1 })}</legend>
      {pair('decision', 400)}
      <div className="pair">{pair('who', 120)}</div>
      <div className="field">
        <label htmlFor={field('dueOn')}>{t('reports:block.due')}</label>
        <input type="date" id={field('dueOn')} name={field('dueOn')} defaultValue={line?.dueOn ?? ''} />
      </div>
    </fieldset>
  )
}
