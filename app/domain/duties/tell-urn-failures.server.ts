import type { Transaction } from 'kysely'
import { listHolders } from '#app/domain/accounts/list-holders.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import type { Database } from '#db/schema/index.ts'
import { sendUrnAlertJob } from './jobs.server.ts'

/**
 * Has the pilots of a démarche and the administrators of the instance told when the key of an urn fails its canary, once for
 * each failure, and once when it opens the urn again (anonymity.md, Keys of a wave). What was told and the messages to send are
 * written together: killed anywhere, nobody is forgotten nor told twice. A wave that was closed or cancelled meanwhile is well
 * in its own way: its page says it, no message does.
 */
export async function tellUrnFailures(ctx: AnonymousCtx): Promise<void> {
  const { db } = ctx
  const failing = await db
    .selectFrom('urn_suspensions')
    .leftJoin('urn_alerts', 'urn_alerts.wave_id', 'urn_suspensions.wave_id')
    .select('urn_suspensions.wave_id as waveId')
    .where('urn_alerts.wave_id', 'is', null)
    .execute()
  for (const { waveId } of failing) {
    await db.transaction().execute(async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('urn_alerts')
        .values({ wave_id: waveId })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows) await askToTell(ctx, trx, waveId, true)
    })
  }
  const well = await db
    .selectFrom('urn_alerts')
    .leftJoin('urn_suspensions', 'urn_suspensions.wave_id', 'urn_alerts.wave_id')
    .select('urn_alerts.wave_id as waveId')
    .where('urn_suspensions.wave_id', 'is', null)
    .execute()
  for (const { waveId } of well) {
    await db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('urn_alerts')
        .where('wave_id', '=', waveId)
        .executeTakeFirst()
      if (numDeletedRows) await askToTell(ctx, trx, waveId, false)
    })
  }
}

async function askToTell(
  ctx: AnonymousCtx,
  trx: Transaction<Database>,
  waveId: string,
  fails: boolean,
): Promise<void> {
  const within = { ...ctx, db: trx }
  const wave = await trx
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .select(['process_id as processId', 'waves.state'])
    .where('waves.id', '=', waveId)
    .executeTakeFirstOrThrow()
  if (!fails && wave.state !== 'launched') return
  const told = [
    ...(await listHolders(within, { processId: wave.processId, role: 'pilot' })),
    ...(await listHolders(within, { processId: null, role: 'administrator' })),
  ]
  for (const accountId of new Set(told.map((holder) => holder.accountId)))
    await enqueue(within, sendUrnAlertJob, { waveId, accountId, fails })
}
