import { Link, useLoaderData } from '@remix-run/react'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { listResults } from '#app/domain/results/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('results:list.title')

export const loader = staffLoader('report.read', async ({ ctx, params }) => {
  const processId = params.processId!
  const results = await listResults(ctx, processId)
  const compared = results.filter(({ test, publishable }) => publishable && !test)
  return {
    results,
    mayCompare: new Set(compared.map(({ waveId }) => waveId)).size > 1,
    mayPublish: may(ctx.actor, 'report.publish', processId),
  }
})

export default function Reports() {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { results, mayPublish, mayCompare } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('results:list.title')} />
      {results.length === 0 ? (
        <p className="lede">{t(mayPublish ? 'results:list.none' : 'results:list.nonePublished')}</p>
      ) : (
        <ScrollRegion label={t('results:list.title')}>
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
                    <Link to={`../resultats/${found.id}`}>
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
      )}
      {mayCompare ? (
        <p>
          <Link to="../resultats/comparer">{t('comparison:title')}</Link>
        </p>
      ) : null}
    </>
  )
}
