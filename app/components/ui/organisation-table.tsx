import { Link } from '@remix-run/react'
import type { Organisation } from '#app/domain/directory/queries.server.ts'
import type { organisationSorts } from '#app/domain/directory/schema.ts'
import { useFormat, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { SortHeading } from './sort-heading.tsx'

/** The EPCI, its communes, and the other organisations of a démarche. */
export function OrganisationTable(props: {
  organisations: readonly Organisation[]
  sort: (typeof organisationSorts)[number]
  direction: 'asc' | 'desc'
  query: URLSearchParams
  /** Where each may be corrected; null for who may not. */
  link: string | null
}) {
  const t = useT()
  const format = useFormat()
  const heading = (column: (typeof organisationSorts)[number]) => (
    <SortHeading
      column={column}
      usual="name"
      sort={props.sort}
      direction={props.direction}
      query={props.query}
      label={t(`directory:organisationColumn.${column}`)}
      numeric={column === 'agents'}
    />
  )
  return (
    <ScrollRegion label={t('directory:organisationsList')}>
      <table>
        <thead>
          <tr>
            {heading('name')}
            {heading('kind')}
            <th scope="col">{t('directory:organisationColumn.segment')}</th>
            <th scope="col">{t('directory:organisationColumn.codes')}</th>
            <th scope="col">{t('directory:organisationColumn.contact')}</th>
            {heading('agents')}
          </tr>
        </thead>
        <tbody>
          {props.organisations.map((organisation) => (
            <tr key={organisation.id}>
              <th scope="row">
                {props.link ? (
                  <Link to={`${props.link}/${organisation.id}`}>{organisation.name}</Link>
                ) : (
                  organisation.name
                )}
              </th>
              <td>{t(`directory:organisationKind.${organisation.kind}`)}</td>
              <td>
                {organisation.employs
                  ? t(`directory:segment.${organisation.segment}`)
                  : t('directory:noAgents')}
              </td>
              <td>{[organisation.inseeCode, organisation.siren].filter(Boolean).join(', ') || '—'}</td>
              <td>
                {organisation.contactName ?? '—'}
                {organisation.contactEmail ? (
                  <div className="quiet small">{organisation.contactEmail}</div>
                ) : null}
              </td>
              <td className="num">{organisation.employs ? format.number(organisation.agents) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
