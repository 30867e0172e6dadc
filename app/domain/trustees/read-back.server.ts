import { readCheckCode } from '#app/domain/ballots/sheet-code.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { findByLink } from './internal/find-by-link.server.ts'

/**
 * Takes the check code that a trustee reads on her printed sheet: it proves that her share reached paper. Her sealed share is
 * then deleted; the sheet is the only copy. The same code again is taken as already there.
 * @throws DomainError `trustees.unknown-link` (404); `trustees.wrong-code` (422); `trustees.too-late` (409) when the wave is
 *   not being launched, or her share is not made
 */
export async function readBack(
  ctx: AnonymousCtx,
  { waveId, secret, code }: { waveId: string; secret: string; code: string },
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    await db.selectFrom('waves').select('id').where('id', '=', waveId).forUpdate().execute()
    const { wave, trustee } = await findByLink({ ...ctx, db }, waveId, secret)
    const check = readCheckCode(code)
    if (!trustee.share_check) throw new DomainError('trustees.too-late', 409)
    if (!check || !trustee.share_check.equals(check)) throw new DomainError('trustees.wrong-code', 422)
    if (trustee.read_back) return
    if (wave.state !== 'launching') throw new DomainError('trustees.too-late', 409)
    await db
      .updateTable('wave_trustees')
      .set({ read_back: true, sealed_share: null })
      .where('id', '=', trustee.id)
      .execute()
  })
}
