import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { publishResults } from '#app/domain/results/publish-results.server.ts'
import { getResults, listResultsReaders } from '#app/domain/results/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'

export const meta = titled('results:publish.title')

export const loader = staffLoader('report.publish', async ({ ctx, params }) => {
  const processId = params.processId!
  const { id, content, publishedOn } = await getResults(ctx, { processId, resultsId: params.resultsId! })
  if (publishedOn || content.wave.test) throw redirect(`/demarches/${processId}/resultats/${id}`)
  return {
    label: content.wave.label,
    number: content.number,
    readers: await listResultsReaders(ctx, processId),
  }
})

export const action = staffAction('report.publish', async ({ ctx, params }) => {
  const processId = params.processId!
  await publishResults(ctx, { processId, resultsId: params.resultsId! })
  throw redirect(`/demarches/${processId}/resultats/${params.resultsId}`)
})

/** Says to whom the results becomes visible, and that it can't be taken back, before it does. */
export default function PublishResults() {
  const t = useT()
  const { label, number, readers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, resultsId } = useParams()
  const results = `/demarches/${processId}/resultats/${resultsId}`
  return (
    <>
      <PageHeader
        title={t('results:publish.title')}
        above={<Link to={results}>{t('results:publish.report', { label, number })}</Link>}
      />
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      <p className="lede">{t('results:publish.lede')}</p>
      <section className="section" aria-labelledby="readers">
        <h2 id="readers">{t('results:publish.readers')}</h2>
        <ul>
          {readers.map(({ role, accounts }) => (
            <li key={role}>
              {t('results:publish.reader', {
                role: t(`results:roles.${role as ReaderRole}`),
                count: accounts,
              })}
            </li>
          ))}
        </ul>
      </section>
      <section className="section" aria-labelledby="what">
        <h2 id="what">{t('results:publish.what')}</h2>
        <ul>
          <li>{t('results:publish.whole')}</li>
          <li>{t('results:publish.noMail')}</li>
          <li>{t('results:publish.final')}</li>
        </ul>
      </section>
      <Form method="post" className="actions">
        <SubmitButton label={t('results:publish.button')} />
        <Link to={results}>{t('common:cancel')}</Link>
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
