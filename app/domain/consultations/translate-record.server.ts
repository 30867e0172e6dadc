import { type AddendumProps, addendum } from '#app/documents/addendum.server.ts'
import {
  type CancellationRecordProps,
  cancellationRecord,
} from '#app/documents/cancellation-record.server.ts'
import { type ClosingRecordProps, closingRecord } from '#app/documents/closing-record.server.ts'
import { type OpeningRecordProps, openingRecord } from '#app/documents/opening-record.server.ts'
import { translating } from '#app/documents/typst.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { withFactsHash } from '#app/domain/records/record-document.ts'
import { getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { getWave } from './queries.server.ts'

/** A document of a wave: a record by its kind, an addendum by its number. */
export type RecordName = 'opening' | 'closing' | 'cancellation' | { number: number }

/**
 * A record (procès-verbal) in another language than the one it was drawn up in, from the data stored with it. The stored
 * document alone is authoritative: the translation says so, with its fingerprint.
 * @throws DomainError `not-found` (404)
 */
export async function translateRecord(
  ctx: AnyCtx,
  processId: string,
  waveId: string,
  { name, locale }: { name: RecordName; locale: Locale },
): Promise<{ pdf: Uint8Array; label: string }> {
  const { id, label } = await getWave(ctx, processId, waveId)
  const found = await (name === 'opening' || name === 'closing'
    ? ctx.db
        .selectFrom('records')
        .select(['data', 'sha256'])
        .where('wave_id', '=', id)
        .where('kind', '=', name)
    : ctx.db
        .selectFrom('wave_addenda')
        .select(['data', 'sha256'])
        .where('wave_id', '=', id)
        .where('kind', name === 'cancellation' ? '=' : '!=', 'cancellation')
        .$if(name !== 'cancellation', (query) =>
          query.where('number', '=', (name as { number: number }).number),
        )
  ).executeTakeFirst()
  if (!found) throw new DomainError('not-found', 404)
  const engine = translating(found.sha256.toString('hex'), await getPaperEngine(ctx, processId))
  const kind = typeof name === 'string' ? name : 'addendum'
  const data: unknown = withFactsHash(kind, found.data as object)
  const draw = {
    opening: () => openingRecord({ ...(data as OpeningRecordProps), locale }, engine),
    closing: () => closingRecord({ ...(data as ClosingRecordProps), locale }, engine),
    cancellation: () => cancellationRecord({ ...(data as CancellationRecordProps), locale }, engine),
    addendum: () => addendum({ ...(data as AddendumProps), locale }, engine),
  }[kind]
  return { pdf: await draw(), label }
}
