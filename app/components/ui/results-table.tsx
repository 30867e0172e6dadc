import { Link } from '@remix-run/react'
import type { ResultsSummary } from '#app/domain/results/queries.server.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** The frozen results of each wave, the newest first. */
export function ResultsTable({ results, here }: { results: readonly ResultsSummary[]; here: string }) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  return (
    <ScrollRegion label={t('reports:list.results')}>
      <table>
        <caption>{t('results:list.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('results:list.report')}</th>
            <th scope="col">{t('results:list.frozen')}</th>
            <th scope="col">{t('results:list.state')}</th>
            <th scope="col" className="num">
              {t('results:counts.ballots')}
            </th>
            <th scope="col" className="num">
              {t('results:list.rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {results.map((found) => (
            <tr key={found.id}>
              <th scope="row">
                <Link to={`${here}/resultats/${found.id}`}>
                  {t('results:list.name', {
                    title: found.title[locale],
                    label: found.waveLabel,
                    number: found.number,
                  })}
                </Link>{' '}
                {found.test ? <span className="tag">{t('results:list.test')}</span> : null}
              </th>
              <td>{format.date(found.frozenOn, 'short')}</td>
              <td>
                {found.publishedOn
                  ? t('results:page.published', { date: format.date(found.publishedOn, 'short') })
                  : t('results:page.unpublished')}
              </td>
              <td className="num">{format.number(found.ballots)}</td>
              <td className="num">{format.share(found.percent / 100)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
