import { useT } from '#app/components/ui/i18n.tsx'
import { mostTesters, trialHours } from '#app/domain/consultations/trial-limits.ts'

interface Member {
  accountId: string
  name: string
  email: string
}

/** Who tries a wave, and for how long. */
export function TrialFields(props: {
  team: readonly Member[]
  ticked: readonly string[]
  addresses: string
  wrong: string | null
}) {
  const t = useT()
  const { team, ticked, addresses, wrong } = props
  return (
    <>
      <fieldset className="tight">
        <legend>{t('prepare:trialTeam')}</legend>
        {team.map(({ accountId, name, email }) => (
          <label className="choice" key={accountId}>
            <input
              type="checkbox"
              name="account"
              value={accountId}
              defaultChecked={ticked.includes(accountId)}
            />
            <span>{t('prepare:trialMember', { name, email })}</span>
          </label>
        ))}
      </fieldset>
      <div className={wrong ? 'field invalid' : 'field'}>
        <label htmlFor="addresses">{t('prepare:trialAddresses')}</label>
        <p className="hint" id="addresses-hint">
          {t('prepare:trialAddressesHint', { max: mostTesters })}
        </p>
        {wrong ? (
          <p className="error" id="addresses-error">
            {wrong}
          </p>
        ) : null}
        <textarea
          id="addresses"
          name="addresses"
          rows={3}
          defaultValue={addresses}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? 'addresses-hint addresses-error' : 'addresses-hint'}
        />
      </div>
      <div className="field">
        <label htmlFor="hours">{t('prepare:trialHours')}</label>
        <select id="hours" name="hours" defaultValue="24">
          {trialHours.map((hours) => (
            <option key={hours} value={hours}>
              {t(`prepare:trialHour.h${hours}`)}
            </option>
          ))}
        </select>
      </div>
    </>
  )
}
