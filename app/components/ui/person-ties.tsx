import { Link } from '@remix-run/react'
import type { PersonTie } from '#app/domain/directory/queries.server.ts'
import { useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** Where a person works, or sits. */
export function PersonTies(props: {
  kind: 'agents' | 'elected'
  ties: readonly PersonTie[]
  /** Where these are changed; null for who may not. */
  here: string | null
}) {
  const { kind, ties, here } = props
  const t = useT()
  const agents = kind === 'agents'
  const title = t(agents ? 'persons:employments' : 'persons:mandates')
  return (
    <section className="section" aria-labelledby={`ties-${kind}`}>
      <h2 id={`ties-${kind}`}>{title}</h2>
      <ScrollRegion label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(agents ? 'persons:employer' : 'persons:body')}</th>
              {here ? <th scope="col">{t('persons:act')}</th> : null}
              {agents ? <th scope="col">{t('persons:matricule')}</th> : null}
              {agents ? <th scope="col">{t('persons:service')}</th> : null}
              <th scope="col">{t('persons:job')}</th>
              <th scope="col">{t('persons:counted')}</th>
            </tr>
          </thead>
          <tbody>
            {ties.map((tie) => (
              <tr key={tie.id}>
                <th scope="row">{tie.employer}</th>
                {here ? (
                  <td>
                    <Link
                      to={`${here}/rattachements/${tie.id}/terminer`}
                      aria-label={t('persons:endOf', { employer: tie.employer })}
                    >
                      {t('persons:end')}
                    </Link>
                  </td>
                ) : null}
                {agents ? <td>{tie.matricule ?? '—'}</td> : null}
                {agents ? <td>{tie.service ?? '—'}</td> : null}
                <td>{tie.job ?? '—'}</td>
                <td>{tie.main ? t('persons:countedHere') : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {here ? (
        <p>
          <Link to={`${here}/rattacher${agents ? '' : '?liste=elus'}`}>
            {t(agents ? 'persons:addEmployment' : 'persons:addMandate')}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
