import { discardUrn } from '#app/domain/ballots/discard-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { mailboxDir } from '#app/domain/mail/create-transport.server.ts'
import { deleteWaveMessages } from '#app/domain/mail/mailbox-transport.server.ts'

/**
 * The worker's half of a deletion: keys and urn tables, local copies of messages that bear its links, then every row of the
 * wave at once. May be killed anywhere and run again: the request stands until the wave is gone.
 * @param reached tests stop the process there
 */
export async function completeDeletion(
  ctx: JobCtx,
  waveId: string,
  reached: (point: 'discarded' | 'unsent') => void | Promise<void> = () => undefined,
): Promise<void> {
  if (!(await isAsked(ctx, waveId))) return
  const keys = openKeyFiles(ctx.keysDir)
  try {
    await discardUrn(ctx, { waveId, keys })
  } catch (error) {
    const opened = error instanceof DomainError && error.code === 'urn.already-opened'
    if (!opened) throw error
    // Closed: the urn is gone, and the keys too unless the close was killed just before.
    await keys.destroy(waveId)
  }
  await reached('discarded')
  await deleteWaveMessages(mailboxDir(ctx.stateDir), waveId)
  await reached('unsent')
  await ctx.db.transaction().execute(async (db) => {
    const wave = await db
      .deleteFrom('waves')
      .where('id', '=', waveId)
      .returning('consultation_id')
      .executeTakeFirst()
    if (!wave) return
    await db
      .deleteFrom('consultations')
      .where('id', '=', wave.consultation_id)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(selectFrom('waves').select('waves.id').whereRef('consultation_id', '=', 'consultations.id')),
        ),
      )
      .execute()
  })
}

/** The waves that somebody asked to delete and that are still there. */
export async function listDeletions(ctx: JobCtx): Promise<string[]> {
  const rows = await ctx.db.selectFrom('wave_deletions').select('wave_id').execute()
  return rows.map((row) => row.wave_id)
}

async function isAsked(ctx: JobCtx, waveId: string): Promise<boolean> {
  const asked = await ctx.db
    .selectFrom('wave_deletions')
    .select('wave_id')
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  return asked !== undefined
}
