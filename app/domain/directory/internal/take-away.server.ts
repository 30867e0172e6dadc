import { sql } from 'kysely'
import { DomainError } from '#app/domain/errors.ts'
import { listFrozenPersons } from '../frozen-lists.server.ts'
import { lockLaunches } from './lock-directory.server.ts'
import { ties, type Writing } from './writing.server.ts'

/**
 * Takes away what was ticked. Somebody who has nothing left goes too, unless a frozen list has her: a wave may have been
 * launched since the preview.
 */
export async function takeAway(writing: Writing): Promise<void> {
  const { ctx, processId, importId, plan } = writing
  if (plan.removals.length === 0) return
  await lockLaunches(ctx, processId)
  const persons = plan.removals.map(({ personId }) => personId)
  const removed = plan.removals.map(({ employmentId }) => employmentId)
  await sql`delete from ${ties(writing)} where process_id = ${processId} and id = any(${removed}::uuid[])`.execute(
    ctx.db,
  )
  const joined = plan.additions.map(({ personId }) => personId)
  const { rows } = await sql<{ id: string }>`
    select id from persons where process_id = ${processId} and id = any(${persons}::uuid[]) and id <> all(${joined}::uuid[])
      and not exists (select from employments where person_id = persons.id)
      and not exists (select from mandates where person_id = persons.id)`.execute(ctx.db)
  const gone = rows.map(({ id }) => id)
  const frozen = await listFrozenPersons(ctx, processId, gone)
  if (frozen.size > 0)
    throw new DomainError('import.frozen-since', 409, { waves: [...frozen.values()][0] ?? '' })
  await sql`
    insert into directory_changes (import_id, subject, id, before, after)
    select ${importId}, 'delivery', gen_random_uuid(), to_jsonb(deliveries), null from deliveries
    where person_id = any(${gone}::uuid[])`.execute(ctx.db)
  await sql`delete from persons where process_id = ${processId} and id = any(${gone}::uuid[])`.execute(ctx.db)
}

/** Somebody whose main employment was taken away is counted at another of hers. */
export async function settleMains(writing: Writing): Promise<void> {
  const { ctx, plan } = writing
  const persons = plan.removals.map(({ personId }) => personId)
  await sql`
    update ${ties(writing)} set main = true where id in (
      select distinct on (person_id) id from ${ties(writing)} kept
      where person_id = any(${persons}::uuid[])
        and not exists (select from ${ties(writing)} other where other.person_id = kept.person_id and other.main)
      order by person_id, id)`.execute(ctx.db)
}
