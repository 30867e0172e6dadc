import type { AnyCtx } from '#app/domain/context.ts'
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

/** What a trustee is told of the wave whose key she shares. */
export interface TrusteeWave {
  id: string
  processId: string
  state: WaveState
  label: string
  title: LocalizedText
  organisation: string
  opensAt: Date
  closesAt: Date
  urnPublic: Buffer | null
}

/** A wave of level 2; null for any other. */
export async function findTrusteeWave(ctx: AnyCtx, waveId: string): Promise<TrusteeWave | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(waveId)) return null
  const row = await ctx.db
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .innerJoin('processes', 'processes.id', 'consultations.process_id')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .select([
      'waves.id',
      'consultations.process_id as processId',
      'waves.state',
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
  return { ...row, opensAt: row.opensAt, closesAt: row.closesAt, title: row.title as LocalizedText }
}
