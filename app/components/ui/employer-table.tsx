import { Link } from '@remix-run/react'
import { useFormat, useT } from './i18n.tsx'
import { changedQuery } from './page-links.tsx'
import { ScrollRegion } from './scroll-region.tsx'

interface EmployerCount {
  id: string
  name: string
  segment: 'epci' | 'central_commune' | 'other_communes'
  agents: number
  withoutEmail: number
}

/** How many agents each employer has, each counted where her main employment is. */
export function EmployerTable({
  kind,
  employers,
  query,
}: {
  kind: 'agents' | 'elected'
  employers: readonly EmployerCount[]
  query: URLSearchParams
}) {
  const t = useT()
  const format = useFormat()
  const agents = kind === 'agents'
  return (
    <ScrollRegion label={t(agents ? 'directory:byEmployer' : 'directory:byBody')}>
      <table>
        <caption>{t(agents ? 'directory:byEmployerCaption' : 'directory:byBodyCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(agents ? 'directory:employer' : 'directory:body')}</th>
            <th scope="col">{t('directory:group')}</th>
            <th scope="col" className="num">
              {t(agents ? 'directory:agents' : 'directory:elected')}
            </th>
            <th scope="col" className="num">
              {t('directory:agentsWithoutEmail')}
            </th>
          </tr>
        </thead>
        <tbody>
          {employers.map(({ id, name, segment, agents: count, withoutEmail }) => (
            <tr key={id}>
              <th scope="row">
                {count > 0 ? <Link to={changedQuery(query, { employeur: id, page: '' })}>{name}</Link> : name}
              </th>
              <td>{t(`directory:segment.${segment}`)}</td>
              <td className="num">{format.number(count)}</td>
              <td className="num">
                {withoutEmail > 0 ? (
                  <Link to={changedQuery(query, { employeur: id, adresse: 'sans', page: '' })}>
                    {format.number(withoutEmail)}
                  </Link>
                ) : (
                  format.number(0)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
