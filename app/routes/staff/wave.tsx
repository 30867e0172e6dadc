import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { useLocale, useT } from '#app/components/ui/i18n.tsx'
import { SheetsDestroyed } from '#app/components/ui/sheets-destroyed.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { SharedUrn } from '#app/components/ui/trustee-board.tsx'
import { usePolling } from '#app/components/ui/use-polling.ts'
import { WaveDeletion } from '#app/components/ui/wave-deletion.tsx'
import { WaveDeliveries } from '#app/components/ui/wave-deliveries.tsx'
import { WaveFacts } from '#app/components/ui/wave-facts.tsx'
import {
  WaveCancelled,
  WaveChanges,
  WaveLinksLost,
  WaveNext,
  WaveSuspended,
} from '#app/components/ui/wave-life.tsx'
import { WaveBallots, WaveLaunching } from '#app/components/ui/wave-progress.tsx'
import { RefusedRecords, WaveRecords } from '#app/components/ui/wave-records.tsx'
import { emailSchema } from '#app/domain/accounts/schema.ts'
import { correctLiveRepresentatives } from '#app/domain/consultations/correct-live-representatives.server.ts'
import { correctRepresentatives } from '#app/domain/consultations/correct-representatives.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { loadWave } from '#app/http/load-wave.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('waves:wave', ({ wave }: { wave: { label: string } }) => ({ label: wave.label }))

export const loader = staffLoader('wave.read', loadWave)

/** Another address of the staff representatives, where their server refused the record or an addendum. */
export const action = staffAction('wave.launch', async ({ ctx, params, request }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const address = emailSchema.safeParse((await readForm(request)).get('address'))
  if (!address.success) throw new DomainError('launch.representatives', 422)
  const correct = wave.state === 'launching' ? correctRepresentatives : correctLiveRepresentatives
  await correct(ctx, wave.processId, wave.id, address.data)
  throw redirect(`/demarches/${wave.processId}/vagues/${wave.id}`)
})

export default function Wave() {
  const t = useT()
  const locale = useLocale()
  const loaded = useLoaderData<typeof loader>()
  const { wave, deliveries, cancellation, told, results, records, addenda } = loaded
  const refusal = useActionData<typeof action>()?.problem.message ?? null
  const home = `/demarches/${useParams().processId}`
  const here = `${home}/vagues/${wave.id}`
  const { phase, opensAt, closesAt } = wave
  const sending = phase === 'open' && deliveries.queued + deliveries.attempted > 0
  const finishing = phase === 'counting' || (phase === 'closed' && results === null)
  const telling = told !== null && (!cancellation?.complete || told.accepted + told.refused < told.total)
  const handing = addenda.some(({ handed }) => handed === 'waiting')
  usePolling(phase === 'launching' || finishing || sending || telling || handing || loaded.arriving > 0)
  const prepared = phase !== 'draft' && phase !== 'launching'
  return (
    <>
      <PageHeader
        title={`${wave.title[locale]}, ${wave.label}`}
        above={t(`waves:phase.${phase}`) + (wave.test ? `, ${t('waves:testWave')}` : '')}
        action={<Primary {...loaded} here={here} home={home} />}
      />
      {loaded.tried && loaded.mayPrepare ? (
        <p>
          <Link to={`${home}/vagues/${loaded.tried}/essai`}>
            {t('waves:triedWave', { label: wave.label })}
          </Link>
        </p>
      ) : null}
      {wave.suspended && phase !== 'cancelled' ? (
        <WaveSuspended here={here} mayCancel={loaded.mayCancel} />
      ) : null}
      {wave.linksLost && !wave.suspended ? <WaveLinksLost /> : null}
      {cancellation && told ? <WaveCancelled cancellation={cancellation} told={told} /> : null}
      {loaded.sheetsDestroyed === null ? null : <SheetsDestroyed count={loaded.sheetsDestroyed} />}
      {loaded.shared ? <SharedUrn shared={loaded.shared} here={here} /> : null}
      {phase === 'draft' || phase === 'launching' ? (
        <WaveLaunching
          phase={phase}
          problem={wave.problem}
          refusal={refusal}
          address={loaded.representatives}
          here={here}
          mayPrepare={loaded.mayPrepare}
          waits={loaded.shared !== null}
        />
      ) : null}
      {phase === 'scheduled' || phase === 'open' ? (
        <WaveNext {...loaded} phase={phase} opensAt={opensAt!} closesAt={closesAt!} />
      ) : null}
      {prepared && phase !== 'cancelled' ? (
        <WaveBallots wave={wave} opening={loaded.opening} waits={loaded.shared !== null} />
      ) : null}
      {prepared && phase !== 'cancelled' ? (
        <WaveDeliveries
          counts={deliveries}
          refused={loaded.refused}
          scheduled={phase === 'scheduled'}
          paused={loaded.paused}
          manage={loaded.mayRun ? `${here}/envois` : null}
        />
      ) : null}
      <WaveFacts wave={wave} addedLate={loaded.addedLate} />
      {prepared ? <WaveRecords records={records} addenda={addenda} here={here} wave={wave.id} /> : null}
      {loaded.mayPrepare && prepared && addenda.some(({ handed }) => handed === 'refused') ? (
        <RefusedRecords address={loaded.representatives ?? ''} refusal={refusal} />
      ) : null}
      {loaded.mayRun ? <WaveChanges here={here} test={wave.test} /> : null}
      {loaded.mayDelete ? <WaveDeletion here={here} test={wave.test} /> : null}
    </>
  )
}

/** The one thing to do now, if there is one. */
function Primary(props: {
  wave: { phase: string }
  here: string
  home: string
  results: { id: string } | null
  paused: boolean
  refused: readonly unknown[]
  mayRun: boolean
  mayPrepare: boolean
}) {
  const t = useT()
  const { here, mayPrepare, mayRun, refused, results } = props
  const { phase } = props.wave
  const button = (to: string, label: string) => (
    <Link className="button" to={to}>
      {label}
    </Link>
  )
  if (phase === 'draft' && mayPrepare) return button(`${here}/preparer`, t('waves:resume'))
  if (phase === 'cancelled' && mayPrepare) return button(`${here}/reprendre`, t('running:prepareAgain'))
  if (mayRun && props.paused) return button(`${here}/envois`, t('running:resume'))
  if (mayRun && refused.length)
    return button(`${here}/envois#refusees`, t('running:refusedWaiting', { count: refused.length }))
  return results ? button(`${props.home}/resultats/${results.id}`, t('waves:results')) : null
}
