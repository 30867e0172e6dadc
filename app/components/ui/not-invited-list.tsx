import { Form, Link } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { PersonSearch } from './send-again.tsx'

interface Found {
  personId: string
  name: string
  employer: string
  address: string | null
}

/** A search among the agents who are not invited, each with the button that invites her. */
export function NotInvitedList(props: {
  query: string
  found: readonly Found[]
  /** Where the people of the directory are. */
  people: string
}) {
  const t = useT()
  const { query, found, people } = props
  return (
    <section className="section" aria-labelledby="find">
      <h2 id="find">{t('running:addFind')}</h2>
      <PersonSearch query={query} />
      {query && found.length === 0 ? <p role="status">{t('running:addNobody', { query })}</p> : null}
      {found.length ? (
        <ScrollRegion label={t('running:addFound')}>
          <table>
            <caption>{t('running:addFound')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('running:person')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('running:addOne')}</span>
                </th>
                <th scope="col">{t('running:addEmployer')}</th>
                <th scope="col">{t('running:address')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ personId, name, employer, address }) => (
                <tr key={personId}>
                  <th scope="row">{name}</th>
                  <td>
                    {address ? (
                      <Invite personId={personId} name={name} />
                    ) : (
                      <Link to={`${people}/${personId}/corriger`}>{t('running:addAddress')}</Link>
                    )}
                  </td>
                  <td>{employer}</td>
                  <td>{address ?? <span className="quiet">{t('running:addNoAddress')}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
    </section>
  )
}

function Invite({ personId, name }: { personId: string; name: string }) {
  const t = useT()
  return (
    <Form method="post">
      <SubmitButton
        label={t('running:addOne')}
        describedAs={t('running:addOneName', { name })}
        name="person"
        value={personId}
        look="plain"
      />
    </Form>
  )
}
