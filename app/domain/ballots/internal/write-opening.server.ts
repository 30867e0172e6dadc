import { type Kysely, sql, type Transaction } from 'kysely'
import { fewestComments } from '#app/domain/disclosure/fewest-comments.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'
import type { Database } from '#db/schema/index.ts'
import { DomainError } from '../../errors.ts'
import type { OpenedUrn } from './count-urn.server.ts'
import { shuffle } from './shuffle.ts'
import { lockUrnTables, type UrnTables, urnTables } from './urn-tables.server.ts'

export interface Opening {
  waveId: string
  urn: Pick<OpenedUrn, 'ballots' | 'void' | 'comments'>
  /** Empty when too few answered. */
  tallies: readonly TallyRow[]
}

/**
 * The one transaction of the opening (anonymity.md, M4). The urn's tables are locked before anything is written, so that a
 * dump that holds them costs nothing but another try; they are dropped last.
 * @throws DomainError `urn.tables-held` when a reader kept the tables for 2 s; `urn.count-differs`
 */
export async function writeOpening(
  db: Kysely<Database>,
  opening: Opening,
  reached: (point: 'locked' | 'written') => Promise<void>,
): Promise<void> {
  const { waveId, urn, tallies } = opening
  const tables = urnTables(waveId)
  await db.transaction().execute(async (trx) => {
    await lockUrnTables(trx, tables)
    await reached('locked')
    const { stored, invited, issued } = await countRows(trx, tables)
    if (stored !== urn.ballots) throw new DomainError('urn.count-differs', 503)
    await writeTallies(trx, waveId, tallies)
    await writeComments(trx, waveId, tallies.length === 0 ? [] : urn.comments)
    await sql`
      insert into spent_ballots (wave_id, nullifier)
      select ${waveId}::uuid, nullifier from ${sql.table(tables.ballots)} order by nullifier`.execute(trx)
    const { numUpdatedRows } = await trx
      .updateTable('waves')
      .set({
        state: 'closed',
        invited,
        credentials_issued: issued,
        ballots: urn.ballots,
        void: JSON.stringify(urn.void),
        issue_key_sealed: null,
      })
      .where('id', '=', waveId)
      .where('state', '=', 'closing')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new DomainError('urn.close-failed', 503)
    await trx.deleteFrom('urn_suspensions').where('wave_id', '=', waveId).execute()
    await trx.deleteFrom('link_key_losses').where('wave_id', '=', waveId).execute()
    await trx.schema.dropTable(tables.ballots).execute()
    await trx.schema.dropTable(tables.invitations).execute()
    await reached('written')
  })
}

async function countRows(trx: Transaction<Database>, { ballots, invitations }: UrnTables) {
  const { rows } = await sql<{ stored: number; invited: number; issued: number }>`
    select (select count(*)::integer from ${sql.table(ballots)}) as stored,
      count(*)::integer as invited, count(blinded_sha)::integer as issued
    from ${sql.table(invitations)}`.execute(trx)
  return rows[0]!
}

async function writeTallies(
  trx: Transaction<Database>,
  waveId: string,
  tallies: readonly TallyRow[],
): Promise<void> {
  await sql`
    insert into tallies (wave_id, question, node, step, class, n)
    select ${waveId}::uuid, question, node, step, class, n
    from jsonb_to_recordset(${JSON.stringify(tallies)}::jsonb)
      as row (question text, node text, step integer, class integer, n integer)
    order by question, node, step, class`.execute(trx)
}

/** One INSERT, one order for all questions together: a second order would join the comments of one person. */
async function writeComments(
  trx: Transaction<Database>,
  waveId: string,
  comments: OpenedUrn['comments'],
): Promise<void> {
  const perQuestion = new Map<string, number>()
  for (const { question } of comments) perQuestion.set(question, (perQuestion.get(question) ?? 0) + 1)
  const kept = comments.filter(({ question }) => perQuestion.get(question)! >= fewestComments)
  await sql`
    insert into comments (wave_id, question, body, moderation)
    select ${waveId}::uuid, question, body, 'unread'
    from jsonb_to_recordset(${JSON.stringify(shuffle(kept))}::jsonb) as row (question text, body text)`.execute(
    trx,
  )
}
