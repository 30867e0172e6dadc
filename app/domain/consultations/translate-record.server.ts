import { type ClosingRecordProps, closingRecord } from '#app/documents/closing-record.server.ts'
import { type OpeningRecordProps, openingRecord } from '#app/documents/opening-record.server.ts'
import { translating } from '#app/documents/typst.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Locale } from '#app/i18n/index.ts'
import { getWave } from './queries.server.ts'

/**
 * A record (procès-verbal) in another language than the one it was drawn up in, from the data stored with it. The stored
 * document alone is authoritative: the translation says so, with its fingerprint.
 * @throws DomainError `not-found` (404)
 */
export async function translateRecord(
  ctx: AnyCtx,
  processId: string,
  waveId: string,
  { kind, locale }: { kind: 'opening' | 'closing'; locale: Locale },
): Promise<{ pdf: Uint8Array; label: string }> {
  const { id, label } = await getWave(ctx, processId, waveId)
  const record = await ctx.db
    .selectFrom('records')
    .select(['data', 'sha256'])
    .where('wave_id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!record) throw new DomainError('not-found', 404)
  const engine = translating(record.sha256.toString('hex'))
  const pdf =
    kind === 'opening'
      ? openingRecord({ ...(record.data as OpeningRecordProps), locale }, engine)
      : closingRecord({ ...(record.data as ClosingRecordProps), locale }, engine)
  return { pdf, label }
}
