import { may, scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import type { Published } from '#app/domain/disclosure/published.ts'
import type { ComparisonContent } from './comparison-content.ts'
import { composeComparison, type WaveToCompare } from './compose-comparison.ts'
import { boundedReader } from './internal/bounded-reader.server.ts'
import { readClosedWave } from './internal/read-wave.server.ts'
import { ownGroups } from './own-groups.ts'
import { listResults } from './queries.server.ts'

/** A wave whose results the actor may compare with those of another. */
export interface ComparableWave {
  waveId: string
  resultsId: string
  /** Version of these results, the last one. */
  number: number
  label: string
  instrument: string
  /** YYYY-MM-DD */
  opensOn: string
}

/** The waves of a démarche that have results the actor may read, tests left out; oldest first. */
export async function listComparableWaves(ctx: Ctx, processId: string): Promise<ComparableWave[]> {
  if (!may(ctx.actor, 'report.read', processId)) return []
  const found = new Map<string, ComparableWave>()
  for (const one of await listResults(ctx, processId)) {
    const { waveId, number, instrument, opensOn } = one
    if (one.test || !one.publishable || (found.get(waveId)?.number ?? 0) > number) continue
    found.set(waveId, { waveId, resultsId: one.id, number, label: one.waveLabel, instrument, opensOn })
  }
  return [...found.values()].sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1))
}

/**
 * The results of several waves side by side: only frozen ones of this démarche that the actor may read, no trial, and of the
 * questionnaire of the newest. Someone limited to employers gets the territory, and the groups that the results of each wave
 * show her: so nothing she couldn't add up herself.
 * @param input.waveIds in any order; others are left out
 * @returns null when fewer than two can be compared
 */
export async function getComparison(
  ctx: Ctx,
  input: { processId: string; waveIds: readonly string[] },
): Promise<ComparisonContent | null> {
  const { processId } = input
  const asked = (await listComparableWaves(ctx, processId)).filter(({ waveId }) =>
    input.waveIds.includes(waveId),
  )
  const waves = asked.filter(({ instrument }) => instrument === asked.at(-1)!.instrument)
  if (waves.length < 2) return null
  const own = scopeOf(ctx.actor, 'report.read', processId)
  const read: WaveToCompare[] = []
  for (const { waveId, resultsId, number } of waves) {
    const { facts, questionnaire, published } = await readClosedWave(ctx.db, waveId)
    const shows =
      own === 'all' || !published ? {} : { shows: await shownTo(ctx, { processId, waveId, own, published }) }
    read.push({ waveId, resultsId, number, facts, questionnaire, published, ...shows })
  }
  return composeComparison(read)
}

/** What the results of a wave show of each item to someone limited to employers. */
async function shownTo(
  { db }: Ctx,
  of: { processId: string; waveId: string; own: readonly string[]; published: Published },
): Promise<NonNullable<WaveToCompare['shows']>> {
  const { tree, employers, own } = await boundedReader(db, of)
  const shownOf = ownGroups(tree, employers, own)
  const places = new Map(tree.map(({ id }, place) => [id, place]))
  const shown = new Map(
    [...of.published.items, of.published.participation].map((item) => {
      const nodes = [...item.nodes, ...(item.segments ?? [])].map(({ node }) => node)
      const seen = shownOf(nodes.map((node) => places.get(node)!))
      return [item.code, new Set(nodes.filter((node) => seen.has(places.get(node)!)))]
    }),
  )
  return (code, node) => shown.get(code)?.has(node) ?? false
}
