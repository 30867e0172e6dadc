import { Form, Link, useSubmit } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import type { EpciProposal } from '#app/domain/processes/find-epci.server.ts'

interface Found {
  typed: string
  proposals: readonly EpciProposal[]
  more: number
  edition: string
}

/** Type a few letters, choose in the list. With scripts the list follows the typing; without, the button asks for it. */
export function EpciSearch({ typed, proposals, more, edition }: Found) {
  const t = useT()
  const submit = useSubmit()
  return (
    <>
      <Form
        method="get"
        role="search"
        className="form"
        onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
      >
        <div className="field">
          <label htmlFor="epci-search">{t('processes:searchLabel')}</label>
          <p className="hint" id="epci-search-hint">
            {t('processes:searchHint')}
          </p>
          <div className="actions">
            <input
              id="epci-search"
              name="q"
              type="search"
              defaultValue={typed}
              maxLength={120}
              autoComplete="off"
              spellCheck={false}
              aria-describedby="epci-search-hint"
            />
            <button type="submit" className="button plain">
              {t('processes:search')}
            </button>
          </div>
        </div>
      </Form>
      <section className="section" aria-labelledby="epci-found">
        <p id="epci-found" role="status" className="quiet">
          {proposals.length ? t('processes:found', { count: proposals.length + more }) : null}
          {!proposals.length && typed.trim().length > 1 ? t('processes:foundNone') : null}
        </p>
        <ul className="found">
          {proposals.map((proposal) => (
            <Proposal key={proposal.siren} proposal={proposal} />
          ))}
        </ul>
        {more ? <p className="quiet">{t('processes:foundMore', { shown: proposals.length })}</p> : null}
      </section>
      <p>
        <Link to="?epci=autre">{t('processes:notInList')}</Link>
      </p>
      <p className="quiet small">{t('processes:editionNote', { edition })}</p>
    </>
  )
}

function Proposal({ proposal }: { proposal: EpciProposal }) {
  const t = useT()
  const format = useFormat()
  const { siren, name, member, department, communes, population, largest } = proposal
  const figures = { communes: format.number(communes), population: format.number(population) }
  return (
    <li>
      <Link to={`?epci=${siren}`} aria-describedby={`epci-${siren}`}>
        {name}
      </Link>
      <p className="quiet small" id={`epci-${siren}`}>
        {t('processes:proposal', { department, largest, ...figures })}
        {member ? ` · ${t('processes:proposalMember', { name: member })}` : null}
      </p>
    </li>
  )
}
