import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DecisionForm } from '#app/components/forms/decision-form.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveHeader } from '#app/components/ui/wave-header.tsx'
import { Consequences } from '#app/components/ui/wave-life.tsx'
import { withdrawLaunch } from '#app/domain/consultations/withdraw-launch.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { loadTrustees } from '#app/http/load-trustees.server.ts'
import { requireIntent } from '#app/http/read-form.ts'

export const meta = titled('trustees:withdrawTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.launch', async (args) => {
  const { label, here, state, withdrawn } = await loadTrustees(args)
  if (state !== 'launching' || withdrawn) throw redirect(here)
  return { label, here }
})

export const action = staffAction('wave.launch', async ({ ctx, params, request }) => {
  await requireIntent(request, 'withdraw')
  await withdrawLaunch(ctx, params.processId!, params.waveId!)
  throw redirect(`/demarches/${params.processId}/vagues/${params.waveId}`)
})

/** What taking a launch back undoes, before the button. */
export default function WithdrawLaunch() {
  const t = useT()
  const { label, here } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem.message
  return (
    <>
      <WaveHeader title={t('trustees:withdrawTitle', { label })} label={label} />
      <p className="lede">{t('trustees:withdrawLede')}</p>
      {problem ? <Notice alert title={problem} /> : null}
      <Consequences title={t('running:what')}>
        <li>{t('trustees:withdraw1')}</li>
        <li>{t('trustees:withdraw2')}</li>
        <li>{t('trustees:withdraw3')}</li>
      </Consequences>
      <DecisionForm
        label={t('trustees:withdraw')}
        intent="withdraw"
        back={`${here}/depositaires`}
        backLabel={t('trustees:back')}
      />
    </>
  )
}
