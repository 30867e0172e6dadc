import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { NotInvitedList } from '#app/components/ui/not-invited-list.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveHeader } from '#app/components/ui/wave-header.tsx'
import { Consequences } from '#app/components/ui/wave-life.tsx'
import { addAgent } from '#app/domain/consultations/add-agent.server.ts'
import { searchNotInvited } from '#app/domain/consultations/not-invited.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { latestArrival } from '#app/domain/consultations/wave-phase.ts'
import { DomainError } from '#app/domain/errors.ts'
import { personIdSchema } from '#app/domain/invitations/sending-settings.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { loadLiveWave } from '#app/http/load-live-wave.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('running:addTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.launch', async (args) => {
  const { wave, here } = await loadLiveWave(args)
  if (wave.test) throw redirect(here)
  const search = new URL(args.request.url).searchParams
  const query = (search.get('q') ?? '').slice(0, 200)
  const last = latestArrival(wave)
  return {
    ...{ label: wave.label, query, added: search.has('ajoutee') },
    last: last.toISOString(),
    late: args.ctx.now() >= last,
    handed: wave.representativesEmail !== null,
    found: await searchNotInvited(args.ctx, wave, query),
  }
})

export const action = staffAction('wave.launch', async ({ ctx, request, params }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const form = await readForm(request)
  const personId = personIdSchema.safeParse(form.get('person'))
  if (!personId.success) throw new DomainError('bad-request', 400)
  await addAgent(ctx, wave.processId, wave.id, personId.data)
  throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}/ajouter?ajoutee`)
})

/** Somebody to invite late, found in the directory: whoever isn't there is written there first. */
export default function AddToWave() {
  const t = useT()
  const format = useFormat()
  const { label, query, found, added, last, late, handed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const home = `/demarches/${useParams().processId}`
  return (
    <>
      <WaveHeader title={t('running:addTitle', { label })} label={label} />
      <p className="lede">{t('running:addLede')}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      {added && !answer ? <Notice title={t('running:added')} /> : null}
      <Consequences title={t('running:what')}>
        <li>{t('running:addWhat')}</li>
        <li>{t('running:addKnown')}</li>
        <li>{t(handed ? 'running:addendumGoes' : 'running:addendumKept')}</li>
        <li>{late ? t('running:addTooLate') : t('running:addLast', { date: format.dateTime(last) })}</li>
      </Consequences>
      {late ? null : (
        <>
          <NotInvitedList query={query} found={found} people={`${home}/personnes`} />
          <p>
            {t('running:addHand')} <Link to={`${home}/personnes/ajouter`}>{t('running:addHandLink')}</Link>
          </p>
        </>
      )}
    </>
  )
}
