import type { AnyCtx, Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { ProcessKind } from '#db/schema/directory.ts'
import type { CommuneInput } from './schema.ts'

export interface ProcessSummary {
  id: string
  name: string
  epciName: string
  epciSiren: string
  launchOn: string
  kind: ProcessKind
  /** From launch to adoption. */
  months: 12 | 15 | 18
  /** Read only from then on; null while it lives. */
  archivedAt: Date | null
}

const columns = [
  'id',
  'name',
  'epci_name as epciName',
  'epci_siren as epciSiren',
  'launch_on as launchOn',
  'kind',
  'months',
  'archived_at as archivedAt',
] as const

/** @throws DomainError `not-found` (404) */
export async function getProcess(ctx: AnyCtx, processId: string): Promise<ProcessSummary> {
  const found = await ctx.db
    .selectFrom('processes')
    .select(columns)
    .where('id', '=', processId)
    .executeTakeFirst()
  if (!found) throw new DomainError('not-found', 404)
  return found
}

/** The démarches in which the actor holds a role, newest first. */
export async function listOwnProcesses(ctx: Ctx): Promise<ProcessSummary[]> {
  const ids = ctx.actor.grants.flatMap((grant) => grant.processId ?? [])
  if (!ids.length) return []
  return ctx.db
    .selectFrom('processes')
    .select(columns)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('created_at', 'desc')
    .execute()
}

/** How many communes a démarche gathers. */
export async function countCommunes(ctx: AnyCtx, processId: string): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('employers')
    .select(ctx.db.fn.countAll<string>().as('count'))
    .where('process_id', '=', processId)
    .where('kind', '=', 'commune')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The communes of a démarche as its form shows them, by INSEE code. */
export async function listCommunes(
  ctx: AnyCtx,
  processId: string,
): Promise<(CommuneInput & { central: boolean })[]> {
  const rows = await ctx.db
    .selectFrom('employers')
    .select(['insee_code as inseeCode', 'name', 'population', 'segment'])
    .where('process_id', '=', processId)
    .where('kind', '=', 'commune')
    .where('insee_code', 'is not', null)
    .orderBy('insee_code')
    .execute()
  return rows.map(({ inseeCode, name, population, segment }) => ({
    inseeCode: inseeCode ?? '',
    name,
    ...(population === null ? {} : { population }),
    central: segment === 'central_commune',
  }))
}

/**
 * Refuses what would change an archived démarche.
 * @throws DomainError `process.archived` (409)
 */
export async function requireLive(ctx: AnyCtx, processId: string): Promise<void> {
  const archived = await ctx.db
    .selectFrom('processes')
    .select('id')
    .where('id', '=', processId)
    .where('archived_at', 'is not', null)
    .executeTakeFirst()
  if (archived) throw new DomainError('process.archived', 409)
}

/**
 * As `requireLive`, and holds the démarche so until the end of the transaction: an archive asked for meanwhile waits, then
 * sees what was done. Many may hold it together.
 * @throws DomainError `process.archived` (409); `not-found` (404)
 */
export async function holdLive(ctx: AnyCtx, processId: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('processes')
    .select('archived_at')
    .where('id', '=', processId)
    .forShare()
    .executeTakeFirst()
  if (!found) throw new DomainError('not-found', 404)
  if (found.archived_at) throw new DomainError('process.archived', 409)
}
