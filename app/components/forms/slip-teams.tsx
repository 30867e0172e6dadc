import { useState } from 'react'
import { useT } from '#app/components/ui/i18n.tsx'
import type { SlipProblem, TypedTeam } from '#app/domain/consultations/slips.ts'
import { mostSlips, mostTeams, slipFormats } from '#app/domain/consultations/slips.ts'
import { locales } from '#app/i18n/index.ts'

const blank: TypedTeam = { label: '', count: '', locale: locales[0], format: 'slip' }

/** A line for each team: its name on the sheet, how many slips, in which language. Three are left blank for more. */
export function SlipTeams(props: {
  teams: readonly TypedTeam[]
  wrong: { problem: SlipProblem; place: number } | null
}) {
  const t = useT()
  const { wrong } = props
  const [teams] = useState(() => [...props.teams, blank, blank, blank].slice(0, mostTeams))
  const invalid = (name: 'label' | 'number', place: number) =>
    wrong?.place === place && (name === 'label' ? wrong.problem === 'label' : wrong.problem !== 'label')
      ? { 'aria-invalid': true, 'aria-describedby': 'slips-wrong' }
      : {}
  return (
    <ol className="slip-teams">
      {teams.map((team, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity and never move
        <li key={place}>
          <fieldset>
            <legend className="visually-hidden">{t('slips:line', { line: place + 1 })}</legend>
            <div className="field">
              <label htmlFor={`label-${place}`}>{t('slips:team')}</label>
              <input
                id={`label-${place}`}
                name="label"
                maxLength={80}
                defaultValue={team.label}
                {...invalid('label', place)}
              />
            </div>
            <div className="field">
              <label htmlFor={`count-${place}`}>{t('slips:count')}</label>
              <input
                id={`count-${place}`}
                name="count"
                inputMode="numeric"
                maxLength={String(mostSlips).length}
                defaultValue={team.count}
                {...invalid('number', place)}
              />
            </div>
            <div className="field">
              <label htmlFor={`format-${place}`}>{t('slips:format')}</label>
              <select id={`format-${place}`} name="format" defaultValue={team.format}>
                {slipFormats.map((format) => (
                  <option key={format} value={format}>
                    {t(`slips:formats.${format}`)}
                  </option>
                ))}
              </select>
            </div>
            <div className="field">
              <label htmlFor={`locale-${place}`}>{t('slips:language')}</label>
              <select id={`locale-${place}`} name="locale" defaultValue={team.locale}>
                <option value="fr">{t('slips:french')}</option>
                <option value="en">{t('slips:english')}</option>
              </select>
            </div>
          </fieldset>
        </li>
      ))}
    </ol>
  )
}
