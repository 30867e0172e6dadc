import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LetterKind } from '#db/schema/trustees.ts'
import type { Trustee } from './ceremony.ts'
import { listTrustees } from './queries.server.ts'
import type { TrusteeAddress } from './schema.ts'

/**
 * Has the last letter of a trustee leave again, with the same link; in the caller's transaction.
 * @throws DomainError `not-found` (404) for whoever is no trustee of this wave
 */
export async function sendLinkAgain(ctx: AnyCtx, waveId: string, trusteeId: string): Promise<Trustee> {
  const trustee = await findTrustee(ctx, waveId, trusteeId)
  await askAgain(ctx, trustee)
  return trustee
}

/**
 * Writes to a trustee at another address from now on, or in another language. Her share and the key of her browser stay hers; the
 * link that was sent is worth nothing any more, a new one leaves. In the caller's transaction.
 * @throws DomainError `not-found` (404)
 */
export async function changeAddress(
  ctx: AnyCtx,
  waveId: string,
  trusteeId: string,
  address: TrusteeAddress,
): Promise<Trustee> {
  const trustee = await findTrustee(ctx, waveId, trusteeId)
  await ctx.db
    .updateTable('wave_trustees')
    .set(({ eb }) => ({ ...address, link_hash: null, link_number: eb('link_number', '+', 1) }))
    .where('id', '=', trustee.id)
    .execute()
  // What the former address refused says nothing of this one.
  await ctx.db
    .deleteFrom('trustee_letters')
    .where('trustee_id', '=', trustee.id)
    .where('state', '=', 'refused')
    .execute()
  await askAgain(ctx, trustee)
  return trustee
}

async function findTrustee(ctx: AnyCtx, waveId: string, trusteeId: string): Promise<Trustee> {
  const trustee = (await listTrustees(ctx, waveId)).find(({ id }) => id === trusteeId)
  if (!trustee) throw new DomainError('not-found', 404)
  return trustee
}

async function askAgain({ db }: AnyCtx, trustee: Trustee): Promise<void> {
  const letter = { trustee_id: trustee.id, kind: lastLetter(trustee), state: 'due' as const }
  await db
    .insertInto('trustee_letters')
    .values(letter)
    .onConflict((conflict) => conflict.columns(['trustee_id', 'kind']).doUpdateSet({ state: letter.state }))
    .execute()
}

/** The letter of the step she is at; between the ceremony and the opening, one that bears her link and asks for nothing. */
function lastLetter({ letters, readBack, hasShare }: Trustee): LetterKind {
  if (letters.opening) return 'opening'
  if (readBack) return 'link'
  return hasShare ? 'sheet' : 'ceremony'
}
