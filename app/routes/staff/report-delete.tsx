import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { DecisionForm } from '#app/components/forms/decision-form.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { reportHeading } from '#app/domain/reports/compose-report.ts'
import { deleteDraft } from '#app/domain/reports/delete-draft.server.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { requireIntent } from '#app/http/read-form.ts'

export const meta = titled('reports:deletion.title', ({ heading }: { heading: string }) => ({ heading }))

export const loader = staffLoader('report.publish', async ({ ctx, params, locale }) => {
  const [processId, reportId] = [params.processId!, params.reportId!]
  const { draft, sources } = await getDraft(ctx, { processId, reportId })
  const here = `/demarches/${processId}/rapports/${reportId}`
  if (draft.lastNumber !== null) throw redirect(here)
  return { heading: reportHeading(draft, sources, locale), here }
})

export const action = staffAction('report.publish', async ({ ctx, request, params }) => {
  await requireIntent(request, 'delete')
  const [processId, reportId] = [params.processId!, params.reportId!]
  await deleteDraft(ctx, { processId, reportId })
  throw redirect(`/demarches/${processId}/rapports`)
})

/** Says what goes with a draft that was never frozen, before it is deleted. */
export default function DeleteReport() {
  const t = useT()
  const { heading, here } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={t('reports:deletion.title', { heading })} above={<Link to={here}>{heading}</Link>} />
      <p className="lede">{t('reports:deletion.lede')}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      <section className="section" aria-labelledby="what">
        <h2 id="what">{t('reports:deletion.what')}</h2>
        <ul>
          <li>{t('reports:deletion.texts')}</li>
          <li>{t('reports:deletion.results')}</li>
          <li>{t('reports:deletion.journal')}</li>
        </ul>
      </section>
      <DecisionForm label={t('reports:deletion.button')} intent="delete" back={here} />
    </>
  )
}
