import { type Kysely, sql } from 'kysely'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { noteErasure } from '#app/domain/erasures/sweep-erased.server.ts'
import { noteDuty } from '#app/domain/note-duty.server.ts'
import type { Database } from '#db/schema/index.ts'
import { readableAt } from './internal/readable-at.ts'

const name = 'concerns-settled'

/**
 * Writes anew, in one transaction and by identifiers drawn at random, the threads with a message that the desk may read since the
 * last time. PostgreSQL keeps with each row the number of the transaction that wrote it, and of the one that locked it last: among
 * those of lines that have an hour, they told when each message came. Nothing when there is none; done again, it finds nothing.
 */
export async function settleConcerns(ctx: AnonymousCtx): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    if ((await listDue({ ...ctx, db })).length === 0) return
    // Whoever writes waits for the new rows; readers see the former ones.
    await sql`lock table concerns, concern_messages in exclusive mode`.execute(db)
    const due = await listDue({ ...ctx, db })
    const messages = await take(db, 'concern_messages', 'concern_id', due)
    const concerns = await take(db, 'concerns', 'id', due)
    await sql`insert into concerns
      select (jsonb_populate_record(null::concerns, row)).* from jsonb_array_elements(${concerns}::jsonb) as row
      order by row ->> 'id'`.execute(db)
    await sql`insert into concern_messages
      select (jsonb_populate_record(null::concern_messages, row)).* from jsonb_array_elements(${messages}::jsonb) as row
      order by row ->> 'concern_id', (row ->> 'place')::int`.execute(db)
    await noteDuty({ ...ctx, db }, name)
    // The former rows stay on the disk until they are swept.
    await noteErasure({ ...ctx, db })
  })
}

/** Threads with an author's message that became readable since the last time. */
async function listDue({ db, now }: AnonymousCtx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct concern_id as id from concern_messages
    where author = 'author' and ${readableAt('concern_messages')} <= ${now()}::timestamptz
      and ${readableAt('concern_messages')} > coalesce((select done_at from duties where name = ${name}), '-infinity')`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Takes rows out of a table. @returns them, as JSON */
async function take(
  db: Kysely<Database>,
  table: 'concerns' | 'concern_messages',
  key: string,
  ids: readonly string[],
): Promise<string> {
  const { rows } = await sql<{ taken: string }>`
    with gone as (delete from ${sql.table(table)} where ${sql.ref(key)} = any(${ids}::uuid[]) returning *)
    select jsonb_agg(to_jsonb(gone))::text as taken from gone`.execute(db)
  return rows[0]!.taken
}
