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
          {props.wholes && count - held > 1 ? (
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
          {shown.map((absence) => (absence.held ? null : <AbsentLine key={absence.id} absence={absence} />))}
          {held > 0 ? <HeldLines held={held} shown={shown.filter((absence) => absence.held)} /> : null}
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
  const { id, name, service, job, ticked, last } = absence
  const detail = [service, job].filter(Boolean).join(', ')
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

/** Absences that nothing can take away, each with its reason; folded, for an open wave holds nearly everybody. */
function HeldLines({ held, shown }: { held: number; shown: readonly Absence[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <details>
      <summary>{t('directory:absentKept', { count: held, number: format.number(held) })}</summary>
      <ul>
        {shown.map(({ id, name, service, job, held: reason }) => {
          const who = [name, service, job].filter(Boolean).join(', ')
          const waves = reason && 'waves' in reason ? reason.waves : ''
          const why = reason ? t(`directory:absentHeld.${reason.code}`, { waves }) : ''
          return <li key={id}>{t('directory:absentHeldLine', { who, why })}</li>
        })}
      </ul>
    </details>
  )
}
