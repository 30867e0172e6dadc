import { sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'

/**
 * Makes the writers of one directory wait for each other until the end of the transaction.
 * It locks no row: the progress of an import is written by another connection meanwhile.
 */
export async function lockDirectory(ctx: AnyCtx, processId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`directory ${processId}`}, 0))`.execute(ctx.db)
}

/**
 * Waits for a launch under way, and holds the next one until the end of the transaction: whether somebody is in a frozen list
 * is then read in a later statement, and stays so. The same lock as `launchWave` takes.
 */
export async function lockLaunches(ctx: AnyCtx, processId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`launch ${processId}`}, 0))`.execute(ctx.db)
}
