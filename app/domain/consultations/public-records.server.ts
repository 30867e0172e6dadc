import { getPublicUrn } from '#app/domain/ballots/queries.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import {
  type Attached,
  type RecordDocument,
  type RecordKind,
  recordDocument,
} from '#app/domain/records/record-document.ts'
import { getWavePhase } from './queries.server.ts'

/** A record of a wave as it is kept. */
export interface StoredRecord {
  kind: RecordKind
  /** Of an addendum; null of the three others. */
  number: number | null
  data: Record<string, unknown>
  /** In hexadecimal, of the PDF. */
  pdfHash: string
  recordedOn: string
}

/** The records of a wave in the order in which they were drawn up; none of one that isn't launched. */
export async function listStoredRecords(ctx: AnyCtx, waveId: string): Promise<StoredRecord[]> {
  if ((await getWavePhase(ctx, waveId)) === 'unknown') return []
  const main = await ctx.db
    .selectFrom('records')
    .select(['kind', 'data', 'sha256', 'recorded_on'])
    .where('wave_id', '=', waveId)
    .execute()
  const added = await ctx.db
    .selectFrom('wave_addenda')
    .select(['number', 'kind', 'data', 'sha256', 'recorded_on'])
    .where('wave_id', '=', waveId)
    .orderBy('number')
    .execute()
  const stored = (kind: RecordKind, number: number | null, row: (typeof main | typeof added)[number]) => ({
    ...{ kind, number, data: row.data as Record<string, unknown> },
    ...{ pdfHash: row.sha256.toString('hex'), recordedOn: row.recorded_on },
  })
  const ofKind = (kind: 'opening' | 'closing') =>
    main.filter((row) => row.kind === kind).map((row) => stored(kind, null, row))
  return [
    ...ofKind('opening'),
    ...added.map((row) =>
      row.kind === 'cancellation' ? stored('cancellation', null, row) : stored('addendum', row.number, row),
    ),
    ...ofKind('closing'),
  ]
}

/** Which record: by its kind; an addendum by its number too. */
export interface RecordChoice {
  kind: RecordKind
  number: number | null
}

/** A record as JSON, with what its fingerprints can be held against; null when the wave has none such. */
export async function findRecordDocument(
  ctx: AnyCtx,
  waveId: string,
  { kind, number }: RecordChoice,
): Promise<RecordDocument | null> {
  const found = (await listStoredRecords(ctx, waveId)).find(
    (one) => one.kind === kind && one.number === number,
  )
  if (!found) return null
  const { data, pdfHash } = found
  return recordDocument({ kind, data, pdfHash, attached: await attachedTo(ctx, waveId, found) })
}

/**
 * A record as PDF, as it was drawn up; null when the wave has none such. An opening record that bears the address of the staff
 * representatives is not public: they have it, and its fingerprint is published.
 */
export async function findPublicPdf(
  ctx: AnyCtx,
  waveId: string,
  { kind, number }: RecordChoice,
): Promise<Buffer | null> {
  const found = (await listStoredRecords(ctx, waveId)).find(
    (one) => one.kind === kind && one.number === number,
  )
  if (!found || !hasPublicPdf(found)) return null
  const row = await (kind === 'opening' || kind === 'closing'
    ? ctx.db.selectFrom('records').select('pdf').where('wave_id', '=', waveId).where('kind', '=', kind)
    : ctx.db
        .selectFrom('wave_addenda')
        .select('pdf')
        .where('wave_id', '=', waveId)
        .where('sha256', '=', Buffer.from(found.pdfHash, 'hex'))
  ).executeTakeFirst()
  return row?.pdf ?? null
}

export function hasPublicPdf({ data }: StoredRecord): boolean {
  return !data.representativesEmail
}

async function attachedTo(ctx: AnyCtx, waveId: string, { kind, data }: StoredRecord): Promise<Attached> {
  switch (kind) {
    case 'opening': {
      const urn = await getPublicUrn(ctx, waveId)
      const definition = await findDefinition(ctx, data.definitionHash)
      return {
        ...(urn && { issueSpki: urn.issueSpki.toString('base64') }),
        ...(definition ? { definition } : {}),
      }
    }
    case 'addendum': {
      const definition = await findDefinition(
        ctx,
        (data.facts as { definitionAfter?: string }).definitionAfter,
      )
      return definition ? { definition } : {}
    }
    case 'closing':
      return { nullifiers: await listNullifiers(ctx, waveId) }
    case 'cancellation':
      return {}
  }
}

async function findDefinition(ctx: AnyCtx, hash: unknown): Promise<unknown> {
  if (typeof hash !== 'string') return null
  const row = await ctx.db
    .selectFrom('definitions')
    .select('definition')
    .where('hash', '=', Buffer.from(hash, 'hex'))
    .executeTakeFirst()
  return row?.definition ?? null
}

async function listNullifiers(ctx: AnyCtx, waveId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('spent_ballots')
    .select('nullifier')
    .where('wave_id', '=', waveId)
    .orderBy('nullifier')
    .execute()
  return rows.map(({ nullifier }) => nullifier.toString('hex'))
}
