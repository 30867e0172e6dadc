import { Link, useLoaderData } from '@remix-run/react'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { listReports } from '#app/domain/reports/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('reports:list.title')

export const loader = staffLoader('report.read', async ({ ctx, params }) => {
  const processId = params.processId!
  return {
    reports: await listReports(ctx, processId),
    mayPublish: may(ctx.actor, 'report.publish', processId),
  }
})

export default function Reports() {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { reports, mayPublish } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('reports:list.title')} />
      {reports.length === 0 ? (
        <p className="lede">{t(mayPublish ? 'reports:list.none' : 'reports:list.nonePublished')}</p>
      ) : (
        <ScrollRegion label={t('reports:list.title')}>
          <table>
            <caption>{t('reports:list.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('reports:list.report')}</th>
                <th scope="col">{t('reports:list.frozen')}</th>
                <th scope="col">{t('reports:list.state')}</th>
                <th scope="col" className="num">
                  {t('reports:counts.ballots')}
                </th>
                <th scope="col" className="num">
                  {t('reports:list.rate')}
                </th>
              </tr>
            </thead>
            <tbody>
              {reports.map((report) => (
                <tr key={report.id}>
                  <th scope="row">
                    <Link to={report.id}>
                      {t('reports:list.name', {
                        title: report.title[locale],
                        label: report.waveLabel,
                        number: report.number,
                      })}
                    </Link>{' '}
                    {report.test ? <span className="tag">{t('reports:list.test')}</span> : null}
                  </th>
                  <td>{format.date(report.frozenOn, 'short')}</td>
                  <td>
                    {report.publishedOn
                      ? t('reports:page.published', { date: format.date(report.publishedOn, 'short') })
                      : t('reports:page.unpublished')}
                  </td>
                  <td className="num">{format.number(report.ballots)}</td>
                  <td className="num">{format.share(report.percent / 100)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  )
}
