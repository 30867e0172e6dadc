import { may } from '#app/domain/accounts/permissions.ts'
import { listProcessRecords } from '#app/domain/consultations/queries.server.ts'
import { dayOf } from '#app/domain/consultations/territory-time.ts'
import type { Ctx } from '#app/domain/context.ts'
import { listResults } from '#app/domain/results/queries.server.ts'
import { reportNews } from './report-entries.server.ts'
import type { NewsEntry } from './todo-entry.ts'

/** What was published is new for three weeks. */
const newFor = 21 * 86_400_000

/**
 * What was published lately in a démarche, the newest first, for those who read and don't run it: the committees, human
 * resources, the staff representatives, an evaluator. Whoever publishes has it in what waits for her.
 */
export async function listNews(ctx: Ctx, processId: string): Promise<NewsEntry[]> {
  const since = dayOf(new Date(ctx.now().getTime() - newFor))
  const results = await resultsNews(ctx, processId)
  const reports = await reportNews(ctx, processId)
  return [...results, ...reports, ...(await recordNews(ctx, processId))]
    .filter(({ on }) => on > since)
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

async function resultsNews(ctx: Ctx, processId: string): Promise<NewsEntry[]> {
  if (!may(ctx.actor, 'report.read', processId) || may(ctx.actor, 'report.publish', processId)) return []
  const results = await listResults(ctx, processId)
  return results.flatMap(({ id, waveLabel, publishedOn, test }) =>
    publishedOn && !test
      ? [{ kind: 'results', path: `/resultats/${id}`, label: waveLabel, on: publishedOn } as const]
      : [],
  )
}

const files = { opening: 'ouverture.pdf', closing: 'cloture.pdf' } as const

async function recordNews(ctx: Ctx, processId: string): Promise<NewsEntry[]> {
  if (!may(ctx.actor, 'record.read', processId) || may(ctx.actor, 'wave.read', processId)) return []
  const waves = await listProcessRecords(ctx, processId)
  return waves.flatMap(({ id, label, records }) =>
    records.map(({ kind, recordedOn }) => ({
      ...{ kind, label, on: recordedOn },
      path: `/vagues/${id}/proces-verbal/${files[kind]}`,
    })),
  )
}
