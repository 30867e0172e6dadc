import { createHash } from 'node:crypto'
import type { AnyCtx } from '#app/domain/context.ts'
import { canonicalJson } from '#surveys/canonical-json.ts'
import { composeReport } from './compose-report.ts'
import { readClosedWave } from './internal/read-wave.server.ts'
import { localDay } from './local-day.ts'
import type { ReportContent } from './report-content.ts'

export interface FrozenReport {
  reportId: string
  number: number
}

/**
 * Freezes the report of a closed wave under the next number. A frozen report never changes.
 *
 * When the last one says the same, it is that one: the close job may run again after a crash.
 * @throws DomainError `reports.wave-not-closed` (409)
 */
export async function freezeReport(ctx: AnyCtx, { waveId }: { waveId: string }): Promise<FrozenReport> {
  const wave = await readClosedWave(ctx.db, waveId)
  const last = await ctx.db
    .selectFrom('reports')
    .select(['id', 'number', 'content'])
    .where('wave_id', '=', waveId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  const content = composeReport({ ...wave, number, frozenOn: localDay(ctx.now()) })
  if (last && sameFigures(last.content as ReportContent, content))
    return { reportId: last.id, number: last.number }
  const frozen = await ctx.db
    .insertInto('reports')
    .values({
      process_id: wave.processId,
      wave_id: waveId,
      number,
      frozen_on: content.frozenOn,
      content: JSON.stringify(content),
      sha256: contentHash(content),
      published_on: null,
    })
    .onConflict((conflict) => conflict.columns(['wave_id', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  // Somebody else froze the same number meanwhile: theirs is the last one now.
  return frozen ? { reportId: frozen.id, number } : freezeReport(ctx, { waveId })
}

/** SHA-256 of the canonical JSON of a report. */
export function contentHash(content: ReportContent): Buffer {
  return createHash('sha256').update(canonicalJson(content)).digest()
}

function sameFigures(a: ReportContent, b: ReportContent): boolean {
  const undated = (content: ReportContent) => canonicalJson({ ...content, number: 0, frozenOn: '' })
  return undated(a) === undated(b)
}
