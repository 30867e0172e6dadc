import { Link } from '@remix-run/react'
import { useT } from './i18n.tsx'
import { ActFor, PersonSearch } from './person-search.tsx'

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
  const invite = ({ personId, name, address }: Found) =>
    address ? (
      <ActFor
        personId={personId}
        label={t('running:addOne')}
        describedAs={t('running:addOneName', { name })}
      />
    ) : (
      <Link to={`${people}/${personId}/corriger`}>{t('running:addAddress')}</Link>
    )
  return (
    <section className="section" aria-labelledby="find">
      <h2 id="find">{t('running:addFind')}</h2>
      <PersonSearch
        query={query}
        caption={t('running:addFound')}
        nobody={t('running:addNobody', { query })}
        act={t('running:addOne')}
        headings={[t('running:addEmployer'), t('running:address')]}
        rows={found.map((one) => ({
          ...{ personId: one.personId, name: one.name, act: invite(one) },
          cells: [
            one.employer,
            one.address ?? (
              <span key="none" className="quiet">
                {t('running:addNoAddress')}
              </span>
            ),
          ],
        }))}
      />
    </section>
  )
}
