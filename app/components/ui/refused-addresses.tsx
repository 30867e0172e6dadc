import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

export interface Refused {
  personId: string
  name: string
  address: string
  reason: string
}

/**
 * Addresses that mail servers refused, each with its reason and, for whoever runs the wave, the field that corrects it.
 * @param action where the correction goes; null for whoever only reads
 * @param typed what was typed and not accepted
 */
export function RefusedAddresses(props: {
  refused: readonly Refused[]
  action: string | null
  typed?: { personId: string; address: string; message: string } | null
}) {
  const t = useT()
  const { refused, action, typed = null } = props
  return (
    <div className="tight">
      {action ? <p>{t('running:refusedLede')}</p> : null}
      <ScrollRegion label={t('waves:refusedCaption')} id="refusees">
        <table className="stacked">
          <caption>{t('waves:refusedCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('waves:refusedName')}</th>
              <th scope="col">{t('waves:refusedReason')}</th>
              <th scope="col">{t('waves:refusedAddress')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.map((each) => (
              <tr key={each.personId}>
                <th scope="row">{each.name}</th>
                <td>{t(`mail:refusal.${each.reason as 'rejected'}`)}</td>
                <td>
                  {action ? (
                    <Correction
                      refused={each}
                      action={action}
                      typed={typed?.personId === each.personId ? typed : null}
                    />
                  ) : (
                    each.address
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}

function Correction(props: {
  refused: Refused
  action: string
  typed: { address: string; message: string } | null
}) {
  const t = useT()
  const { refused, action, typed } = props
  const id = `address-${refused.personId}`
  return (
    <Form method="post" action={action} className="row-form">
      <input type="hidden" name="intent" value="correct" />
      <label htmlFor={id} className="visually-hidden">
        {t('running:refusedNewAddress', { name: refused.name })}
      </label>
      <input
        id={id}
        name="address"
        type="email"
        autoComplete="off"
        required
        defaultValue={typed?.address ?? refused.address}
        aria-invalid={typed ? true : undefined}
        aria-describedby={typed ? `${id}-error` : undefined}
      />
      <SubmitButton label={t('running:refusedSend')} name="person" value={refused.personId} look="plain" />
      {typed ? (
        <p className="error" id={`${id}-error`}>
          {typed.message}
        </p>
      ) : null}
    </Form>
  )
}
