import { type Kysely, sql } from 'kysely'
import type { AnonymousCtx, AnyCtx } from '#app/domain/context.ts'
import type { Database } from '#db/schema/index.ts'

/** Tables of what people wrote in their own words. */
const tables = ['comments', 'concerns', 'concern_messages'] as const

const noted = 'texts-erased'
const done = 'texts-swept'

/** Says that a text was masked or erased, so that the next sweep takes it off the disk; in the caller's transaction. */
export async function noteErasure(ctx: AnyCtx): Promise<void> {
  await mark(ctx.db, noted, ctx.now())
}

/**
 * Takes what was masked or erased off the disk: PostgreSQL leaves it readable in the pages and in the log of writing, also after a
 * plain VACUUM (anonymity.md, What was measured). Rewrites the tables, then has the log begin anew where the role may. Nothing when
 * nothing was erased since; a table in use, or a transaction that may still read what was erased, is for the next turn.
 */
export async function sweepErased(ctx: AnonymousCtx): Promise<void> {
  const erasedAt = await momentOf(ctx.db, noted)
  const sweptAt = await momentOf(ctx.db, done)
  if (!erasedAt || (sweptAt && sweptAt >= erasedAt) || (await isStillRead(ctx.db))) return
  const swept = await ctx.db.connection().execute(async (db) => {
    await sql`set lock_timeout = '2s'`.execute(db)
    try {
      for (const table of tables) await sql`vacuum (full) ${sql.table(table)}`.execute(db)
      return true
    } catch (error) {
      const lockNotAvailable = '55P03'
      if ((error as { code?: string }).code !== lockNotAvailable) throw error
      return false
    } finally {
      await sql`reset lock_timeout`.execute(db)
    }
  })
  if (!swept) return
  // Both are for a superuser, or a role that was given them: the embedded server's is.
  for (const statement of [sql`select pg_switch_wal()`, sql`checkpoint`]) {
    await statement.execute(ctx.db).catch(() => undefined)
  }
  await mark(ctx.db, done, erasedAt)
}

/** A rewrite keeps the rows that an older transaction may still see: a backup, for instance. */
async function isStillRead(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and xact_start < now() - interval '5 seconds'`.execute(db)
  return rows.length > 0
}

async function momentOf(db: Kysely<Database>, name: string): Promise<Date | undefined> {
  const row = await db.selectFrom('duties').select('done_at').where('name', '=', name).executeTakeFirst()
  return row?.done_at
}

async function mark(db: Kysely<Database>, name: string, done_at: Date): Promise<void> {
  await db
    .insertInto('duties')
    .values({ name, done_at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ done_at }))
    .execute()
}
