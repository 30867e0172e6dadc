import { sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import { type Subject, tableOf } from './note-changes.server.ts'

/** What an import may change of a row. */
const columnsOf: Record<Subject, readonly string[]> = {
  person: ['family_name', 'given_name', 'email', 'locale'],
  employment: ['matricule', 'service', 'job', 'main'],
  mandate: ['function', 'main'],
  organisation: [
    'name',
    'kind',
    'segment',
    'insee_code',
    'siren',
    'employs',
    'contact_name',
    'contact_email',
  ],
}

async function removeAdded(ctx: AnyCtx, importId: string, subject: Subject): Promise<void> {
  await sql`
    delete from ${sql.table(tableOf[subject])} where id in (
      select id from directory_changes where import_id = ${importId} and subject = ${subject} and before is null)`.execute(
    ctx.db,
  )
}

async function bringBack(ctx: AnyCtx, importId: string, subject: Subject | 'delivery'): Promise<void> {
  const table = sql.table(subject === 'delivery' ? 'deliveries' : tableOf[subject])
  await sql`
    insert into ${table} select restored.* from directory_changes, jsonb_populate_record(null::${table}, before) restored
    where import_id = ${importId} and subject = ${subject} and after is null`.execute(ctx.db)
}

async function putBack(ctx: AnyCtx, importId: string, subject: Subject): Promise<void> {
  const table = sql.table(tableOf[subject])
  const set = columnsOf[subject].map((column) => sql`${sql.ref(column)} = restored.${sql.ref(column)}`)
  await sql`
    update ${table} set ${sql.join(set)}
    from directory_changes, jsonb_populate_record(null::${table}, before) restored
    where ${table}.id = directory_changes.id and import_id = ${importId} and subject = ${subject}
      and before is not null and after is not null`.execute(ctx.db)
}

/** Puts every row an import touched back as it was, in an order that keeps the references whole, and forgets its notes. */
export async function restoreChanges(ctx: AnyCtx, importId: string): Promise<void> {
  await removeAdded(ctx, importId, 'employment')
  await removeAdded(ctx, importId, 'mandate')
  await removeAdded(ctx, importId, 'person')
  await removeAdded(ctx, importId, 'organisation')
  for (const subject of ['organisation', 'person'] as const) {
    await putBack(ctx, importId, subject)
    await bringBack(ctx, importId, subject)
  }
  for (const subject of ['employment', 'mandate'] as const) {
    // One main employment at a time, whichever row is written first.
    await sql`
      update ${sql.table(tableOf[subject])} set main = false where id in (
        select id from directory_changes where import_id = ${importId} and subject = ${subject})`.execute(
      ctx.db,
    )
    await putBack(ctx, importId, subject)
    await bringBack(ctx, importId, subject)
  }
  await bringBack(ctx, importId, 'delivery')
  await ctx.db.deleteFrom('directory_changes').where('import_id', '=', importId).execute()
}
