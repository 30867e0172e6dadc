import { useT } from '#app/components/ui/i18n.tsx'
import { type Decision, mostDecisions } from '#app/domain/reports/draft-block.ts'

/** Empty lines offered beyond those that are filled. */
const spare = 3

/** Lines of decisions: what, who, by when. An emptied line goes. */
export function DecisionFields({ lines }: { lines: readonly Decision[] }) {
  const t = useT()
  const count = Math.min(mostDecisions, lines.length + spare)
  return (
    <>
      <p className="quiet">{t('reports:decisions.hint')}</p>
      {Array.from({ length: count }, (_, at) => {
        const line = lines[at]
        const field = (name: string) => `lines[${at}].${name}`
        return (
          <fieldset className="form" key={field('decision')}>
            <legend>{t('reports:decisions.line', { number: at + 1 })}</legend>
            <div className="field">
              <label htmlFor={field('decision')}>{t('reports:decisions.decision')}</label>
              <input
                type="text"
                id={field('decision')}
                name={field('decision')}
                maxLength={400}
                defaultValue={line?.decision}
              />
            </div>
            <div className="pair">
              <div className="field">
                <label htmlFor={field('who')}>{t('reports:decisions.who')}</label>
                <input
                  type="text"
                  id={field('who')}
                  name={field('who')}
                  maxLength={120}
                  defaultValue={line?.who}
                />
              </div>
              <div className="field">
                <label htmlFor={field('dueOn')}>{t('reports:block.due')}</label>
                <input
                  type="date"
                  id={field('dueOn')}
                  name={field('dueOn')}
                  defaultValue={line?.dueOn ?? ''}
                />
              </div>
            </div>
          </fieldset>
        )
      })}
    </>
  )
}
