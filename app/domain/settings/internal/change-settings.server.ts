import { sql, type Updateable } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import type { TerritorySettingsTable } from '#db/schema/settings.ts'
import { proposeSlug } from '../queries.server.ts'
import type { SettingSubject } from '../subjects.ts'

/**
 * Changes some settings of a démarche, and writes it down, in one transaction. The first change makes the row, with an
 * address nobody has.
 * @param change what to do besides, in the same transaction
 * @throws DomainError `not-found` (404)
 */
export async function changeSettings(
  ctx: Ctx,
  processId: string,
  subject: SettingSubject,
  change: (ctx: Ctx) => Promise<Updateable<TerritorySettingsTable>>,
): Promise<void> {
  const { epciName } = await getProcess(ctx, processId)
  await ctx.db.transaction().execute(async (trx) => {
    const inside = { ...ctx, db: trx }
    // Addresses are given one at a time, or two démarches would be proposed the same.
    await sql`select pg_advisory_xact_lock(hashtextextended('territory slugs', 0))`.execute(trx)
    await trx
      .insertInto('territory_settings')
      .values({
        process_id: processId,
        slug: await proposeSlug(inside, epciName),
        version: 0,
        contacts: '[]',
      })
      .onConflict((conflict) => conflict.column('process_id').doNothing())
      .execute()
    const values = await change(inside)
    await trx
      .updateTable('territory_settings')
      .set({ ...values, version: sql<number>`version + 1` })
      .where('process_id', '=', processId)
      .execute()
    await recordAction(inside, { processId, action: 'settings.saved', details: { subject } })
  })
}

/** jsonb takes its text: `pg` would write a list as an array of PostgreSQL. Null stays null. */
export function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value)
}
