import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { deleteTestWave } from '#app/domain/consultations/delete-test-wave.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'

export const meta = titled('waves:deletion.pageTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.run', async ({ ctx, params }) => {
  const { id, processId, label, test, state, invited } = await getWave(ctx, params.processId!, params.waveId!)
  if (!test) throw redirect(`/demarches/${processId}/vagues/${id}`)
  return { label, invited, launching: state === 'launching' }
})

export const action = staffAction('wave.run', async ({ ctx, params }) => {
  await deleteTestWave(ctx, params.processId!, params.waveId!)
  throw redirect(`/demarches/${params.processId}/consultations`)
})

/** Says what goes with a test wave, and that nothing of it comes back, before it is deleted. */
export default function DeleteWave() {
  const t = useT()
  const format = useFormat()
  const { label, invited, launching } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { processId, waveId } = useParams()
  const wave = `/demarches/${processId}/vagues/${waveId}`
  return (
    <>
      <PageHeader
        title={t('waves:deletion.pageTitle', { label })}
        above={<Link to={wave}>{t('waves:wave', { label })}</Link>}
      />
      <p className="lede">{t('waves:deletion.lede')}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      <section className="section" aria-labelledby="what">
        <h2 id="what">{t('waves:deletion.what')}</h2>
        <ul>
          <li>{t('waves:deletion.urn')}</li>
          <li>
            {invited === null
              ? t('waves:deletion.noLinks')
              : t('waves:deletion.links', { count: invited, formatted: format.number(invited) })}
          </li>
          <li>{t('waves:deletion.rest')}</li>
          <li>{t('waves:deletion.kept')}</li>
        </ul>
      </section>
      {launching ? (
        <Notice title={t('errors:wave.still-launching')} />
      ) : (
        <Form method="post" className="actions">
          <SubmitButton label={t('waves:deletion.button')} look="alert" />
          <Link to={wave}>{t('common:cancel')}</Link>
        </Form>
      )}
    </>
  )
}
