import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { RefusedAddresses } from '#app/components/ui/refused-addresses.tsx'
import { SendAgain } from '#app/components/ui/send-again.tsx'
import { SendingControls } from '#app/components/ui/sending-controls.tsx'
import { titled } from '#app/components/ui/title.ts'
import { usePolling } from '#app/components/ui/use-polling.ts'
import { WaveHeader } from '#app/components/ui/wave-header.tsx'
import { emailSchema } from '#app/domain/accounts/schema.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { pauseSending, resumeSending, setPace } from '#app/domain/invitations/change-sending.server.ts'
import { correctAddress } from '#app/domain/invitations/correct-address.server.ts'
import {
  getDeliveryCounts,
  getSendingSettings,
  listRefused,
  searchInvited,
} from '#app/domain/invitations/queries.server.ts'
import { sendAgain } from '#app/domain/invitations/send-again.server.ts'
import { paceSchema, personIdSchema } from '#app/domain/invitations/sending-settings.ts'
import { type StaffArgs, staffAction, staffLoader } from '#app/http/context.server.ts'
import { loadLiveWave } from '#app/http/load-live-wave.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('running:sendingTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('wave.run', async (args) => {
  const { ctx, request, settings } = args
  const { wave } = await loadLiveWave(args)
  const search = new URL(request.url).searchParams
  const query = (search.get('q') ?? '').slice(0, 200)
  return {
    label: wave.label,
    counts: await getDeliveryCounts(ctx, wave.id),
    refused: await listRefused(ctx, wave.id),
    sending: { ...(await getSendingSettings(ctx, wave.id)), smtp: settings.smtp },
    query,
    found: await searchInvited(ctx, wave.id, query),
    done: search.has('corrigee')
      ? 'corrected'
      : search.has('renvoye')
        ? 'sentAgain'
        : search.has('debit')
          ? 'paceSaved'
          : null,
  } as const
})

export const action = staffAction('wave.run', async (args) => {
  const wave = await getWave(args.ctx, args.params.processId!, args.params.waveId!)
  const here = `/demarches/${wave.processId}/vagues/${wave.id}/envois`
  const form = await readForm(args.request)
  const intent = form.get('intent')
  if (intent === 'correct') return await correct(args, wave.id, form, here)
  if (intent === 'pace') return await changePace(args, wave.id, form, here)
  if (intent === 'again') {
    const personId = personIdSchema.safeParse(form.get('person'))
    if (!personId.success) throw new DomainError('bad-request', 400)
    await sendAgain(args.ctx, { waveId: wave.id, personId: personId.data })
    throw redirect(`${here}?renvoye`)
  }
  if (intent === 'pause') await pauseSending(args.ctx, wave.id)
  else if (intent === 'resume') await resumeSending(args.ctx, wave.id)
  else throw new DomainError('bad-request', 400)
  throw redirect(here)
})

async function correct({ ctx, t }: StaffArgs, waveId: string, form: FormData, here: string) {
  const personId = personIdSchema.safeParse(form.get('person'))
  const address = emailSchema.safeParse(form.get('address'))
  if (!personId.success) throw new DomainError('bad-request', 400)
  if (!address.success) {
    const typed = { personId: personId.data, address: String(form.get('address') ?? '').slice(0, 254) }
    return data({ typed: { ...typed, message: t('running:addressInvalid') } }, 422)
  }
  await correctAddress(ctx, { waveId, personId: personId.data, address: address.data })
  throw redirect(`${here}?corrigee`)
}

async function changePace({ ctx, t }: StaffArgs, waveId: string, form: FormData, here: string) {
  const pace = paceSchema.safeParse(Object.fromEntries(form))
  if (!pace.success) {
    const perMinute = String(form.get('perMinute') ?? '').slice(0, 10)
    return data({ pace: { perMinute, message: t('running:perMinuteInvalid') } }, 422)
  }
  await setPace(ctx, waveId, pace.data.perMinute)
  throw redirect(`${here}?debit`)
}

export default function WaveSending() {
  const t = useT()
  const { label, counts, refused, sending, query, found, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = answer && 'typed' in answer ? answer.typed : null
  const pace = answer && 'pace' in answer ? answer.pace : null
  const problem = answer && 'problem' in answer ? answer.problem.message : null
  usePolling(counts.queued + counts.attempted > 0 && !typed && !pace)
  return (
    <>
      <WaveHeader title={t('running:sendingTitle', { label })} label={label} />
      {problem ? <Notice alert title={problem} /> : null}
      {done && !answer ? <Notice title={t(`running:${done}`)} /> : null}
      <SendingControls counts={counts} sending={sending} typed={pace} />
      {refused.length ? (
        <section className="section" aria-labelledby="refused">
          <h2 id="refused">{t('running:refusedTitle')}</h2>
          <RefusedAddresses refused={refused} action="?" typed={typed} />
        </section>
      ) : null}
      <SendAgain query={query} found={found} />
    </>
  )
}
