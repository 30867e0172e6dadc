import { sql, type Transaction } from 'kysely'
import { listHolders } from '#app/domain/accounts/queries.server.ts'
import { usualPerMinute } from '#app/domain/invitations/sending-settings.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import type { Database } from '#db/schema/index.ts'
import { composeTelling, readLetter } from './internal/compose-telling.server.ts'
import { type Audience, audienceRoles, audiences } from './readers.ts'

export interface Told {
  versionId: string
  audience: Audience
}

/** The publications whose hour has come and of which somebody is still to be told. */
export async function listUntold(ctx: Pick<JobCtx, 'db' | 'now'>): Promise<Told[]> {
  return ctx.db
    .selectFrom('report_publications')
    .select(['version_id as versionId', 'audience'])
    .where('visible_from', '<=', ctx.now())
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('told_at', 'is', null),
        exists(
          selectFrom('report_messages')
            .select('id')
            .whereRef('report_messages.version_id', '=', 'report_publications.version_id')
            .whereRef('report_messages.audience', '=', 'report_publications.audience'),
        ),
      ]),
    )
    .execute()
}

/**
 * Tells an audience that a version may be read: a link, never a figure. The committees by their accounts; of what is public,
 * everybody who was invited to its waves, whether they answered or not (nobody knows). May be killed anywhere and run again:
 * each is listed once, and taken off the list when the message left; one in flight may go twice, with the same Message-ID.
 * @throws MailUnavailable when the mail server is away: run it again later
 */
export async function tellReaders(ctx: JobCtx, told: Told): Promise<void> {
  await ctx.db.transaction().execute(async (lock) => {
    await takeTurn(lock, told)
    await listReaders(ctx, told)
    const letter = await readLetter(ctx, told.versionId)
    if (!letter) return
    const pace = ctx.mail.kind === 'smtp' ? ctx.pace : undefined
    for (const message of await waiting(ctx, told, pace?.most(usualPerMinute) ?? null)) {
      if (pace && !pace.take(told.versionId, usualPerMinute)) return
      const outcome = await ctx.mail.send(composeTelling(ctx, letter, told, message))
      await settle(ctx, told, message.id, outcome.state)
    }
  })
}

/** One run at a time for a version: two would send everything twice. */
async function takeTurn(lock: Transaction<Database>, { versionId }: Told): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(lock)
  await sql`set local lock_timeout = '15s'`.execute(lock)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${versionId}`}, 0))`.execute(lock)
}

/** Lists whom to tell, once, at their hour: an account that an earlier audience told is not told again. */
async function listReaders(ctx: JobCtx, { versionId, audience }: Told): Promise<void> {
  const now = ctx.now()
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const listed = await db
      .updateTable('report_publications')
      .set({ told_at: now })
      .where('version_id', '=', versionId)
      .where('audience', '=', audience)
      .where('told_at', 'is', null)
      .where('visible_from', '<=', now)
      .returning('version_id')
      .executeTakeFirst()
    if (!listed) return
    const report = await db
      .selectFrom('report_versions')
      .innerJoin('reports', 'reports.id', 'report_id')
      .select(['process_id', 'wave_ids'])
      .where('report_versions.id', '=', versionId)
      .executeTakeFirstOrThrow()
    const row = { version_id: versionId, audience }
    if (audience === 'public') return listInvited(db, row, report.wave_ids)
    const earlier = audiences.slice(0, audiences.indexOf(audience)).flatMap((each) => audienceRoles[each])
    const before = await listHolders(trx, report.process_id, earlier)
    const known = new Set(before.map(({ accountId }) => accountId))
    const holders = await listHolders(trx, report.process_id, audienceRoles[audience])
    const added = holders.filter(({ accountId }) => !known.has(accountId))
    if (added.length === 0) return
    await db
      .insertInto('report_messages')
      .values(added.map(({ accountId }) => ({ ...row, account_id: accountId, person_id: null })))
      .execute()
  })
}

/** Invited people who still are in the directory: who was erased since is not written to. */
async function listInvited(
  db: Transaction<Database>,
  { version_id, audience }: { version_id: string; audience: Audience },
  waveIds: readonly string[],
): Promise<void> {
  await sql`
    insert into report_messages (version_id, audience, person_id)
    select ${version_id}, ${audience}, persons.id from persons
    where persons.email <> '' and persons.id in (
      select person_id from deliveries where kind = 'invitation' and wave_id = any(${[...waveIds]}::uuid[]))
    order by persons.id`.execute(db)
}

export interface WaitingMessage {
  id: string
  name: string
  address: string
  locale: 'fr' | 'en'
}

async function waiting(ctx: JobCtx, told: Told, most: number | null): Promise<WaitingMessage[]> {
  const rows = await ctx.db
    .selectFrom('report_messages')
    .leftJoin('accounts', 'accounts.id', 'account_id')
    .leftJoin('persons', 'persons.id', 'person_id')
    .select(['report_messages.id', 'accounts.name', 'accounts.email as account_email'])
    .select(['accounts.locale as account_locale', 'given_name', 'family_name'])
    .select(['persons.email as person_email', 'persons.locale as person_locale'])
    .where('report_messages.version_id', '=', told.versionId)
    .where('report_messages.audience', '=', told.audience)
    .orderBy('report_messages.id')
    .$if(most !== null, (query) => query.limit(most!))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? `${row.given_name} ${row.family_name}`.trim(),
    address: row.account_email ?? row.person_email ?? '',
    locale: row.account_locale ?? row.person_locale ?? 'fr',
  }))
}

async function settle(ctx: JobCtx, told: Told, id: string, state: 'accepted' | 'refused'): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const gone = await db
      .deleteFrom('report_messages')
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!gone) return
    await db
      .updateTable('report_publications')
      .set(({ eb }) => ({ [state]: eb(state, '+', 1) }))
      .where('version_id', '=', told.versionId)
      .where('audience', '=', told.audience)
      .execute()
  })
}
