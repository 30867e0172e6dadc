import type { AnyCtx } from '#app/domain/context.ts'
import { type JournalKind, journalMonths } from './actions.ts'

export interface JournalLine {
  id: string
  at: Date
  /** Empty when the software did it. */
  who: string
  action: string
  details: Record<string, string | number>
}

export const linesOfPage = 50

/**
 * The lines of a démarche, the newest first; none older than twelve months, whether the worker deleted them or not.
 * @param page from 1; a page after the last is the last
 */
export async function listJournal(
  ctx: AnyCtx,
  { processId, kind, page }: { processId: string; kind: JournalKind | null; page: number },
): Promise<{ lines: JournalLine[]; total: number; page: number; pages: number }> {
  const { count } = await selectLines(ctx, processId, kind)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  const total = Number(count)
  const pages = Math.max(1, Math.ceil(total / linesOfPage))
  const shown = Math.min(Math.max(1, page), pages)
  const lines = await readLines(ctx, processId, kind, {
    limit: linesOfPage,
    offset: (shown - 1) * linesOfPage,
  })
  return { lines, total, page: shown, pages }
}

/** All the lines of a kind: for their CSV. */
export async function listWholeJournal(
  ctx: AnyCtx,
  { processId, kind }: { processId: string; kind: JournalKind | null },
): Promise<JournalLine[]> {
  return readLines(ctx, processId, kind, null)
}

/** The newest lines of the instance itself, fifty at most: to its administrators. */
export async function listInstanceJournal(ctx: AnyCtx): Promise<JournalLine[]> {
  return readLines(ctx, null, null, { limit: linesOfPage, offset: 0 })
}

async function readLines(
  ctx: AnyCtx,
  processId: string | null,
  kind: JournalKind | null,
  part: { limit: number; offset: number } | null,
): Promise<JournalLine[]> {
  const rows = await selectLines(ctx, processId, kind)
    .select(['id', 'at', 'account_name as who', 'action', 'details'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .$if(part !== null, (query) => query.limit(part!.limit).offset(part!.offset))
    .execute()
  return rows.map((row) => ({ ...row, details: row.details as JournalLine['details'] }))
}

function selectLines(ctx: AnyCtx, processId: string | null, kind: JournalKind | null) {
  const lines = ctx.db
    .selectFrom('journal')
    .where('process_id', processId === null ? 'is' : '=', processId)
    .where('at', '>', oldestKept(ctx.now()))
  return kind ? lines.where('action', 'like', `${kind}.%`) : lines
}

/** @returns the instant before which a line is not kept */
export function oldestKept(now: Date): Date {
  const oldest = new Date(now)
  oldest.setUTCMonth(oldest.getUTCMonth() - journalMonths)
  return oldest
}
