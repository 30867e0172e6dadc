import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

interface Found {
  personId: string
  name: string
  address: string
  state: 'queued' | 'attempted' | 'accepted' | 'refused'
}

/** A search among those invited, to send one of them the same link once more. */
export function SendAgain({ query, found }: { query: string; found: readonly Found[] }) {
  const t = useT()
  return (
    <section className="section" aria-labelledby="again">
      <h2 id="again">{t('running:again')}</h2>
      <p>{t('running:againLede')}</p>
      <PersonSearch query={query} />
      {query && found.length === 0 ? <p role="status">{t('running:foundNobody', { query })}</p> : null}
      {found.length ? (
        <ScrollRegion label={t('running:foundCaption')}>
          <table>
            <caption>{t('running:foundCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('running:person')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('running:again')}</span>
                </th>
                <th scope="col">{t('running:state')}</th>
                <th scope="col">{t('running:address')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ personId, name, address, state }) => (
                <tr key={personId}>
                  <th scope="row">{name || address}</th>
                  <td>
                    {state === 'accepted' ? <Again personId={personId} name={name || address} /> : null}
                  </td>
                  <td>{t(`running:states.${state}`)}</td>
                  <td>{address}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
    </section>
  )
}

/** « Nom ou adresse », by GET: the result is a page one can come back to. */
export function PersonSearch({ query }: { query: string }) {
  const t = useT()
  return (
    <Form method="get" className="row-form" role="search">
      <label htmlFor="query">{t('running:search')}</label>
      <input id="query" name="q" type="search" defaultValue={query} />
      <button type="submit" className="button plain">
        {t('running:find')}
      </button>
    </Form>
  )
}

function Again({ personId, name }: { personId: string; name: string }) {
  const t = useT()
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="again" />
      <SubmitButton
        label={t('running:sendAgain')}
        describedAs={t('running:sendAgainTo', { name })}
        name="person"
        value={personId}
        look="plain"
      />
    </Form>
  )
}
