import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { type LiveWave, lockLiveWave } from './internal/lock-live-wave.server.ts'
import { latestArrival } from './wave-phase.ts'

/**
 * Invites an agent of the directory to a launched wave. The worker makes her link, queues her invitation and writes the
 * addendum (`admitArrivals`); the tree and its headcounts stay as frozen.
 * @throws DomainError `not-found`; `wave.not-open`, `wave.test-team`, `wave.too-late`, `wave.already-invited` (409);
 *   `wave.no-address` (422)
 */
export async function addAgent(ctx: Ctx, processId: string, waveId: string, personId: string): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    await arrive(trx, await lockOpenTo(trx, processId, waveId), personId)
  })
}

/** Whoever comes on the last day would have no time to answer; a test wave belongs to its team. */
async function lockOpenTo(ctx: Ctx, processId: string, waveId: string): Promise<LiveWave> {
  const wave = await lockLiveWave(ctx, processId, waveId)
  if (wave.test) throw new DomainError('wave.test-team', 409)
  if (ctx.now() >= latestArrival(wave)) throw new DomainError('wave.too-late', 409)
  return wave
}

async function arrive(ctx: Ctx, wave: LiveWave, personId: string): Promise<void> {
  const person = await ctx.db
    .selectFrom('persons')
    .select('email')
    .where('id', '=', personId)
    .where('process_id', '=', wave.processId)
    .executeTakeFirst()
  if (!person) throw new DomainError('not-found', 404)
  if (!person.email) throw new DomainError('wave.no-address', 422)
  const invited = await ctx.db
    .selectFrom('deliveries')
    .select('person_id')
    .where('wave_id', '=', wave.id)
    .where('person_id', '=', personId)
    .where('kind', '=', 'invitation')
    .executeTakeFirst()
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('wave_arrivals')
    .values({ wave_id: wave.id, person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (invited || numInsertedOrUpdatedRows === 0n) throw new DomainError('wave.already-invited', 409)
  const details = { label: wave.label }
  await recordAction(ctx, { processId: wave.processId, action: 'wave.agent-added', details })
}
