import { may } from '#app/domain/accounts/permissions.ts'
import { listWaves, type Wave } from '#app/domain/consultations/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { countAgents } from '#app/domain/directory/queries.server.ts'
import { getDeliveryCounts } from '#app/domain/invitations/queries.server.ts'
import { findReportOfWave } from '#app/domain/reports/queries.server.ts'

export interface TodoEntry {
  kind: 'import' | 'wave' | 'draft' | 'problem' | 'refused' | 'report'
  /** Of the page where it is done, below the démarche's. */
  path: string
  late: boolean
  /** Of the wave concerned; empty when none is. */
  label: string
  count: number
  /** ISO instant the entry is about, if any. */
  date: string | null
}

/** What waits for this actor in a démarche, the most pressing first. */
export async function listTodo(ctx: Ctx, processId: string): Promise<TodoEntry[]> {
  const entries: TodoEntry[] = []
  const agents = may(ctx.actor, 'directory.import', processId) ? await countAgents(ctx, processId) : null
  const empty = agents?.every((employer) => employer.agents === 0) ?? false
  if (empty) entries.push(entry('import', '/personnes/importer'))
  if (!may(ctx.actor, 'wave.prepare', processId)) return entries
  const waves = await listWaves(ctx, processId)
  for (const wave of waves) entries.push(...(await waveEntries(ctx, wave)))
  if (!empty && waves.length === 0) entries.push(entry('wave', '/consultations/nouvelle'))
  return entries.sort((a, b) => Number(b.late) - Number(a.late))
}

async function waveEntries(ctx: Ctx, wave: Wave): Promise<TodoEntry[]> {
  const path = `/vagues/${wave.id}`
  const about = { label: wave.label, date: wave.opensAt?.toISOString() ?? null }
  if (wave.launchProblem) return [entry('problem', path, { ...about, late: true })]
  if (wave.phase === 'draft') return [entry('draft', `${path}/preparer`, about)]
  if (wave.phase === 'open') {
    const { refused } = await getDeliveryCounts(ctx, wave.id)
    return refused ? [entry('refused', `${path}#refusees`, { ...about, late: true, count: refused })] : []
  }
  const report = wave.phase === 'closed' && !wave.test ? await findReportOfWave(ctx, wave.id) : null
  return report && !report.publishedOn ? [entry('report', `/rapports/${report.id}`, about)] : []
}

function entry(kind: TodoEntry['kind'], path: string, more: Partial<TodoEntry> = {}): TodoEntry {
  return { kind, path, late: false, label: '', count: 0, date: null, ...more }
}
