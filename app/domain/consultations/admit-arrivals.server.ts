import { inviteLate } from '#app/domain/ballots/invite-late.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { queueDeliveries } from '#app/domain/invitations/queue-deliveries.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { writeAddendum } from './internal/write-addendum.server.ts'
import { countPrinted } from './wave-events.server.ts'

/** Where a crash may fall; tests stop the process there. */
export type ArrivalPoint = 'invited' | 'written' | 'committed'

/**
 * Invites the people added to a wave since its launch: their links, the addendum and their invitations are one transaction, so
 * that no mail leaves before its link works and no link is made without its line. Killed anywhere, it is run again.
 * @throws Error when the link key is missing
 */
export async function admitArrivals(
  ctx: JobCtx,
  waveId: string,
  reached: (point: ArrivalPoint) => void = () => undefined,
): Promise<void> {
  const linkKey = await openKeyFiles(ctx.keysDir).readLinkKey(waveId)
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await db
      .selectFrom('waves')
      .select(['state', 'closes_at', 'invited'])
      .where('id', '=', waveId)
      .forUpdate()
      .executeTakeFirst()
    const arrivals = await db
      .deleteFrom('wave_arrivals')
      .where('wave_id', '=', waveId)
      .returning('person_id')
      .execute()
    // Closed or cancelled meanwhile: nobody can be added any more, and nothing says who was to be.
    const open = wave?.state === 'launched' && wave.closes_at && wave.closes_at > ctx.now()
    if (!open || arrivals.length === 0) return
    if (!linkKey) throw new Error('consultations: the link key of the wave is missing')
    const personIds = arrivals.map((arrival) => arrival.person_id)
    const added = await inviteLate(trx, { waveId, personIds, linkKey })
    reached('invited')
    if (added > 0) {
      const slips = await countPrinted(trx, waveId)
      const invited = (wave.invited ?? 0) - slips + added
      await writeAddendum(trx, waveId, {
        kind: 'arrival',
        added,
        invited,
        atLaunch: invited - added - (await addedBefore(trx, waveId)),
      })
    }
    await queueDeliveries(trx, { waveId, personIds, kind: 'invitation' })
    reached('written')
  })
  reached('committed')
}

/** People whom earlier addenda brought. */
async function addedBefore(ctx: JobCtx, waveId: string): Promise<number> {
  const rows = await ctx.db
    .selectFrom('wave_addenda')
    .select('data')
    .where('wave_id', '=', waveId)
    .where('kind', '=', 'arrival')
    .execute()
  return rows.reduce((sum, { data }) => sum + (data as { facts: { added: number } }).facts.added, 0)
}
