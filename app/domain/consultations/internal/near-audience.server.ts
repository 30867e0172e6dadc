import type { Ctx } from '#app/domain/context.ts'
import type { ReachableAgent } from '#app/domain/directory/audience.server.ts'
import { type Audience, audienceSchema, audienceTest, everyAgent } from '#app/domain/directory/audience.ts'
import type { Wave } from '../queries.server.ts'

/**
 * Another wave of the same questionnaire whose audience has fewer than 2k people that this one has not, or lacks fewer
 * than 2k that this one has. Side by side, two such reports would tell of those few: nobody may be singled out by what
 * two audiences differ in, any more than by one that is small. The rules are compared on today's directory, so that
 * those who came or left between two waves with the same rules are no difference.
 * @param reachable every agent of the démarche with an address
 * @returns the first such wave, by opening, and how many people make the difference
 */
export async function findNearAudience(
  ctx: Ctx,
  wave: Wave,
  audience: Audience,
  reachable: readonly ReachableAgent[],
): Promise<{ label: string; people: number } | null> {
  const others = await ctx.db
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .leftJoin('wave_audiences', 'wave_audiences.wave_id', 'waves.id')
    .select(['wave_notices.label', 'wave_audiences.rules', 'waves.k'])
    .where('consultations.process_id', '=', wave.processId)
    .where('consultations.instrument', '=', wave.instrument)
    .where('waves.test', '=', false)
    .where('waves.state', 'in', ['launching', 'launched', 'closing', 'closed'])
    .where('waves.id', '!=', wave.id)
    .orderBy('waves.opens_at')
    .orderBy('waves.id')
    .execute()
  const asked = audienceTest(audience)
  for (const { label, rules, k } of others) {
    const wasAsked = audienceTest(rules ? audienceSchema.parse(rules) : everyAgent)
    const onlyHere = reachable.filter((agent) => asked(agent) && !wasAsked(agent)).length
    const onlyThere = reachable.filter((agent) => wasAsked(agent) && !asked(agent)).length
    const few = [onlyHere, onlyThere].filter((people) => people > 0 && people < 2 * Math.max(k, wave.k))
    if (few.length) return { label, people: Math.min(...few) }
  }
  return null
}
