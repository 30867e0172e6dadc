import { useT } from '#app/components/ui/i18n.tsx'
import type { EntryType } from '#app/domain/calendar/propose-move.ts'

export interface MovedEntry {
  type: EntryType
  startsOn: string
  endsOn: string
  /** The start is the day of another entry. */
  startIsSet: boolean
}

/** The new day, or days, of an entry. */
export function MoveFields({
  entry,
  asked,
}: {
  entry: MovedEntry
  asked: { startsOn: string; endsOn: string }
}) {
  const t = useT()
  const { type, startIsSet } = entry
  const spans = type === 'phase' || type === 'consultation'
  const start = type === 'phase' ? 'newStart' : type === 'consultation' ? 'newOpening' : 'newDay'
  return (
    <>
      {startIsSet ? (
        <>
          <p>{t('calendar:startFollows')}</p>
          <input type="hidden" name="startsOn" value={entry.startsOn} />
        </>
      ) : null}
      <div className="pair">
        {startIsSet ? null : (
          <DayField name="startsOn" label={t(`calendar:${start}`)} value={asked.startsOn} />
        )}
        {spans ? (
          <DayField
            name="endsOn"
            label={t(type === 'phase' ? 'calendar:newEnd' : 'calendar:newClosing')}
            value={asked.endsOn}
          />
        ) : null}
      </div>
    </>
  )
}

function DayField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type="date" defaultValue={value} required className="short" />
    </div>
  )
}
