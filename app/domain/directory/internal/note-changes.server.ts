import { sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import type { DirectoryChangesTable } from '#db/schema/directory.ts'

export type Subject = Exclude<DirectoryChangesTable['subject'], 'delivery'>

/** The table each subject is a row of. */
export const tableOf = {
  person: 'persons',
  employment: 'employments',
  mandate: 'mandates',
  organisation: 'employers',
} as const satisfies Record<Subject, string>

export const subjects = Object.keys(tableOf) as Subject[]

/** Notes rows as they are before an import touches them. */
export async function noteBefore(
  ctx: AnyCtx,
  importId: string,
  subject: Subject,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const table = sql.table(tableOf[subject])
  await sql`
    insert into directory_changes (import_id, subject, id, before, after)
    select ${importId}, ${subject}, id, to_jsonb(${table}), null from ${table} where id = any(${[...ids]}::uuid[])
    on conflict do nothing`.execute(ctx.db)
}

/** Notes rows that an import added. */
export async function noteAdded(
  ctx: AnyCtx,
  importId: string,
  subject: Subject,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const table = sql.table(tableOf[subject])
  await sql`
    insert into directory_changes (import_id, subject, id, before, after)
    select ${importId}, ${subject}, id, null, to_jsonb(${table}) from ${table} where id = any(${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
}

/** Completes the notes once everything is written; rows that came out as they were are no change. */
export async function noteAfter(ctx: AnyCtx, importId: string): Promise<void> {
  for (const subject of subjects) {
    const table = sql.table(tableOf[subject])
    await sql`
      update directory_changes set after = to_jsonb(${table}) from ${table}
      where directory_changes.import_id = ${importId} and directory_changes.subject = ${subject}
        and directory_changes.id = ${table}.id`.execute(ctx.db)
  }
  await sql`delete from directory_changes where import_id = ${importId} and before = after`.execute(ctx.db)
}
