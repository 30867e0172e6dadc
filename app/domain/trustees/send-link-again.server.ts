import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { listTrustees } from './queries.server.ts'

/**
 * Has the last letter of a trustee leave again, with the same link.
 * @returns her address
 * @throws DomainError `not-found` (404) for whoever is no trustee of this wave
 */
export async function sendLinkAgain(ctx: AnyCtx, waveId: string, trusteeId: string): Promise<string> {
  const trustee = (await listTrustees(ctx, waveId)).find(({ id }) => id === trusteeId)
  if (!trustee) throw new DomainError('not-found', 404)
  const kind = (['opening', 'reminder', 'sheet', 'ceremony'] as const).find((each) => trustee.letters[each])
  if (kind) {
    await ctx.db
      .updateTable('trustee_letters')
      .set({ state: 'due' })
      .where('trustee_id', '=', trustee.id)
      .where('kind', '=', kind)
      .execute()
  }
  return trustee.email
}
