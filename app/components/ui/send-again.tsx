import { useT } from './i18n.tsx'
import { ActFor, PersonSearch } from './person-search.tsx'

interface Found {
  personId: string
  name: string
  address: string
  state: 'queued' | 'attempted' | 'accepted' | 'refused'
}

/** A search among those invited, to send one of them the same link once more. */
export function SendAgain({ query, found }: { query: string; found: readonly Found[] }) {
  const t = useT()
  const again = (personId: string, name: string) => (
    <ActFor
      personId={personId}
      intent="again"
      label={t('running:sendAgain')}
      describedAs={t('running:sendAgainTo', { name })}
    />
  )
  return (
    <section className="section" aria-labelledby="again">
      <h2 id="again">{t('running:again')}</h2>
      <p>{t('running:againLede')}</p>
      <PersonSearch
        query={query}
        caption={t('running:foundCaption')}
        nobody={t('running:foundNobody', { query })}
        act={t('running:again')}
        headings={[t('running:state'), t('running:address')]}
        rows={found.map(({ personId, name, address, state }) => ({
          ...{ personId, name: name || address },
          act: state === 'accepted' ? again(personId, name || address) : null,
          cells: [t(`running:states.${state}`), address],
        }))}
      />
    </section>
  )
}
