import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveHeader } from '#app/components/ui/wave-header.tsx'
import { prepareAgain } from '#app/domain/consultations/prepare-again.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'

export const meta = titled('running:againTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.prepare', async ({ ctx, params }) => {
  const { id, processId, label, state } = await getWave(ctx, params.processId!, params.waveId!)
  const here = `/demarches/${processId}/vagues/${id}`
  if (state !== 'cancelled') throw redirect(here)
  return { label, here }
})

export const action = staffAction('wave.prepare', async ({ ctx, params }) => {
  const waveId = await prepareAgain(ctx, params.processId!, params.waveId!)
  throw redirect(`/demarches/${params.processId}/vagues/${waveId}/preparer`)
})

/** What a new wave takes over from a cancelled one. */
export default function PrepareWaveAgain() {
  const t = useT()
  const { label, here } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <WaveHeader title={t('running:againTitle', { label })} label={label} />
      <p className="lede">{t('running:againText')}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      <Form method="post" className="actions">
        <SubmitButton label={t('running:againButton')} />
        <Link to={here}>{t('common:cancel')}</Link>
      </Form>
    </>
  )
}
