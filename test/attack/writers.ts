import { randomInt, randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { shuffle } from '#app/domain/ballots/internal/shuffle.ts'
import type { Database } from '#db/schema/index.ts'
import { firstQuestion, longBody, secondQuestion, type Voter } from './crowd.ts'
import { byValue } from './linkage.ts'

/** How the comments of a wave are written: the real way, or with one property changed. */
export interface Writer {
  /** The people in the order of their comments, for each question. */
  order: (people: Voter[]) => [Voter[], Voter[]]
  /** All in one statement, or each by itself. */
  statements: 'one' | 'each'
  transactions: 'one' | 'each'
  ids: 'random' | 'counted as people came'
  /** Whether pages were rewritten since, in the random order of the ids, as by CLUSTER or VACUUM FULL. */
  rewritten: boolean
  bodies: 'long' | 'short'
}

export const faithful: Writer = {
  order: (people) => [shuffle(people), shuffle(people)],
  statements: 'one',
  transactions: 'one',
  ids: 'random',
  rewritten: false,
  bodies: 'long',
}

const same = (people: Voter[]): [Voter[], Voter[]] => [people, people]
const sorted = (key: (voter: Voter) => string) => (people: Voter[]) =>
  same(people.toSorted((a, b) => byValue(key(a), key(b))))

/** Writers in the wrong order, by name, with what the attacker has to know to read them. */
export const misordered: [name: string, order: Writer['order'], known: string][] = [
  ['that writes comments as they arrive', same, 'arrival'],
  ['that writes them latest first', (people) => same(people.toReversed()), 'the latest first'],
  ['that doesn’t shuffle what was opened', sorted((voter) => voter.nullifier), 'the ballot number'],
  ['that keeps the order of the invitations', sorted((voter) => voter.invitation), 'the invitations'],
  ['that shuffles once for both questions', (people) => same(shuffle(people)), 'the other comments'],
]

/** In the order of arrival, on pages rewritten since: only numbers can still tell. */
export const arriving: Writer = { ...faithful, order: same, rewritten: true }

/** Every naive writer: each differs from ours in one thing. */
export const naiveWriters: [name: string, writer: Writer][] = [
  ...misordered.map(([name, order]): [string, Writer] => [name, { ...faithful, order }]),
  ['that numbers rows as people came', { ...faithful, ids: 'counted as people came' }],
  ['with one transaction for each comment', { ...arriving, transactions: 'each', bodies: 'short' }],
  ['with one statement for each comment', { ...arriving, statements: 'each', bodies: 'short' }],
]

/**
 * Writes new comments of these people the way of a writer, in place of all others.
 * @returns the people with what they wrote
 */
export async function write(
  db: Kysely<Database>,
  { waveId, crowd, writer }: { waveId: string; crowd: readonly Voter[]; writer: Writer },
): Promise<Voter[]> {
  const firstBody = writer.bodies === 'long' ? longBody : randomUUID
  const people = crowd.map((voter): Voter => ({ ...voter, bodies: [firstBody(), randomUUID()] }))
  await sql`delete from comments`.execute(db)
  const [one, two] = writer.order(people).map((order, which) =>
    order.map(({ bodies, arrival }) => ({
      question: which === 0 ? firstQuestion : secondQuestion,
      body: bodies[which as 0 | 1],
      id:
        writer.ids === 'random'
          ? randomUUID()
          : `${which}0000000-0000-4000-8000-${`${arrival}`.padStart(12, '0')}`,
    })),
  )
  const rows = interleave(one!, two!)
  const insert = (some: typeof rows) => sql`
    insert into comments (id, wave_id, question, body, moderation)
    select id, ${waveId}::uuid, question, body, 'unread'
    from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as row (id uuid, question text, body text)`
  if (writer.transactions === 'each') for (const row of rows) await insert([row]).execute(db)
  else {
    await db.transaction().execute(async (trx) => {
      for (const some of writer.statements === 'one' ? [rows] : rows.map((row) => [row])) {
        await insert(some).execute(trx)
      }
    })
  }
  if (writer.rewritten) await sql`cluster comments using comments_pkey`.execute(db)
  return people
}

/** Each question's own order kept, where they meet drawn. */
function interleave<T>(one: T[], two: T[]): T[] {
  const [a, b] = [[...one], [...two]]
  const mixed: T[] = []
  while (a.length + b.length > 0) mixed.push((randomInt(a.length + b.length) < a.length ? a : b).shift()!)
  return mixed
}
