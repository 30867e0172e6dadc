import { randomUUID } from 'node:crypto'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { nothingSaid } from './draft-block.ts'
import { draftBlocks } from './draft-report.ts'
import { readWaves } from './internal/read-sources.server.ts'
import type { NewReport } from './schema.ts'

/**
 * Begins a report: its first version writes itself from the results of these waves.
 * @returns its identifier
 * @throws DomainError `reports.no-results` (422) when a wave has no results here, or is a test
 */
export async function createReport(ctx: Ctx, processId: string, input: NewReport): Promise<string> {
  const waveIds = [...new Set(input.waveIds)]
  const waves = await readWaves(ctx, processId, waveIds)
  if (waves.length < waveIds.length || waves.some(({ content }) => content.wave.test))
    throw new DomainError('reports.no-results', 422)
  const inOrder = waves.toSorted((a, b) => (a.content.wave.opensOn < b.content.wave.opensOn ? -1 : 1))
  return ctx.db.transaction().execute(async (db) => {
    const { id } = await db
      .insertInto('reports')
      .values({
        process_id: processId,
        kind: input.kind,
        wave_ids: inOrder.map(({ waveId }) => waveId),
        title: nothingSaid,
        lede: nothingSaid,
        blocks: JSON.stringify(draftBlocks(input.kind, inOrder, randomUUID)),
        frozen_revision: null,
        changed_at: ctx.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const details = { kind: input.kind, label: inOrder.at(-1)!.content.wave.label }
    await recordAction({ ...ctx, db }, { processId, action: 'report.drafted', details })
    return id
  })
}
