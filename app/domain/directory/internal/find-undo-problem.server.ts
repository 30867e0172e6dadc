import { sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import type { ErrorCode } from '#app/i18n/index.ts'
import { listFrozenPersons } from '../frozen-lists.server.ts'
import { daysKept } from '../import-retention.ts'
import { subjects, tableOf } from './note-changes.server.ts'

export interface UndoProblem {
  code: Extract<ErrorCode, `import.undo-${string}`>
  params: Record<string, string | number>
}

/** Rows of an import that are no more as it left them, and what others have since tied to what it added. */
async function countChangedSince(ctx: AnyCtx, importId: string): Promise<number> {
  let changed = 0
  for (const subject of subjects) {
    const table = sql.table(tableOf[subject])
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from directory_changes
      left join ${table} on ${table}.id = directory_changes.id
      where import_id = ${importId} and subject = ${subject} and to_jsonb(${table}) is distinct from after`.execute(
      ctx.db,
    )
    changed += rows[0]?.n ?? 0
  }
  const { rows } = await sql<{ n: number }>`
    with added as (select subject, id from directory_changes where import_id = ${importId} and before is null),
    ties as (
      select id, person_id, employer_id from employments
      union all select id, person_id, employer_id from mandates
      union all select assignment_id, null, employer_id from role_assignment_employers)
    select count(*)::integer as n from ties
    where (person_id in (select id from added where subject = 'person')
        or employer_id in (select id from added where subject = 'organisation'))
      and id not in (select id from added)`.execute(ctx.db)
  return changed + (rows[0]?.n ?? 0)
}

/**
 * Why an import can't be undone; null when it can.
 * @param input of an import of the démarche
 */
export async function findUndoProblem(
  ctx: AnyCtx,
  input: { processId: string; importId: string },
): Promise<UndoProblem | null> {
  const last = await ctx.db
    .selectFrom('directory_imports as one')
    .innerJoin('directory_imports as other', (join) =>
      join
        .onRef('other.process_id', '=', 'one.process_id')
        .onRef('other.kind', '=', 'one.kind')
        .on('other.state', '=', 'applied'),
    )
    .select(['other.id', 'other.applied_at'])
    .where('one.process_id', '=', input.processId)
    .where('one.id', '=', input.importId)
    .orderBy('other.applied_rank', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.id !== input.importId) return { code: 'import.undo-not-last', params: {} }
  const noted = await ctx.db
    .selectFrom('directory_changes')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('import_id', '=', input.importId)
    .executeTakeFirstOrThrow()
  const age = ctx.now().getTime() - (last.applied_at?.getTime() ?? 0)
  if (noted.n === '0' || age > daysKept * 86_400_000)
    return { code: 'import.undo-late', params: { days: daysKept } }
  const changed = await countChangedSince(ctx, input.importId)
  if (changed > 0) return { code: 'import.undo-changed', params: { number: changed } }
  const added = await ctx.db
    .selectFrom('directory_changes')
    .select('id')
    .where('import_id', '=', input.importId)
    .where('subject', '=', 'person')
    .where('before', 'is', null)
    .execute()
  const frozen = await listFrozenPersons(
    ctx,
    input.processId,
    added.map(({ id }) => id),
  )
  const [waves] = frozen.values()
  return waves ? { code: 'import.undo-frozen', params: { waves, number: frozen.size } } : null
}
