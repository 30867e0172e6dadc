import { type RawBuilder, sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import type { MailOutcome } from '#app/domain/mail/transport.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { DeliveriesTable } from '#db/schema/consultations.ts'

export interface Recipient {
  personId: string
  /** As listed: a run that lost its turn (a cut connection) can't send again what another one took since. */
  attempts: number
  kind: DeliveriesTable['kind']
  name: string
  address: string
  locale: Locale
}

export type Settled = MailOutcome | { state: 'queued'; reason: string }

/**
 * Whether a delivery may leave at this moment, on a row of `deliveries`: what asks to answer, while the wave is open and its
 * sending not paused nor one of its keys failing; what tells of a cancellation, once it is cancelled.
 */
function mayLeave(now: Date): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from waves left join wave_sending on wave_sending.wave_id = waves.id
    where waves.id = deliveries.wave_id and case when deliveries.kind = 'cancellation' then waves.state = 'cancelled'
      else waves.state = 'launched' and waves.opens_at <= ${now} and waves.closes_at > ${now}
        and not coalesce(wave_sending.paused, false)
        and waves.id not in (select wave_id from urn_suspensions union all select wave_id from link_key_losses) end)`
}

/**
 * Those left attempted by a run that was killed first, then those tried least; an invitation before its reminders.
 * @param most how many at most; null: all of them
 */
export async function listSendable(ctx: AnyCtx, waveId: string, most: number | null): Promise<Recipient[]> {
  const rows = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('participants', 'participants.id', 'deliveries.person_id')
    .select(['deliveries.person_id', 'deliveries.kind', 'deliveries.attempts'])
    .select(['participants.email', 'participants.locale'])
    .select(['participants.given_name', 'participants.family_name'])
    .where('deliveries.wave_id', '=', waveId)
    .where('deliveries.state', 'in', ['queued', 'attempted'])
    .where(mayLeave(ctx.now()))
    .orderBy('deliveries.state', 'asc')
    .orderBy(sql`deliveries.kind = 'invitation'`, 'desc')
    .orderBy('deliveries.attempts')
    .orderBy('deliveries.person_id')
    .$if(most !== null, (query) => query.limit(most ?? 0))
    .execute()
  return rows.map(({ person_id, kind, attempts, email, locale, given_name, family_name }) => ({
    personId: person_id,
    kind,
    attempts,
    name: `${given_name} ${family_name}`.trim(),
    address: email ?? '',
    locale,
  }))
}

/** Whether something of a wave could leave now. */
export async function hasSendable(ctx: AnyCtx, waveId: string): Promise<boolean> {
  const unsent = await ctx.db
    .selectFrom('deliveries')
    .select('person_id')
    .where('wave_id', '=', waveId)
    .where('state', 'in', ['queued', 'attempted'])
    .where(mayLeave(ctx.now()))
    .limit(1)
    .executeTakeFirst()
  return unsent !== undefined
}

/**
 * Committed before the server is spoken to: whatever stops us after this, the message is known to have perhaps left.
 * @returns false when it may no longer leave (closed, cancelled or paused since), or another run took it
 */
export async function markAttempted(
  ctx: AnyCtx,
  waveId: string,
  { personId, kind, attempts }: Recipient,
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('deliveries')
    .set({ state: 'attempted', attempts: attempts + 1 })
    .where('wave_id', '=', waveId)
    .where('kind', '=', kind)
    .where('person_id', '=', personId)
    .where('state', 'in', ['queued', 'attempted'])
    .where('attempts', '=', attempts)
    .where(mayLeave(ctx.now()))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * What became of an attempt. One that was asked for again meanwhile (a corrected address) stays queued: this outcome is of
 * the message before.
 */
export async function settle(
  ctx: AnyCtx,
  waveId: string,
  { personId, kind, attempts }: Recipient,
  outcome: Settled,
): Promise<void> {
  await ctx.db
    .updateTable('deliveries')
    .set({ state: outcome.state, reason_code: outcome.state === 'refused' ? outcome.reason : null })
    .where('wave_id', '=', waveId)
    .where('kind', '=', kind)
    .where('person_id', '=', personId)
    .where('state', '=', 'attempted')
    .where('attempts', '=', attempts + 1)
    .execute()
}
