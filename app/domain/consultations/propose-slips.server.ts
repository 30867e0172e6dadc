import type { AnyCtx } from '#app/domain/context.ts'
import { listAgentCounts } from '#app/domain/directory/audience.server.ts'
import { summariseAudience } from '#app/domain/directory/audience-counts.ts'
import { getWaveAudience } from './audience.server.ts'
import type { Wave } from './queries.server.ts'

export interface SlipProposal {
  /** People whom the wave concerns and nobody can write to. */
  withoutEmail: number
  /** Employers who have some, the largest first. */
  shares: { name: string; count: number }[]
}

/** How many slips each employer may need: counts of the directory as it is now, nobody's name. */
export async function proposeSlips(ctx: AnyCtx, wave: Wave): Promise<SlipProposal> {
  const audience = await getWaveAudience(ctx, wave.id)
  const { withoutEmail, employers } = summariseAudience(await listAgentCounts(ctx, wave.processId), audience)
  return {
    withoutEmail,
    shares: employers
      .filter((employer) => employer.withoutEmail > 0)
      .map(({ name, withoutEmail: count }) => ({ name, count })),
  }
}
