import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { publishReport } from '#app/domain/reports/publish-report.server.ts'
import { getReport, listReportReaders } from '#app/domain/reports/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'

export const meta = titled('reports:publish.title')

export const loader = staffLoader('report.publish', async ({ ctx, params }) => {
  const processId = params.processId!
  const { id, content, publishedOn } = await getReport(ctx, { processId, reportId: params.reportId! })
  if (publishedOn || content.wave.test) throw redirect(`/demarches/${processId}/rapports/${id}`)
  return {
    label: content.wave.label,
    number: content.number,
    readers: await listReportReaders(ctx, processId),
  }
})

export const action = staffAction('report.publish', async ({ ctx, params }) => {
  const processId = params.processId!
  await publishReport(ctx, { processId, reportId: params.reportId! })
  throw redirect(`/demarches/${processId}/rapports/${params.reportId}`)
})

/** Says to whom the report becomes visible, and that it can't be taken back, before it does. */
export default function PublishReport() {
  const t = useT()
  const { label, number, readers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, reportId } = useParams()
  const report = `/demarches/${processId}/rapports/${reportId}`
  return (
    <>
      <PageHeader
        title={t('reports:publish.title')}
        above={<Link to={report}>{t('reports:publish.report', { label, number })}</Link>}
      />
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      <p className="lede">{t('reports:publish.lede')}</p>
      <section className="section" aria-labelledby="readers">
        <h2 id="readers">{t('reports:publish.readers')}</h2>
        <ul>
          {readers.map(({ role, accounts }) => (
            <li key={role}>
              {t('reports:publish.reader', {
                role: t(`reports:roles.${role as ReaderRole}`),
                count: accounts,
              })}
            </li>
          ))}
        </ul>
      </section>
      <section className="section" aria-labelledby="what">
        <h2 id="what">{t('reports:publish.what')}</h2>
        <ul>
          <li>{t('reports:publish.whole')}</li>
          <li>{t('reports:publish.noMail')}</li>
          <li>{t('reports:publish.final')}</li>
        </ul>
      </section>
      <Form method="post" className="actions">
        <SubmitButton label={t('reports:publish.button')} />
        <Link to={report}>{t('common:cancel')}</Link>
      </Form>
    </>
  )
}

type ReaderRole =
  | 'human_resources'
  | 'steering_committee'
  | 'follow_up_committee'
  | 'staff_representative'
  | 'evaluator'
