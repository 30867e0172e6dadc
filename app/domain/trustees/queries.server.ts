import type { AnyCtx } from '#app/domain/context.ts'
import { isUuid } from '#app/domain/uuid.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { WaveState } from '#db/schema/consultations.ts'
import type { Trustee } from './ceremony.ts'

/** The trustees of a wave, by place; none at level 1, or before they are named. */
export async function listTrustees(ctx: AnyCtx, waveId: string): Promise<Trustee[]> {
  const rows = await ctx.db
    .selectFrom('wave_trustees')
    .select(['id', 'place', 'name', 'role', 'email', 'locale', 'public_key', 'share_check', 'read_back'])
    .where('wave_id', '=', waveId)
    .orderBy('place')
    .execute()
  if (rows.length === 0) return []
  const letters = await ctx.db
    .selectFrom('trustee_letters')
    .select(['trustee_id', 'kind', 'state'])
    .where(
      'trustee_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return rows.map(({ public_key, share_check, read_back, ...row }) => ({
    ...row,
    hasKey: public_key !== null,
    hasShare: share_check !== null,
    readBack: read_back,
    letters: Object.fromEntries(
      letters.filter(({ trustee_id }) => trustee_id === row.id).map(({ kind, state }) => [kind, state]),
    ),
  }))
}

/** Whether a launch waits for the worker to undo it. */
export async function isWithdrawn(ctx: AnyCtx, waveId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('launch_withdrawals')
    .select('wave_id')
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  return row !== undefined
}

/** The sitting of an opening, as the pilot follows it: how many sheets are right, until when. */
export async function getSitting(
  ctx: AnyCtx,
  waveId: string,
): Promise<{ trusteeIds: string[]; endsAt: Date | null } | null> {
  const sitting = await ctx.db
    .selectFrom('urn_sittings')
    .select('ends_at')
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  if (!sitting) return null
  const sheets = await ctx.db
    .selectFrom('urn_sheets')
    .select('trustee_id')
    .where('wave_id', '=', waveId)
    .where('verdict', '=', 'right')
    .execute()
  return { trusteeIds: sheets.map((sheet) => sheet.trustee_id), endsAt: sitting.ends_at }
}

/**
 * How many trustees say that they destroyed their sheet; null where there is none, and while the urn is neither opened nor
 * destroyed.
 */
export async function countDestroyedSheets(ctx: AnyCtx, waveId: string): Promise<number | null> {
  const rows = await ctx.db
    .selectFrom('wave_trustees')
    .innerJoin('waves', 'waves.id', 'wave_trustees.wave_id')
    .select('sheet_destroyed')
    .where('wave_id', '=', waveId)
    .where('waves.level', '=', 2)
    .where('waves.state', 'in', ['closed', 'cancelled'])
    .execute()
  return rows.length ? rows.filter((row) => row.sheet_destroyed).length : null
}

/** What a trustee is told of the wave whose key she shares. */
export interface TrusteeWave {
  id: string
  processId: string
  state: WaveState
  /** The urn is opened or destroyed, its record drawn up, and the news of it put down. */
  over: boolean
  label: string
  title: LocalizedText
  organisation: string
  opensAt: Date
  closesAt: Date
  urnPublic: Buffer | null
}

/** A wave of level 2; null for any other. */
export async function findTrusteeWave(ctx: AnyCtx, waveId: string): Promise<TrusteeWave | null> {
  if (!isUuid(waveId)) return null
  const row = await ctx.db
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .innerJoin('processes', 'processes.id', 'consultations.process_id')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .leftJoin('wave_cancellations', 'wave_cancellations.wave_id', 'waves.id')
    .leftJoin('records', (join) =>
      join.onRef('records.wave_id', '=', 'waves.id').on('records.kind', '=', 'closing'),
    )
    .select([
      'waves.id',
      'consultations.process_id as processId',
      'waves.state',
      'wave_cancellations.complete as cancelled',
      'records.kind as closed',
      'wave_notices.label',
      'wave_notices.title',
      'processes.epci_name as organisation',
      'waves.opens_at as opensAt',
      'waves.closes_at as closesAt',
      'waves.urn_public as urnPublic',
    ])
    .where('waves.id', '=', waveId)
    .where('waves.level', '=', 2)
    .executeTakeFirst()
  if (!row?.opensAt || !row.closesAt) return null
  const { cancelled, closed, opensAt, closesAt, ...wave } = row
  const over = cancelled === true || closed !== null
  return { ...wave, over, opensAt, closesAt, title: row.title as LocalizedText }
}
