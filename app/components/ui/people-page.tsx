import { Link, useParams, useSearchParams } from '@remix-run/react'
import type { Agent, EmployerCount } from '#app/domain/directory/queries.server.ts'
import type { ListPeopleInput } from '#app/domain/directory/schema.ts'
import { AgentTable } from './agent-table.tsx'
import { type DirectoryRights, directoryLinks, ListActions } from './directory-actions.tsx'
import { DirectoryTabs } from './directory-tabs.tsx'
import { EmployerTable } from './employer-table.tsx'
import { useFormat, useT } from './i18n.tsx'
import { type ImportEntry, ImportList } from './import-list.tsx'
import { ListFilters } from './list-filters.tsx'
import { PageLinks } from './page-links.tsx'
import { PageHeader } from './shells.tsx'

interface Props {
  kind: 'agents' | 'elected'
  agents: Agent[]
  total: number
  page: number
  pages: number
  asked: ListPeopleInput
  employers: EmployerCount[]
  imports: ImportEntry[]
  may: DirectoryRights
}

const empty = { agents: 'directory:empty', elected: 'directory:emptyElected' } as const

/** The list of agents or of elected officials: how many, who has no address, the list itself, and what may be done with it. */
export function PeoplePage(props: Props) {
  const { kind, agents, total, page, pages, asked, employers, imports, may } = props
  const t = useT()
  const format = useFormat()
  const [searched] = useSearchParams()
  const links = directoryLinks(useParams().processId ?? '', kind)
  const everybody = employers.reduce((sum, { agents: count }) => sum + count, 0)
  const withoutEmail = employers.reduce((sum, { withoutEmail: count }) => sum + count, 0)
  const importLink = may.import ? (
    <Link className="button" to={links.import}>
      {t('directory:import')}
    </Link>
  ) : null
  const paper = { count: withoutEmail, number: format.number(withoutEmail) }
  return (
    <>
      <PageHeader title={t('directory:title')} action={importLink} />
      <DirectoryTabs elected={may.elected} />
      {everybody === 0 && total === 0 ? (
        <p className="lede">{t(may.import ? empty[kind] : 'directory:emptyToRead')}</p>
      ) : (
        <p className="lede">
          {t('directory:total', { count: everybody, number: format.number(everybody) })}{' '}
          {withoutEmail > 0 ? t('directory:withoutEmail', paper) : t('directory:allReachable')}
        </p>
      )}
      {withoutEmail > 0 ? (
        <p>
          {t('directory:paper', paper)} <Link to="?adresse=sans">{t('directory:seeWithout')}</Link>
        </p>
      ) : null}
      <ListActions links={links} may={may} empty={everybody === 0} kind={kind} />
      {everybody + total > 0 ? (
        <>
          <section className="section">
            <h2>{t(kind === 'agents' ? 'directory:list' : 'directory:electedList')}</h2>
            <Filters kind={kind} asked={asked} employers={employers} />
            <p role="status">{t('directory:found', { count: total, number: format.number(total) })}</p>
            {total > 0 ? (
              <AgentTable
                kind={kind}
                agents={agents}
                sort={asked.sort}
                direction={asked.direction}
                query={searched}
              />
            ) : null}
            <PageLinks page={page} pages={pages} query={searched} label={t('directory:pages')} />
          </section>
          <section className="section">
            <h2>{t(kind === 'agents' ? 'directory:byEmployer' : 'directory:byBody')}</h2>
            <EmployerTable kind={kind} employers={employers} query={searched} />
          </section>
        </>
      ) : null}
      <ImportList imports={imports} importer={links.importer} />
    </>
  )
}

function Filters({ kind, asked, employers }: Pick<Props, 'kind' | 'asked' | 'employers'>) {
  const t = useT()
  const agents = kind === 'agents'
  return (
    <ListFilters label={t('directory:search')} search={asked.search}>
      <p className="field">
        <label htmlFor="employeur">{t(agents ? 'directory:employer' : 'directory:bodyFilter')}</label>
        <select key={asked.employerId} id="employeur" name="employeur" defaultValue={asked.employerId ?? ''}>
          <option value="">{t(agents ? 'directory:allEmployers' : 'directory:allBodies')}</option>
          {employers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <p className="field">
        <label htmlFor="adresse">{t('directory:addressFilter')}</label>
        <select key={asked.address} id="adresse" name="adresse" defaultValue={asked.address ? 'sans' : ''}>
          <option value="">{t('directory:addressAny')}</option>
          <option value="sans">{t('directory:addressWithout')}</option>
        </select>
      </p>
    </ListFilters>
  )
}
