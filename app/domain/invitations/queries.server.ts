import type { AnyCtx, Ctx } from '#app/domain/context.ts'
import type { DeliveriesTable, DeliveryState } from '#db/schema/consultations.ts'
import type { TrialMessagesTable } from '#db/schema/invitations.ts'
import { requireWave } from './internal/require-wave.server.ts'

export type DeliveryCounts = Record<DeliveryState | 'total', number>

/**
 * How many messages of a wave are where.
 * @throws DomainError `not-found` outside the démarches the actor reads
 */
export async function getDeliveryCounts(
  ctx: Ctx,
  waveId: string,
  kind: DeliveriesTable['kind'] = 'invitation',
): Promise<DeliveryCounts> {
  await requireWave(ctx, waveId, 'wave.read')
  const rows = await ctx.db
    .selectFrom('deliveries')
    .select((eb) => ['state', eb.fn.countAll<string>().as('n')])
    .where('wave_id', '=', waveId)
    .where('kind', '=', kind)
    .groupBy('state')
    .execute()
  const counts: DeliveryCounts = { queued: 0, attempted: 0, accepted: 0, refused: 0, total: 0 }
  for (const { state, n } of rows) {
    counts[state] = Number(n)
    counts.total += Number(n)
  }
  return counts
}

export interface RefusedDelivery {
  personId: string
  name: string
  address: string
  /** A key of `mail:refusal`. */
  reason: string
}

/**
 * Whom the mail servers refused, by name: the address is to be corrected in the directory.
 * @throws DomainError `not-found` outside the démarches the actor reads
 */
export async function listRefused(ctx: Ctx, waveId: string): Promise<RefusedDelivery[]> {
  await requireWave(ctx, waveId, 'wave.read')
  const rows = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('persons', 'persons.id', 'deliveries.person_id')
    .select([
      'persons.id',
      'persons.given_name',
      'persons.family_name',
      'persons.email',
      'deliveries.reason_code',
    ])
    .where('deliveries.wave_id', '=', waveId)
    .where('deliveries.kind', '=', 'invitation')
    .where('deliveries.state', '=', 'refused')
    .orderBy('persons.family_name')
    .orderBy('persons.given_name')
    .orderBy('persons.id')
    .execute()
  return rows.map(({ id, given_name, family_name, email, reason_code }) => ({
    personId: id,
    name: `${given_name} ${family_name}`,
    address: email ?? '',
    reason: reason_code ?? 'rejected',
  }))
}

export interface TrialMessage {
  state: TrialMessagesTable['state']
  /** A key of `mail:refusal` when refused, of `mail:unavailable` when unavailable; null otherwise. */
  reason: string | null
  requestedAt: Date
}

/**
 * What became of the last trial message the actor asked for; null when there was none.
 * @throws DomainError `not-found` outside the démarches the actor reads
 */
export async function getTrialMessage(ctx: Ctx, waveId: string): Promise<TrialMessage | null> {
  await requireWave(ctx, waveId, 'wave.read')
  const row = await ctx.db
    .selectFrom('trial_messages')
    .select(['state', 'reason_code', 'requested_at'])
    .where('wave_id', '=', waveId)
    .where('account_id', '=', ctx.actor.accountId)
    .executeTakeFirst()
  return row ? { state: row.state, reason: row.reason_code, requestedAt: row.requested_at } : null
}

/** Whether some messages of a wave are still to be sent, whoever asks: for the worker's tick. */
export async function hasUnsentDeliveries(ctx: AnyCtx, waveId: string): Promise<boolean> {
  const unsent = await ctx.db
    .selectFrom('deliveries')
    .select('person_id')
    .where('wave_id', '=', waveId)
    .where('state', 'in', ['queued', 'attempted'])
    .limit(1)
    .executeTakeFirst()
  return unsent !== undefined
}
