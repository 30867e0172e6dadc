import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { isUuid } from '#app/domain/uuid.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { Draft } from '../compose-report.ts'
import type { DraftBlock } from '../draft-block.ts'

export interface StoredDraft extends Draft {
  id: string
  processId: string
  waveIds: string[]
  revision: number
  changedAt: Date
  /** Of the last frozen version; null when there is none. */
  lastNumber: number | null
}

/** A draft as it stands. @throws DomainError `not-found` (404) in another démarche */
export async function readDraft(
  ctx: AnyCtx,
  { processId, reportId }: { processId: string; reportId: string },
): Promise<StoredDraft> {
  const row = isUuid(reportId)
    ? await ctx.db
        .selectFrom('reports')
        .selectAll()
        .select(({ selectFrom }) =>
          selectFrom('report_versions')
            .select(({ fn }) => fn.max('number').as('last'))
            .whereRef('report_id', '=', 'reports.id')
            .as('last_number'),
        )
        .where('id', '=', reportId)
        .where('process_id', '=', processId)
        .executeTakeFirst()
    : undefined
  if (!row) throw new DomainError('not-found', 404)
  return {
    ...{ id: row.id, processId, kind: row.kind, waveIds: row.wave_ids },
    title: row.title as LocalizedText,
    lede: row.lede as LocalizedText,
    blocks: row.blocks as DraftBlock[],
    ...{ revision: row.revision, changedAt: row.changed_at, lastNumber: row.last_number },
  }
}
