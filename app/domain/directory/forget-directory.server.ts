import { sql } from 'kysely'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { lockDirectory, lockLaunches } from './internal/lock-directory.server.ts'

/**
 * Erases everybody from the directory of a démarche: persons, employments, mandates, the state of their messages, testers,
 * contacts of organisations, imported files and what they remember. One transaction; done again, it finds nothing. Counts,
 * organisations and what was published stay. Put off while a wave is launched or a file is being written.
 * @returns how many persons were erased
 */
export async function forgetDirectory(ctx: AnonymousCtx, processId: string): Promise<number> {
  return await ctx.db.transaction().execute(async (db) => {
    const within = { ...ctx, db }
    await lockDirectory(within, processId)
    await lockLaunches(within, processId)
    if (await isBusy(within, processId)) return 0
    await db.deleteFrom('directory_imports').where('process_id', '=', processId).execute()
    await db.deleteFrom('directory_columns').where('process_id', '=', processId).execute()
    await db
      .updateTable('employers')
      .set({ contact_name: null, contact_email: null })
      .where('process_id', '=', processId)
      .execute()
    await sql`
      delete from wave_testers using waves, consultations
      where wave_testers.wave_id = waves.id and consultations.id = waves.consultation_id
        and consultations.process_id = ${processId}`.execute(db)
    const { numDeletedRows } = await db
      .deleteFrom('persons')
      .where('process_id', '=', processId)
      .executeTakeFirst()
    const people = Number(numDeletedRows)
    if (people > 0)
      await recordAction(within, { processId, action: 'directory.forgotten', details: { people } })
    return people
  })
}

async function isBusy({ db }: AnonymousCtx, processId: string): Promise<boolean> {
  const wave = await db
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .select('waves.id')
    .where('consultations.process_id', '=', processId)
    .where('waves.state', 'in', ['launching', 'launched', 'closing'])
    .executeTakeFirst()
  const file = await db
    .selectFrom('directory_imports')
    .select('id')
    .where('process_id', '=', processId)
    .where('state', '=', 'confirmed')
    .executeTakeFirst()
  return wave !== undefined || file !== undefined
}
