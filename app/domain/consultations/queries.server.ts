import { sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { isUuid } from '#app/domain/uuid.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { WaveState } from '#db/schema/consultations.ts'
import type { InstrumentId } from '#surveys/index.ts'
import { listAddenda } from './addenda.server.ts'
import { printedSlips } from './wave-events.server.ts'
import { type WavePhase, wavePhase } from './wave-phase.ts'

export interface Wave {
  id: string
  processId: string
  instrument: InstrumentId
  label: string
  title: LocalizedText
  who: LocalizedText
  why: LocalizedText
  contact: LocalizedText
  representativesEmail: string | null
  noRepresentatives: boolean
  /** A code of `launch.*` or `mail.*` left by a launch that could not go through. */
  launchProblem: string | null
  depth: 'segment' | 'employer' | 'service'
  test: boolean
  /** Who holds the key of the urn: 1, the server; 2, three trustees. */
  level: number
  k: number
  opensAt: Date | null
  closesAt: Date | null
  state: WaveState
  phase: WavePhase
  definitionHash: Buffer | null
  /** All that can answer once: people written to, and `slips`. */
  invited: number | null
  /** Printed for those who have no address. */
  slips: number
  /** While open: the total of the last full hour, from k on. Once closed: all of them. */
  ballots: number | null
  /** The full hour of that total. */
  totalAt: Date | null
  credentialsIssued: number | null
  /** The key doesn't open the urn: no credential is issued until it does. */
  suspended: boolean
  /** The link key is missing or damaged: what bears a link waits until it is back. */
  linksLost: boolean
  /** The full hour in which its keys were last tried. */
  keysTriedAt: Date | null
}

/** Not those that somebody deleted: the worker only has to finish with them. */
function selectWaves(ctx: AnyCtx) {
  return ctx.db
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .leftJoin('urn_suspensions', 'urn_suspensions.wave_id', 'waves.id')
    .leftJoin('link_key_losses', 'link_key_losses.wave_id', 'waves.id')
    .select([
      'waves.id',
      'consultations.process_id as processId',
      'consultations.instrument',
      'wave_notices.label',
      'wave_notices.title',
      'wave_notices.who',
      'wave_notices.why',
      'wave_notices.contact',
      'wave_notices.representatives_email as representativesEmail',
      'wave_notices.no_representatives as noRepresentatives',
      'wave_notices.launch_problem as launchProblem',
      'wave_notices.depth',
      'waves.test',
      'waves.level',
      'waves.k',
      'waves.opens_at as opensAt',
      'waves.closes_at as closesAt',
      'waves.state',
      'waves.definition_hash as definitionHash',
      'waves.invited',
      'waves.ballots',
      'wave_notices.total_at as totalAt',
      'waves.credentials_issued as credentialsIssued',
      'urn_suspensions.wave_id as suspended',
      'link_key_losses.wave_id as linksLost',
      'wave_notices.keys_tried_at as keysTriedAt',
    ])
    .select(printedSlips(sql.ref('waves.id')).as('slips'))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('wave_deletions')
            .select('wave_id')
            .whereRef('wave_deletions.wave_id', '=', 'waves.id'),
        ),
      ),
    )
}

type WaveRow = Awaited<ReturnType<ReturnType<typeof selectWaves>['execute']>>[number]

function toWave(row: WaveRow, now: Date): Wave {
  return {
    ...row,
    instrument: row.instrument as InstrumentId,
    title: row.title as LocalizedText,
    who: row.who as LocalizedText,
    why: row.why as LocalizedText,
    contact: row.contact as LocalizedText,
    suspended: row.suspended !== null,
    linksLost: row.linksLost !== null,
    phase: wavePhase(row, now),
  }
}

/** A wave of this démarche. @throws DomainError `not-found` (404) */
export async function getWave(ctx: AnyCtx, processId: string, waveId: string): Promise<Wave> {
  if (!isUuid(waveId)) throw new DomainError('not-found', 404)
  const row = await selectWaves(ctx)
    .where('waves.id', '=', waveId)
    .where('consultations.process_id', '=', processId)
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found', 404)
  return toWave(row, ctx.now())
}

/** A wave by its identifier alone: for jobs and for the page of those who answer, who have no démarche to name. */
export async function findWave(ctx: AnyCtx, waveId: string): Promise<Wave | null> {
  if (!isUuid(waveId)) return null
  const row = await selectWaves(ctx).where('waves.id', '=', waveId).executeTakeFirst()
  return row ? toWave(row, ctx.now()) : null
}

/** The waves of a démarche, newest opening first, drafts on top. */
export async function listWaves(ctx: AnyCtx, processId: string): Promise<Wave[]> {
  const rows = await selectWaves(ctx)
    .where('consultations.process_id', '=', processId)
    .orderBy('waves.opens_at', (order) => order.desc().nullsFirst())
    .execute()
  return rows.map((row) => toWave(row, ctx.now()))
}

/** The phase of a wave for the answer page; `unknown` for what isn't a launched wave. */
export async function getWavePhase(ctx: AnyCtx, waveId: string): Promise<WavePhase | 'unknown'> {
  const wave = await findWave(ctx, waveId)
  return wave && wave.phase !== 'draft' && wave.phase !== 'launching' ? wave.phase : 'unknown'
}

/**
 * The waves that may ask for work now: launching, sending, closing, the total of the hour. A closed one without a report
 * is among them: the worker was stopped between the urn's opening and the end of the job.
 */
export async function listRunningWaves(ctx: AnyCtx): Promise<Wave[]> {
  const rows = await selectWaves(ctx)
    .where((where) =>
      where.or([
        where('waves.state', 'in', ['launching', 'launched', 'closing']),
        where.and([
          where('waves.state', '=', 'closed'),
          where.not(
            where.exists(
              where.selectFrom('results').select('results.id').whereRef('results.wave_id', '=', 'waves.id'),
            ),
          ),
        ]),
      ]),
    )
    .execute()
  return rows.map((row) => toWave(row, ctx.now()))
}

/** A record (procès-verbal) of a wave of this démarche, as PDF. @throws DomainError `not-found` (404) */
export async function getRecordPdf(
  ctx: AnyCtx,
  processId: string,
  waveId: string,
  kind: 'opening' | 'closing',
): Promise<{ pdf: Buffer; label: string }> {
  const wave = await getWave(ctx, processId, waveId)
  const record = await ctx.db
    .selectFrom('records')
    .select('pdf')
    .where('wave_id', '=', wave.id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!record) throw new DomainError('not-found', 404)
  return { pdf: record.pdf, label: wave.label }
}

export async function listRecords(
  ctx: AnyCtx,
  waveId: string,
): Promise<{ kind: 'opening' | 'closing'; recordedOn: string; sha256: string }[]> {
  const rows = await ctx.db
    .selectFrom('records')
    .select(['kind', 'recorded_on as recordedOn', 'sha256'])
    .where('wave_id', '=', waveId)
    .orderBy('kind', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, sha256: row.sha256.toString('hex') }))
}

/** The launched waves of a démarche with their records and addenda, newest first: what a staff representative checks. */
export async function listProcessRecords(ctx: AnyCtx, processId: string) {
  const waves = (await listWaves(ctx, processId)).filter(({ test }) => !test)
  const found = await Promise.all(
    waves.map(async ({ id, label }) => ({
      ...{ id, label },
      records: await listRecords(ctx, id),
      addenda: await listAddenda(ctx, id),
    })),
  )
  return found.filter(({ records }) => records.length > 0)
}

/** An addendum of a wave of this démarche, as PDF. @throws DomainError `not-found` (404) */
export async function getAddendumPdf(
  ctx: AnyCtx,
  processId: string,
  waveId: string,
  which: { number: number } | 'cancellation',
): Promise<{ pdf: Buffer; label: string }> {
  const wave = await getWave(ctx, processId, waveId)
  const found = await ctx.db
    .selectFrom('wave_addenda')
    .select('pdf')
    .where('wave_id', '=', wave.id)
    .$call((query) =>
      which === 'cancellation'
        ? query.where('kind', '=', which)
        : query.where('number', '=', which.number).where('kind', '!=', 'cancellation'),
    )
    .executeTakeFirst()
  if (!found) throw new DomainError('not-found', 404)
  return { pdf: found.pdf, label: wave.label }
}
