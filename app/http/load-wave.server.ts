import { may } from '#app/domain/accounts/permissions.ts'
import { listAddenda } from '#app/domain/consultations/addenda.server.ts'
import { isDeletable } from '#app/domain/consultations/delete-wave.server.ts'
import { getOpeningPercent } from '#app/domain/consultations/opening-progress.server.ts'
import { getWave, listRecords, type Wave } from '#app/domain/consultations/queries.server.ts'
import { findTriedWave } from '#app/domain/consultations/testers.server.ts'
import {
  countArrivals,
  findCancellation,
  getReminders,
} from '#app/domain/consultations/wave-events.server.ts'
import { isCancellable } from '#app/domain/consultations/wave-phase.ts'
import { getDeliveryCounts, getSendingSettings, listRefused } from '#app/domain/invitations/queries.server.ts'
import { findResultsOfWave } from '#app/domain/results/queries.server.ts'
import { countDestroyedSheets, isWithdrawn, listTrustees } from '#app/domain/trustees/queries.server.ts'
import type { StaffArgs } from './context.server.ts'
import { toWaveRow } from './wave-row.ts'

/** Everything the page of a wave shows, whatever its phase. */
export async function loadWave({ ctx, params }: StaffArgs) {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const cancellation = await findCancellation(ctx, wave.id)
  const addenda = await listAddenda(ctx, wave.id)
  const live = wave.phase === 'scheduled' || wave.phase === 'open'
  const reminders = live ? await getReminders(ctx, wave.id) : []
  const runs = may(ctx.actor, 'wave.run', wave.processId)
  return {
    wave: {
      ...toWaveRow(wave),
      ...{ k: wave.k, problem: wave.launchProblem },
      ...{ suspended: wave.suspended, linksLost: wave.linksLost },
    },
    representatives: wave.representativesEmail,
    deliveries: await getDeliveryCounts(ctx, wave.id),
    told: cancellation ? await getDeliveryCounts(ctx, wave.id, 'cancellation') : null,
    refused: live ? await listRefused(ctx, wave.id) : [],
    paused: live && (await getSendingSettings(ctx, wave.id)).paused,
    arriving: live ? await countArrivals(ctx, wave.id) : 0,
    reminders: reminders
      .filter(({ state }) => state === 'planned')
      .map(({ kind, dueAt }) => ({ kind, dueAt: dueAt.toISOString() })),
    opening: wave.phase === 'counting' ? await getOpeningPercent(ctx, wave.id) : null,
    cancellation,
    shared: await loadShared(ctx, wave),
    sheetsDestroyed: await countDestroyedSheets(ctx, wave.id),
    records: await listRecords(ctx, wave.id),
    addenda: addenda.map(({ facts: _, ...addendum }) => addendum),
    addedLate: addenda.reduce((sum, { facts }) => sum + (facts?.kind === 'arrival' ? facts.added : 0), 0),
    results: await findResultsOfWave(ctx, wave.id),
    tried: await findTriedWave(ctx, wave.id),
    mayPrepare: may(ctx.actor, 'wave.prepare', wave.processId),
    mayRun: live && runs,
    mayCancel: isCancellable(wave) && may(ctx.actor, 'wave.launch', wave.processId),
    mayDelete: isDeletable(wave) && runs,
  }
}

/** What a wave whose urn key is shared waits for; null for any other, and once it is opened. */
async function loadShared(ctx: StaffArgs['ctx'], { id, level, state }: Wave) {
  if (level !== 2 || (state !== 'launching' && state !== 'launched' && state !== 'closing')) return null
  const trustees = await listTrustees(ctx, id)
  const missing = trustees.filter(({ readBack }) => !readBack).length
  return { state, missing, withdrawn: await isWithdrawn(ctx, id) }
}
