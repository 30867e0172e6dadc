import type { AnyCtx } from '#app/domain/context.ts'
import { canonicalJson } from '#surveys/canonical-json.ts'
import { composeResults } from './compose-results.ts'
import { contentHash } from './content-hash.ts'
import { readClosedWave } from './internal/read-wave.server.ts'
import { localDay } from './local-day.ts'
import type { ResultsContent } from './results-content.ts'

export interface FrozenResults {
  resultsId: string
  number: number
}

/**
 * Freezes the results of a closed wave under the next number. Frozen results never change.
 *
 * When the last one says the same, it is that one: the close job may run again after a crash.
 * @throws DomainError `results.wave-not-closed` (409)
 */
export async function freezeResults(ctx: AnyCtx, { waveId }: { waveId: string }): Promise<FrozenResults> {
  const wave = await readClosedWave(ctx.db, waveId)
  const last = await ctx.db
    .selectFrom('results')
    .select(['id', 'number', 'content'])
    .where('wave_id', '=', waveId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  const content = composeResults({ ...wave, number, frozenOn: localDay(ctx.now()) })
  if (last && sameFigures(last.content as ResultsContent, content))
    return { resultsId: last.id, number: last.number }
  const frozen = await ctx.db
    .insertInto('results')
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
  return frozen ? { resultsId: frozen.id, number } : freezeResults(ctx, { waveId })
}

function sameFigures(a: ResultsContent, b: ResultsContent): boolean {
  const undated = (content: ResultsContent) =>
    canonicalJson({ ...content, format: 0, number: 0, frozenOn: '' })
  return undated(a) === undated(b)
}
