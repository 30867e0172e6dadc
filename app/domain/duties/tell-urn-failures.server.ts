import type { Transaction } from 'kysely'
import { listHolders } from '#app/domain/accounts/list-holders.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import type { Database } from '#db/schema/index.ts'
import { sendUrnAlertJob } from './jobs.server.ts'

interface KeyFailure {
  waveId: string
  key: 'urn' | 'link'
}

/**
 * Has the pilots of a démarche and the administrators of the instance told when the key of an urn fails its canary, or that of
 * the links is lost: once for each failure, and once when it is back (anonymity.md, Keys of a wave). What was told and the
 * messages to send are written together: killed anywhere, nobody is forgotten nor told twice. Of a wave whose two keys are gone,
 * the urn's says all there is to do. A wave that was closed or cancelled meanwhile is well in its own way: its page says it, no
 * message does.
 */
export async function tellUrnFailures(ctx: AnonymousCtx): Promise<void> {
  const { db } = ctx
  const failing = await listFailing(ctx)
  const told = await db.selectFrom('urn_alerts').select(['wave_id as waveId', 'key']).execute()
  for (const failure of failing.filter((one) => !holds(told, one))) {
    await db.transaction().execute(async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('urn_alerts')
        .values({ wave_id: failure.waveId, key: failure.key })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows) await askToTell(ctx, trx, failure, true)
    })
  }
  for (const failure of told.filter((one) => !holds(failing, one))) {
    await db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('urn_alerts')
        .where('wave_id', '=', failure.waveId)
        .where('key', '=', failure.key)
        .executeTakeFirst()
      if (numDeletedRows) await askToTell(ctx, trx, failure, false)
    })
  }
}

async function listFailing({ db }: AnonymousCtx): Promise<KeyFailure[]> {
  const urns = await db.selectFrom('urn_suspensions').select('wave_id as waveId').execute()
  const links = await db
    .selectFrom('link_key_losses')
    .select('wave_id as waveId')
    .where('wave_id', 'not in', (query) => query.selectFrom('urn_suspensions').select('wave_id'))
    .execute()
  return [
    ...urns.map(({ waveId }) => ({ waveId, key: 'urn' as const })),
    ...links.map(({ waveId }) => ({ waveId, key: 'link' as const })),
  ]
}

function holds(list: readonly KeyFailure[], { waveId, key }: KeyFailure): boolean {
  return list.some((one) => one.waveId === waveId && one.key === key)
}

async function askToTell(
  ctx: AnonymousCtx,
  trx: Transaction<Database>,
  { waveId, key }: KeyFailure,
  fails: boolean,
): Promise<void> {
  const within = { ...ctx, db: trx }
  const wave = await trx
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .leftJoin('link_key_losses', 'link_key_losses.wave_id', 'waves.id')
    .select(['process_id as processId', 'waves.state', 'link_key_losses.wave_id as linksLost'])
    .where('waves.id', '=', waveId)
    .executeTakeFirstOrThrow()
  // Lost still, that of the links is only said with the other one from now on.
  const back = key === 'urn' || wave.linksLost === null
  if (!fails && (wave.state === 'closed' || wave.state === 'cancelled' || !back)) return
  const told = [
    ...(await listHolders(within, { processId: wave.processId, role: 'pilot' })),
    ...(await listHolders(within, { processId: null, role: 'administrator' })),
  ]
  for (const accountId of new Set(told.map((holder) => holder.accountId)))
    await enqueue(within, sendUrnAlertJob, { waveId, accountId, fails, key })
}
