import { createHash } from 'node:crypto'
import { type AddendumProps, addendum } from '#app/documents/addendum.server.ts'
import type { AddendumFacts } from '#app/documents/addendum-facts.ts'
import {
  type CancellationRecordProps,
  cancellationRecord,
} from '#app/documents/cancellation-record.server.ts'
import type { DocumentEngine } from '#app/documents/typst.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { withFactsHash } from '#app/domain/records/record-document.ts'
import { getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import { getRecordFacts } from '../record-facts.server.ts'
import { dayOf } from '../territory-time.ts'

/**
 * Draws up the next addendum of a wave, in the caller's transaction, which holds the wave's row: numbers have no hole and no
 * double. The worker's tick then has it handed to the staff representatives.
 */
export async function writeAddendum(ctx: AnyCtx, waveId: string, facts: AddendumFacts): Promise<void> {
  await write(ctx, waveId, facts.kind, async (common, number, engine) => {
    const data: AddendumProps = { ...common, number, facts }
    return { data, pdf: await addendum(withFactsHash('addendum', data), engine) }
  })
}

type CancellationFacts = Pick<
  CancellationRecordProps,
  | 'reason'
  | 'open'
  | 'votesOver'
  | 'invited'
  | 'slips'
  | 'ballots'
  | 'credentialsIssued'
  | 'told'
  | 'keysDestroyedAt'
>

/** Draws up the procès-verbal d'annulation, the last of a wave's documents; in the caller's transaction, as above. */
export async function writeCancellation(
  ctx: AnyCtx,
  waveId: string,
  facts: CancellationFacts,
): Promise<void> {
  const { wave, urn } = await getRecordFacts(ctx, waveId)
  await write(ctx, waveId, 'cancellation', async (common, _number, engine) => {
    const data: CancellationRecordProps = {
      ...common,
      ...facts,
      k: wave.k,
      issueFingerprint: urn.issueFingerprint,
      definitionHash: wave.definitionHash!.toString('hex'),
    }
    return { data, pdf: await cancellationRecord(withFactsHash('cancellation', data), engine) }
  })
}

type Common = Pick<
  AddendumProps,
  'locale' | 'territory' | 'processName' | 'wave' | 'openingHash' | 'recordedOn'
>

async function write(
  ctx: AnyCtx,
  waveId: string,
  kind: AddendumFacts['kind'] | 'cancellation',
  draw: (
    common: Common,
    number: number,
    engine: DocumentEngine,
  ) => Promise<{ data: object; pdf: Uint8Array }>,
): Promise<void> {
  const { wave, demarche, printed } = await getRecordFacts(ctx, waveId)
  const number = await nextNumber(ctx, waveId)
  const drawn = await draw(
    {
      locale: 'fr',
      territory: demarche.epciName,
      processName: demarche.name,
      wave: printed,
      openingHash: await openingHash(ctx, waveId),
      recordedOn: dayOf(ctx.now()),
    },
    number,
    await getPaperEngine(ctx, wave.processId),
  )
  const pdf = Buffer.from(drawn.pdf)
  await ctx.db
    .insertInto('wave_addenda')
    .values({
      wave_id: waveId,
      number,
      kind,
      data: JSON.stringify(drawn.data),
      pdf,
      sha256: createHash('sha256').update(pdf).digest(),
      recorded_on: dayOf(ctx.now()),
      handed: wave.representativesEmail ? 'waiting' : 'nobody',
    })
    .execute()
}

async function nextNumber(ctx: AnyCtx, waveId: string): Promise<number> {
  const { last } = await ctx.db
    .selectFrom('wave_addenda')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('wave_id', '=', waveId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

async function openingHash(ctx: AnyCtx, waveId: string): Promise<string> {
  const record = await ctx.db
    .selectFrom('records')
    .select('sha256')
    .where('wave_id', '=', waveId)
    .where('kind', '=', 'opening')
    .executeTakeFirst()
  return record?.sha256.toString('hex') ?? ''
}
