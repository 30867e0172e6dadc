import { dayAt } from '#app/domain/calendar/days.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { listShownComments } from '#app/domain/comments/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { comparisonBlocks } from '#app/domain/results/comparison-blocks.ts'
import { getComparison } from '#app/domain/results/get-comparison.server.ts'
import { findResultsOfWave, getResults } from '#app/domain/results/queries.server.ts'
import type { ReportSources, SourceWave } from '../compose-report.ts'
import type { DraftBlock } from '../draft-block.ts'
import type { ReportKind } from '../report-content.ts'

/**
 * Everything a report is made of now: the last frozen results of its waves, the calendar, confirmed comments, the comparison.
 * Only what its blocks ask for is read.
 */
export async function readSources(
  ctx: Ctx,
  report: { processId: string; kind: ReportKind; waveIds: readonly string[]; blocks: readonly DraftBlock[] },
): Promise<ReportSources> {
  const { processId, waveIds } = report
  const blocks = report.blocks.filter(({ removed }) => !removed)
  const { name, epciName } = await getProcess(ctx, processId)
  const waves = await readWaves(ctx, processId, waveIds)
  const compared = blocks.some(({ kind }) => kind === 'comparison')
    ? await getComparison(ctx, { processId, waveIds })
    : null
  return {
    kind: report.kind,
    processName: name,
    territory: epciName,
    today: dayAt(ctx.now()),
    waves,
    calendar: await getCalendar(ctx, processId),
    comments: await readComments(ctx, waves, blocks),
    comparison: compared && {
      fr: comparisonBlocks(compared, 'fr'),
      en: comparisonBlocks(compared, 'en'),
    },
  }
}

/** The last results of each wave, in the order asked. A wave without results, or of another démarche, is left out. */
export async function readWaves(
  ctx: Ctx,
  processId: string,
  waveIds: readonly string[],
): Promise<SourceWave[]> {
  const waves: SourceWave[] = []
  for (const waveId of waveIds) {
    const found = await findResultsOfWave(ctx, waveId)
    if (!found) continue
    const { id, content, sha256 } = await getResults(ctx, { processId, resultsId: found.id })
    waves.push({ waveId, resultsId: id, sha256, content })
  }
  return waves
}

async function readComments(
  ctx: Ctx,
  waves: readonly SourceWave[],
  blocks: readonly DraftBlock[],
): Promise<ReportSources['comments']> {
  const comments: Record<string, string[]> = {}
  for (const block of blocks) {
    if (block.kind !== 'comments' || !waves.some(({ waveId }) => waveId === block.waveId)) continue
    const { waveId, question } = block
    comments[`${waveId} ${question}`] = await listShownComments(ctx, { waveId, question })
  }
  return comments
}
