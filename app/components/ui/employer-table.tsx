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
  employers,
  query,
}: {
  employers: readonly EmployerCount[]
  query: URLSearchParams
}) {
  const t = useT()
  const format = useFormat()
  return (
    <ScrollRegion label={t('directory:byEmployer')}>
      <table>
        <caption>{t('directory:byEmployerCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('directory:employer')}</th>
            <th scope="col">{t('directory:group')}</th>
            <th scope="col" className="num">
              {t('directory:agents')}
            </th>
            <th scope="col" className="num">
              {t('directory:agentsWithoutEmail')}
            </th>
          </tr>
        </thead>
        <tbody>
          {employers.map(({ id, name, segment, agents, withoutEmail }) => (
            <tr key={id}>
              <th scope="row">
                {agents > 0 ? (
                  <Link to={changedQuery(query, { employeur: id, page: '' })}>{name}</Link>
                ) : (
                  name
                )}
              </th>
              <td>{t(`directory:segment.${segment}`)}</td>
              <td className="num">{format.number(agents)}</td>
              <td className="num">{format.number(withoutEmail)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
