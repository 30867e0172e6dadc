import type { AnyCtx, Ctx } from '#app/domain/context.ts'
import { comparableText } from '#app/domain/directory/comparable-text.ts'
import type { DeliveriesTable, DeliveryState } from '#db/schema/consultations.ts'
import type { TrialMessagesTable } from '#db/schema/invitations.ts'
import { hasSendable } from './internal/delivery-rows.server.ts'
import { requireWave } from './internal/require-wave.server.ts'
import { type SendingSettings, usualPerMinute } from './sending-settings.ts'

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
    .innerJoin('participants', 'participants.id', 'deliveries.person_id')
    .select([
      'participants.id',
      'participants.given_name',
      'participants.family_name',
      'participants.email',
      'deliveries.reason_code',
    ])
    .where('deliveries.wave_id', '=', waveId)
    .where('deliveries.kind', '=', 'invitation')
    .where('deliveries.state', '=', 'refused')
    .orderBy('participants.family_name')
    .orderBy('participants.given_name')
    .orderBy('participants.id')
    .execute()
  return rows.map(({ id, given_name, family_name, email, reason_code }) => ({
    personId: id,
    name: `${given_name} ${family_name}`.trim(),
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

/** Whether some messages of a wave could leave now, whoever asks: for the worker's tick. */
export async function hasUnsentDeliveries(ctx: AnyCtx, waveId: string): Promise<boolean> {
  return await hasSendable(ctx, waveId)
}

/** How the mails of a wave leave. */
export async function getSendingSettings(ctx: AnyCtx, waveId: string): Promise<SendingSettings> {
  const row = await ctx.db
    .selectFrom('wave_sending')
    .select(['paused', 'per_minute'])
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  return { paused: row?.paused ?? false, perMinute: row?.per_minute ?? usualPerMinute }
}

export interface InvitedPerson {
  personId: string
  name: string
  address: string
  /** Of her invitation. Nobody knows whether she answered. */
  state: DeliveryState
}

/** People that one search shows. */
const mostFound = 20

/**
 * Invited people whose name or address holds this text, case and accents aside; by name, twenty at most.
 * @throws DomainError `not-found` outside the démarches the actor runs
 */
export async function searchInvited(ctx: Ctx, waveId: string, query: string): Promise<InvitedPerson[]> {
  await requireWave(ctx, waveId, 'wave.run')
  const wanted = comparableText(query)
  if (wanted === '') return []
  const rows = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('participants', 'participants.id', 'deliveries.person_id')
    .select(['deliveries.person_id', 'deliveries.state', 'participants.email'])
    .select(['participants.given_name', 'participants.family_name'])
    .where('deliveries.wave_id', '=', waveId)
    .where('deliveries.kind', '=', 'invitation')
    .orderBy('participants.family_name')
    .orderBy('participants.given_name')
    .orderBy('participants.id')
    .execute()
  return rows
    .map(({ person_id, state, email, given_name, family_name }) => ({
      personId: person_id,
      name: `${given_name} ${family_name}`.trim(),
      address: email ?? '',
      state,
    }))
    .filter(({ name, address }) => comparableText(`${name} ${address}`).includes(wanted))
    .slice(0, mostFound)
}

/** To how many people an invitation may have come, whatever came after: those whom a cancellation tells. */
export async function countWrittenTo(ctx: AnyCtx, waveId: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('wave_id', '=', waveId)
    .where('kind', '=', 'invitation')
    .where('state', '!=', 'refused')
    .where('attempts', '>', 0)
    .executeTakeFirstOrThrow()
  return Number(n)
}
