import { sql } from 'kysely'
import type { AnonymousCtx, AnyCtx } from '#app/domain/context.ts'
import { noteDuty } from '#app/domain/note-duty.server.ts'

/** Tables of what people wrote in their own words. */
const tables = ['comments', 'concerns', 'concern_messages'] as const

const name = 'texts-erased'

/**
 * Says that a text was masked or erased, so that the next sweep takes it off the disk. In the caller's transaction: the line then
 * bears the number of the transaction that erased, by which the sweep knows what it must have outlived.
 */
export async function noteErasure(ctx: AnyCtx): Promise<void> {
  await noteDuty(ctx, name)
}

/**
 * Takes what was masked or erased off the disk: PostgreSQL leaves it readable in the pages and in the log of writing, also after a
 * plain VACUUM (anonymity.md, What was measured). Rewrites the tables, then has the log begin anew where the role may. Nothing when
 * nothing was erased since; a table in use, or a transaction that may still read what was erased, is for the next turn.
 */
export async function sweepErased(ctx: AnonymousCtx): Promise<void> {
  const { rows } = await sql<{ erasedBy: string }>`
    select xmin::text as "erasedBy" from duties where name = ${name}`.execute(ctx.db)
  const erasedBy = rows[0]?.erasedBy
  if (!erasedBy || !(await rewrite(ctx)) || !(await outlived(ctx, erasedBy))) return
  // Both are for a superuser, or a role that was given them: the embedded server's is.
  for (const statement of [sql`select pg_switch_wal()`, sql`checkpoint`]) {
    await statement.execute(ctx.db).catch(() => undefined)
  }
  // What was erased meanwhile wrote another line.
  await sql`delete from duties where name = ${name} and xmin::text = ${erasedBy}`.execute(ctx.db)
}

/** @returns false when a table was in use: nobody is made to wait for it */
async function rewrite({ db }: AnonymousCtx): Promise<boolean> {
  return await db.connection().execute(async (connection) => {
    await sql`set lock_timeout = '2s'`.execute(connection)
    try {
      for (const table of tables) await sql`vacuum (full) ${sql.table(table)}`.execute(connection)
      return true
    } catch (error) {
      const lockNotAvailable = '55P03'
      if ((error as { code?: string }).code !== lockNotAvailable) throw error
      return false
    } finally {
      await sql`reset lock_timeout`.execute(connection)
    }
  })
}

/**
 * Whether nothing of a transaction, nor of one before it, is left in the tables. A rewrite keeps the rows that somebody may still
 * see (a backup, a prepared transaction, a replica), and says by `relfrozenxid` from which transaction on.
 */
async function outlived({ db }: AnonymousCtx, transaction: string): Promise<boolean> {
  const { rows } = await sql`
    select from pg_class where oid in (${sql.join(tables.map((table) => sql`${table}::regclass`))})
      and age(relfrozenxid) >= age(${transaction}::xid)`.execute(db)
  return rows.length === 0
}
