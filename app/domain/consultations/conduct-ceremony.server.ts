import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { getPublicUrn } from '#app/domain/ballots/queries.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { type CeremonyWork, ceremonyWork } from '#app/domain/trustees/ceremony.ts'
import { dealShares } from '#app/domain/trustees/deal-shares.server.ts'
import { isWithdrawn, listTrustees } from '#app/domain/trustees/queries.server.ts'
import { makeUrn } from './internal/make-urn.server.ts'
import type { Wave } from './queries.server.ts'
import { completeWithdrawal } from './withdraw-launch.server.ts'

/** What the worker has to do for a launch of level 2 now; null: its trustees, or its pilot, have to do something. */
export async function getCeremonyWork(ctx: JobCtx, wave: Wave): Promise<CeremonyWork | 'withdraw'> {
  if (await isWithdrawn(ctx, wave.id)) return 'withdraw'
  return ceremonyWork(await listTrustees(ctx, wave.id), { opensAt: wave.opensAt!, now: ctx.now() })
}

/**
 * The part of a launch of level 2 that needs the trustees (anonymity.md, Level 2): once their three browsers have published a
 * key, makes the urn and deals the shares in one transaction; once the three sheets are read back, lets the launch go on.
 * @returns whether the wave may be launched
 */
export async function conductCeremony(ctx: JobCtx, wave: Wave): Promise<boolean> {
  const work = await getCeremonyWork(ctx, wave)
  if (work === 'withdraw') await completeWithdrawal(ctx, wave.id)
  if (work === 'deal' && !(await getPublicUrn(ctx, wave.id))) {
    await makeUrn(ctx, wave.id, await dealShares(ctx, wave.id))
  }
  // The link key is the one that the trustees' links come from; without it no invitation could leave.
  return work === 'launch' && (await openKeyFiles(ctx.keysDir).readLinkKey(wave.id)) !== null
}
