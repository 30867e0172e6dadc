import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { usePolling } from '#app/components/ui/use-polling.ts'
import { WaveDeletion } from '#app/components/ui/wave-deletion.tsx'
import { WaveDeliveries } from '#app/components/ui/wave-deliveries.tsx'
import { WaveBallots, WaveLaunching, WaveRecords } from '#app/components/ui/wave-progress.tsx'
import { may } from '#app/domain/accounts/permissions.ts'
import { emailSchema } from '#app/domain/accounts/schema.ts'
import { correctRepresentatives } from '#app/domain/consultations/correct-representatives.server.ts'
import { getWave, listRecords } from '#app/domain/consultations/queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { getDeliveryCounts, listRefused } from '#app/domain/invitations/queries.server.ts'
import { findReportOfWave } from '#app/domain/reports/queries.server.ts'
import { staffAction, staffLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'
import { toWaveRow } from '#app/http/wave-row.ts'

export const meta = titled('waves:wave', ({ wave }: { wave: { label: string } }) => ({ label: wave.label }))

export const loader = staffLoader('wave.read', async ({ ctx, params }) => {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  return {
    wave: { ...toWaveRow(wave), k: wave.k, problem: wave.launchProblem },
    representatives: wave.representativesEmail,
    deliveries: await getDeliveryCounts(ctx, wave.id),
    refused: await listRefused(ctx, wave.id),
    records: await listRecords(ctx, wave.id),
    report: await findReportOfWave(ctx, wave.id),
    mayPrepare: may(ctx.actor, 'wave.prepare', wave.processId),
    mayDelete: wave.test && may(ctx.actor, 'wave.run', wave.processId),
  }
})

export const action = staffAction('wave.launch', async ({ ctx, params, request }) => {
  const address = emailSchema.safeParse((await readForm(request)).get('address'))
  if (!address.success) throw new DomainError('launch.representatives', 422)
  await correctRepresentatives(ctx, params.processId!, params.waveId!, address.data)
  throw redirect(`/demarches/${params.processId}/vagues/${params.waveId}`)
})

export default function Wave() {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { wave, representatives, deliveries, refused, records, report, mayPrepare, mayDelete } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const home = `/demarches/${useParams().processId}`
  const here = `${home}/vagues/${wave.id}`
  const sending = wave.phase === 'open' && deliveries.queued + deliveries.attempted > 0
  const finishing = wave.phase === 'counting' || (wave.phase === 'closed' && report === null)
  usePolling(wave.phase === 'launching' || finishing || sending)
  return (
    <>
      <PageHeader
        title={`${wave.title[locale]}, ${wave.label}`}
        above={t(`waves:phase.${wave.phase}`) + (wave.test ? `, ${t('waves:testWave')}` : '')}
        action={
          <Primary phase={wave.phase} here={here} home={home} report={report} mayPrepare={mayPrepare} />
        }
      />
      {wave.phase === 'draft' || wave.phase === 'launching' ? (
        <WaveLaunching
          phase={wave.phase}
          problem={wave.problem}
          refusal={answer?.problem.message ?? null}
          address={representatives}
          here={here}
          mayPrepare={mayPrepare}
        />
      ) : null}
      <section className="section" aria-labelledby="facts">
        <h2 id="facts">{t('waves:facts')}</h2>
        <dl className="facts">
          <dt>{t('waves:columnOpens')}</dt>
          <dd>{wave.opensAt ? format.dateTime(wave.opensAt) : '—'}</dd>
          <dt>{t('waves:columnCloses')}</dt>
          <dd>{wave.closesAt ? format.dateTime(wave.closesAt) : '—'}</dd>
          {wave.invited === null ? null : (
            <>
              <dt>{t('waves:columnInvited')}</dt>
              <dd>{format.number(wave.invited)}</dd>
            </>
          )}
        </dl>
      </section>
      {wave.phase === 'draft' || wave.phase === 'launching' ? null : (
        <>
          <WaveBallots wave={wave} />
          <WaveDeliveries counts={deliveries} refused={refused} scheduled={wave.phase === 'scheduled'} />
          <WaveRecords records={records} here={here} />
        </>
      )}
      {mayDelete ? <WaveDeletion here={here} /> : null}
    </>
  )
}

function Primary(props: {
  phase: string
  here: string
  home: string
  report: { id: string } | null
  mayPrepare: boolean
}) {
  const t = useT()
  if (props.phase === 'draft' && props.mayPrepare) {
    return (
      <Link className="button" to={`${props.here}/preparer`}>
        {t('waves:edit')}
      </Link>
    )
  }
  if (!props.report) return null
  return (
    <Link className="button" to={`${props.home}/rapports/${props.report.id}`}>
      {t('waves:report')}
    </Link>
  )
}
