import { createHash, randomInt, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shuffle } from '#app/domain/ballots/internal/shuffle.ts'
import { invitationHash } from '#app/domain/ballots/invitation-link.server.ts'
import { type BarometerWave, createBarometerWave, questionnaire } from '#test/factories/barometer-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

/**
 * The attacker reads the whole database after the close. She knows who voted in which order (mail, badges, the network), the
 * order of the invitations (she had the link key), and the ballot numbers people showed her. Every trace of order that PostgreSQL
 * keeps is joined by rank with what she knows; a right guess names the author of a comment.
 */

const voters = 200
/** Right guesses by pure chance: 1 in the mean, with a standard deviation of 1. Five of them, so that one run in 10⁴ errs. */
const chance = 1 + 5

interface Voter {
  /** Rank of arrival. */
  arrival: number
  nullifier: string
  invitation: string
  bodies: [first: string, second: string]
}

interface Left {
  question: string
  body: string
  ranks: Record<string, string | number>
}

const [first, second] = questionnaire.questions
  .filter(({ kind }) => kind === 'text')
  .map(({ code }) => code) as [string, string]

let database: TestDatabase
let wave: BarometerWave
const crowd: Voter[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  // The longest comments leave a second trace, the identifiers of TOAST: here all those to the first question do.
  await sql`alter table comments alter column body set storage external`.execute(database.db)
  wave = await createBarometerWave(database, { people: voters })
  for (let arrival = 0; arrival < voters; arrival++) {
    const bodies: Voter['bodies'] = [longBody(), randomUUID()]
    const content = wave.content(bodies[0])
    content.answers[second] = bodies[1]
    const body = await wave.ballot(arrival, content)
    const { acceptBallot } = await import('#app/domain/ballots/accept-ballot.server.ts')
    await acceptBallot(wave.ctx, { waveId: wave.waveId, body, desk: wave.desk })
    const nullifier = createHash('sha256').update(body.subarray(0, 84)).digest('hex')
    const invitation = invitationHash(await wave.link(arrival)).toString('hex')
    crowd.push({ arrival, nullifier, invitation, bodies })
  }
}, 120_000)
afterAll(async () => {
  await wave.close()
  await database.close()
})

/** As long as the question allows, so past the 2 kB from which PostgreSQL keeps a text apart from its row. */
function longBody(): string {
  return Array.from({ length: 1_000 }, () => String.fromCharCode(0xe0 + randomInt(31))).join('')
}

async function readComments(waveId: string): Promise<Left[]> {
  const { rows } = await sql<{
    question: string
    body: string
    xmin: string
    cmin: string
    page: string
    id: string
  }>`
    select question, body, xmin::text as xmin, cmin::text as cmin, ctid::text as page, id from comments
    where wave_id = ${waveId}`.execute(database.db)
  const toasted = await readToast(waveId)
  return rows.map(({ question, body, xmin, cmin, page, id }, scan) => {
    const [block, line] = page.slice(1, -1).split(',').map(Number) as [number, number]
    const ranks = { scan, ctid: block * 10_000 + line, xmin: Number(xmin), cmin: Number(cmin), id }
    return { question, body, ranks: { ...ranks, toast: toasted.get(body) ?? 0 } }
  })
}

/** Identifiers of TOAST, in the order of insertion of what they hold (PostgreSQL 17 names them by a function of its own). */
async function readToast(waveId: string): Promise<Map<string, number>> {
  const version = await sql<{ server_version_num: string }>`show server_version_num`.execute(database.db)
  if (Number(version.rows[0]!.server_version_num) < 170_000) return new Map()
  const { rows } = await sql<{ body: string; chunk: string | null }>`
    select body, pg_column_toast_chunk_id(body)::text as chunk from comments where wave_id = ${waveId}`.execute(
    database.db,
  )
  return new Map(rows.map(({ body, chunk }) => [body, Number(chunk)]))
}

/** What the attacker may order people by. */
const knowledge: Record<string, (voter: Voter) => string | number> = {
  arrival: ({ arrival }) => arrival,
  'the latest first': ({ arrival }) => -arrival,
  'the ballot number': ({ nullifier }) => nullifier,
  'the invitations': ({ invitation }) => invitation,
}

const byValue = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

interface Finding {
  by: string
  right: number
}

/** Right guesses for each trace and each thing known; and for the comments of one person joined with each other. */
function attack(left: Left[], people: Voter[]): Finding[] {
  const findings: Finding[] = []
  for (const trace of Object.keys(left[0]!.ranks)) {
    const ordered = (question: string) => {
      const rows = left.filter((row) => row.question === question)
      const values = new Set(rows.map((row) => row.ranks[trace]))
      // A trace that is the same for all rows orders nothing; equal ones keep the order of the scan, judged by itself.
      if (values.size < 2) return null
      return rows.toSorted((a, b) => byValue(a.ranks[trace]!, b.ranks[trace]!)).map(({ body }) => body)
    }
    const [one, two] = [ordered(first), ordered(second)]
    for (const [known, value] of Object.entries(knowledge)) {
      const guessed = people.toSorted((a, b) => byValue(value(a), value(b)))
      const right = (bodies: string[] | null, which: 0 | 1) =>
        bodies?.filter((body, rank) => guessed[rank]!.bodies[which] === body).length ?? 0
      findings.push({ by: `${trace} with ${known}`, right: Math.max(right(one, 0), right(two, 1)) })
    }
    const authors = new Map(people.map(({ bodies }) => bodies))
    const joined = one && two ? one.filter((body, rank) => authors.get(body) === two[rank]).length : 0
    findings.push({ by: `${trace} with the other comments`, right: joined })
  }
  return findings
}

const worst = (findings: Finding[]) => findings.reduce((a, b) => (b.right > a.right ? b : a))

describe('after the close', () => {
  it('no trace of order joins a comment to a person, nor to another comment', async () => {
    await wave.closeWave()
    const left = await readComments(wave.waveId)
    expect(left).toHaveLength(2 * voters)
    const finding = worst(attack(left, crowd))
    expect(finding.right, finding.by).toBeLessThanOrEqual(chance)
  })

  it('one transaction wrote everything that is left of the ballots', async () => {
    const { rows } = await sql<{ xmin: string }>`
      select distinct xmin::text as xmin from (
        select xmin from comments where wave_id = ${wave.waveId}
        union all select xmin from tallies where wave_id = ${wave.waveId}
        union all select xmin from spent_ballots where wave_id = ${wave.waveId}) as left_rows`.execute(
      database.db,
    )
    expect(rows).toHaveLength(1)
  })

  it('the list of ballots is in its own order, which says nothing of arrival', async () => {
    const { rows } = await sql<{ nullifier: Buffer }>`
      select nullifier from spent_ballots where wave_id = ${wave.waveId} order by ctid`.execute(database.db)
    const listed = rows.map(({ nullifier }) => nullifier.toString('hex'))
    expect(listed).toEqual([...listed].sort())
    const arrivals = listed.map((hex) => crowd.find(({ nullifier }) => nullifier === hex)!.arrival)
    expect(arrivals.filter((arrival, rank) => arrival === rank).length).toBeLessThanOrEqual(chance)
  })
})

/** How the comments of a wave are written: the real way, or with one property changed. */
interface Writer {
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

const faithful: Writer = {
  order: (people) => [shuffle(people), shuffle(people)],
  statements: 'one',
  transactions: 'one',
  ids: 'random',
  rewritten: false,
  bodies: 'long',
}

/** @returns the traces by which the writer is caught, the surest first */
async function write(writer: Writer): Promise<string[]> {
  const firstBody = writer.bodies === 'long' ? longBody : randomUUID
  const people = crowd.map((voter): Voter => ({ ...voter, bodies: [firstBody(), randomUUID()] }))
  const { waveId } = wave
  await sql`delete from comments`.execute(database.db)
  const [one, two] = writer.order(people).map((order, which) =>
    order.map(({ bodies, arrival }) => ({
      question: which === 0 ? first : second,
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
  if (writer.transactions === 'each') for (const row of rows) await insert([row]).execute(database.db)
  else {
    await database.db.transaction().execute(async (trx) => {
      for (const some of writer.statements === 'one' ? [rows] : rows.map((row) => [row])) {
        await insert(some).execute(trx)
      }
    })
  }
  if (writer.rewritten) await sql`cluster comments using comments_pkey`.execute(database.db)
  const findings = attack(await readComments(waveId), people).filter(({ right }) => right > chance)
  return findings.sort((a, b) => b.right - a.right).map(({ by }) => by)
}

/** Each question's own order kept, where they meet drawn. */
function interleave<T>(one: T[], two: T[]): T[] {
  const [a, b] = [[...one], [...two]]
  const mixed: T[] = []
  while (a.length + b.length > 0) mixed.push((randomInt(a.length + b.length) < a.length ? a : b).shift()!)
  return mixed
}

describe('the attack itself', () => {
  it('finds nothing in a faithful writer', async () => {
    expect(await write(faithful)).toEqual([])
  })

  const same = (people: Voter[]): [Voter[], Voter[]] => [people, people]
  const sorted = (key: (voter: Voter) => string) => (people: Voter[]) =>
    same(people.toSorted((a, b) => byValue(key(a), key(b))))

  it.each<[string, Writer['order'], string]>([
    ['that writes comments as they arrive', same, 'arrival'],
    ['that writes them latest first', (people) => same(people.toReversed()), 'the latest first'],
    ['that doesn’t shuffle what was opened', sorted((voter) => voter.nullifier), 'the ballot number'],
    ['that keeps the order of the invitations', sorted((voter) => voter.invitation), 'the invitations'],
    ['that shuffles once for both questions', (people) => same(shuffle(people)), 'the other comments'],
  ])('finds a writer %s, by the place of rows and of long texts', async (_, order, known) => {
    const caught = await write({ ...faithful, order })
    expect(caught).toEqual(expect.arrayContaining([`scan with ${known}`, `ctid with ${known}`]))
    const toast = await readToast(wave.waveId)
    if (toast.size > 0 && known !== 'the other comments') expect(caught).toContain(`toast with ${known}`)
  })

  it('finds nothing in a faithful writer whose pages were rewritten', async () => {
    expect(await write({ ...faithful, rewritten: true })).toEqual([])
  })

  it('finds a writer that numbers rows as people came', async () => {
    expect(await write({ ...faithful, ids: 'counted as people came' })).toEqual([
      'id with arrival',
      'id with the other comments',
    ])
  })

  const arriving = { ...faithful, order: same, rewritten: true }
  it.each<[string, Writer, string]>([
    ['transactions', { ...arriving, transactions: 'each', bodies: 'short' }, 'xmin'],
    ['commands', { ...arriving, statements: 'each', bodies: 'short' }, 'cmin'],
  ])('finds arrival by the numbers of %s alone, though pages were rewritten since', async (_, writer, by) => {
    expect(await write(writer)).toEqual([`${by} with arrival`, `${by} with the other comments`])
  })

  it('and nothing where none of these is left', async () => {
    expect(await write({ ...arriving, bodies: 'short' })).toEqual([])
  })
})
