import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { askAgain } from './internal/ask-again.server.ts'
import { requireLiveWave } from './internal/require-live-wave.server.ts'
import { changeSendingRow } from './internal/sending-row.server.ts'

export interface CorrectAddress {
  waveId: string
  personId: string
  /** Of `emailSchema`. */
  address: string
}

/**
 * Corrects the address that a mail server refused, in the directory itself, and sends the same messages there: the same
 * link, the same Message-ID.
 * @throws DomainError `not-found`; `wave.not-open` (409); `wave.not-refused` (409) when nothing of hers was refused
 */
export async function correctAddress(ctx: Ctx, { waveId, personId, address }: CorrectAddress): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { processId, label } = await requireLiveWave(trx, waveId)
    const kinds = ['invitation', 'reminder_7', 'reminder_3'] as const
    const asked = await askAgain(trx, { waveId, personId, kinds, states: ['refused'] })
    if (!asked) throw new DomainError('wave.not-refused', 409)
    await db
      .updateTable('persons')
      .set({ email: address })
      .where('id', '=', personId)
      .where('process_id', '=', processId)
      .execute()
    // Of a test wave, the participant is a tester.
    await db
      .updateTable('wave_testers')
      .set({ email: address })
      .where('id', '=', personId)
      .where('wave_id', '=', waveId)
      .execute()
    await changeSendingRow(trx, waveId, { counted: 'addresses_corrected' })
    await recordAction(trx, { processId, action: 'wave.address-corrected', details: { label } })
  })
}
