import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { choiceNames } from '#app/domain/directory/import-choices.ts'
import type { Absence } from '#app/domain/directory/import-plan.ts'
import type { PreviewPage } from '#app/domain/directory/preview-page.ts'

/** What the directory has and the file has not: kept, unless ticked one by one or for a whole employer. */
export function ImportAbsences(props: {
  absences: PreviewPage['absences']
  total: number
  more: number
  /** Employers are ticked as a whole; organisations are not. */
  wholes: boolean
}) {
  const t = useT()
  const format = useFormat()
  return (
    <section className="section" aria-labelledby="absences">
      <h2 id="absences">{t('directory:absences')}</h2>
      <p>{t('directory:absencesLede', { count: props.total, number: format.number(props.total) })}</p>
      {props.absences.map(({ employerId, employer, count, held, shown }) => (
        <fieldset key={employerId}>
          <legend>{employer}</legend>
          {props.wholes && count > 1 && held < count ? (
            <>
              <input type="hidden" name={choiceNames.absentAt} value={employerId} />
              <label className="choice">
                <input
                  type="checkbox"
                  name={choiceNames.removedAt}
                  value={employerId}
                  defaultChecked={
                    shown.length > 0 && shown.every((absence) => absence.ticked || absence.held)
                  }
                />
                <span>
                  {t('directory:absentAll', {
                    employer,
                    count: count - held,
                    number: format.number(count - held),
                  })}
                </span>
              </label>
            </>
          ) : null}
          {shown.map((absence) => (
            <AbsentLine key={absence.id} absence={absence} />
          ))}
        </fieldset>
      ))}
      {props.more > 0 ? (
        <p>{t('directory:moreAbsences', { count: props.more, number: format.number(props.more) })}</p>
      ) : null}
    </section>
  )
}

function AbsentLine({ absence }: { absence: Absence }) {
  const t = useT()
  const { id, name, service, job, held, ticked, last } = absence
  const detail = [service, job].filter(Boolean).join(', ')
  if (held) {
    const why = t(`directory:absentHeld.${held.code}`, { waves: 'waves' in held ? held.waves : '' })
    const who = [name, detail].filter(Boolean).join(', ')
    return <p className="quiet">{t('directory:absentHeldLine', { who, why })}</p>
  }
  return (
    <>
      <input type="hidden" name={choiceNames.absent} value={id} />
      <label className="choice">
        <input type="checkbox" name={choiceNames.removed} value={id} defaultChecked={ticked} />
        <span>
          {t('directory:absentOne', { name })}
          {detail ? `, ${detail}` : null}
          {last ? <span className="quiet small"> ({t('directory:absentLast')})</span> : null}
        </span>
      </label>
    </>
  )
}
