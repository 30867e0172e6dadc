import type { AnyCtx } from '#app/domain/context.ts'
import { type Audience, audienceSchema, everyAgent } from '#app/domain/directory/audience.ts'
import { audienceWords } from '#app/domain/directory/audience-words.ts'
import type { LocalizedText } from '#app/i18n/index.ts'

/** To whom a wave is sent: its rules as stored, else every agent. */
export async function getWaveAudience(ctx: AnyCtx, waveId: string): Promise<Audience> {
  const row = await ctx.db
    .selectFrom('wave_audiences')
    .select('rules')
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  return row ? audienceSchema.parse(row.rules) : everyAgent
}

/** The rules of a wave in plain words: as its launch froze them, else as they are now. */
export async function describeWaveAudience(
  ctx: AnyCtx,
  wave: { id: string; processId: string },
): Promise<LocalizedText> {
  const row = await ctx.db
    .selectFrom('wave_audiences')
    .select('words')
    .where('wave_id', '=', wave.id)
    .executeTakeFirst()
  if (row?.words) return row.words as LocalizedText
  return audienceWords(await getWaveAudience(ctx, wave.id), await employerNames(ctx, wave.processId))
}

/** Names of the employers of a démarche, by identifier. */
export async function employerNames(ctx: AnyCtx, processId: string): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('employers')
    .select(['id', 'name'])
    .where('process_id', '=', processId)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
