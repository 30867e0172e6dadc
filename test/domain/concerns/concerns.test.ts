import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answerConcern } from '#app/domain/concerns/answer-concern.server.ts'
import { continueConcern } from '#app/domain/concerns/continue-concern.server.ts'
import { leaveConcern } from '#app/domain/concerns/leave-concern.server.ts'
import { listConcerns, readConcern } from '#app/domain/concerns/queries.server.ts'
import { readableFrom } from '#app/domain/concerns/readable-from.ts'
import { drawReceipt, readReceipt } from '#app/domain/concerns/receipt-code.ts'
import { type ConcernInput, concernSchema } from '#app/domain/concerns/schema.ts'
import { settleConcerns } from '#app/domain/concerns/settle-concerns.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { addAgents, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const secret = Buffer.alloc(32, 7)
const monday = toInstant('2027-03-01', '10:30')
let clock = monday
const now = () => clock
let database: TestDatabase
let pilot: Pilot
const visitor = () => ({ db: database.db, now, actor: null })

beforeAll(async () => {
  database = await createTestDatabase()
  pilot = await makePilot(database.db, now)
  await addAgents(pilot, 31)
})
beforeEach(async () => {
  clock = monday
  await database.db.deleteFrom('concerns').execute()
  await database.db.deleteFrom('duties').execute()
})
afterAll(() => database.close())

const about = (body: string, more: Partial<ConcernInput> = {}): ConcernInput =>
  concernSchema.parse({
    ...{ nature: 'concern', body, theme: 'LIEU', intensity: 3, reply: 'private', employerId: null },
    ...more,
  })
const leave = (concern: ConcernInput) =>
  leaveConcern(visitor(), { processId: pilot.processId, concern, secret })
const desk = () => listConcerns(pilot.ctx, pilot.processId)
const said = async () => (await desk()).map(({ messages }) => messages.map(({ body }) => body))

describe('a code', () => {
  it('has 80 random bits in four groups, and is read however it was typed', () => {
    const codes = Array.from({ length: 200 }, drawReceipt)
    expect(new Set(codes).size).toBe(200)
    for (const code of codes) {
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readReceipt(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(code)
      expect(readReceipt(code.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '–'))).toBe(code)
    }
    for (const typed of ['', 'ABCD', `${codes[0]}0`, 'UUUU-UUUU-UUUU-UUUU', '\u0000'.repeat(16)])
      expect(readReceipt(typed), typed).toBeNull()
  })

  it('opens its own thread and no other, and is nowhere in the database', async () => {
    const codes = [await leave(about('Où serai-je ?')), await leave(about('Quand ?', { nature: 'question' }))]
    expect((await readConcern(visitor(), { code: codes[1]!.toLowerCase(), secret })).messages).toEqual([
      { author: 'author', body: 'Quand ?' },
    ])
    const refused = { code: 'concerns.unknown-code', status: 404 }
    for (const code of [drawReceipt(), codes[0]!.slice(1), ''])
      await expect(readConcern(visitor(), { code, secret })).rejects.toMatchObject(refused)
    await expect(
      readConcern(visitor(), { code: codes[0]!, secret: Buffer.alloc(32, 8) }),
    ).rejects.toMatchObject(refused)
    const { rows } = await sql<{ row: string }>`select concerns::text as row from concerns`.execute(
      database.db,
    )
    const stored = rows.map(({ row }) => row.toUpperCase()).join()
    for (const code of codes)
      for (const shape of [code, code.replaceAll('-', ''), Buffer.from(code).toString('hex')])
        expect(stored).not.toContain(shape.toUpperCase())
  })
})

describe('the desk', () => {
  it('reads from the next working day at 8:00, a first message as a later one', async () => {
    const code = await leave(about('Le lundi'))
    clock = toInstant('2027-03-02', '07:59')
    expect(await said()).toEqual([])
    clock = toInstant('2027-03-02', '08:00')
    expect(await said()).toEqual([['Le lundi']])
    await continueConcern(visitor(), { code, body: 'Et aussi…', secret })
    expect(await said()).toEqual([['Le lundi']])
    clock = toInstant('2027-03-03', '08:00')
    expect(await said()).toEqual([['Le lundi', 'Et aussi…']])
  })

  it.each([
    ['a Friday evening', '2027-03-05', '22:00', '2027-03-08'],
    ['before the hour of a working day', '2027-03-03', '06:00', '2027-03-04'],
    ['the eve of the Easter week-end', '2027-03-26', '09:00', '2027-03-30'],
    ['an evening that is another day at Greenwich', '2027-07-01', '00:30', '2027-07-02'],
  ])('waits after %s', (_, day, hour, readable) => {
    expect(readableFrom(toInstant(day, hour))).toBe(readable)
  })

  it('answers, and the author reads it and goes on', async () => {
    const code = await leave(about('Qui me remplacera ?', { reply: 'public' }))
    clock = toInstant('2027-03-02', '09:00')
    const [thread] = await desk()
    const answer = { processId: pilot.processId, concernId: thread!.id, body: 'Personne ne part.' }
    await answerConcern(pilot.ctx, answer)
    await continueConcern(visitor(), { code, body: 'Merci.', secret })
    expect((await readConcern(visitor(), { code, secret })).messages).toEqual([
      { author: 'author', body: 'Qui me remplacera ?' },
      { author: 'desk', body: 'Personne ne part.' },
      { author: 'author', body: 'Merci.' },
    ])
    await expect(
      answerConcern(pilot.ctx, { ...answer, processId: crypto.randomUUID() }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('sees the threads of a day in an order that says nothing of their arrival', async () => {
    const bodies = Array.from({ length: 8 }, (_, place) => `Message ${place}`)
    for (const body of bodies) await leave(about(body))
    clock = toInstant('2027-03-02', '08:00')
    const seen = (await desk()).map(({ id, messages }) => ({ id, body: messages[0]!.body }))
    expect(seen.map(({ body }) => body).sort()).toEqual(bodies)
    expect(seen.map(({ id }) => id)).toEqual(seen.map(({ id }) => id).sort())
    for (const { id } of seen) expect(id, 'drawn at random').toMatch(/^.{14}4/)
  })

  it('is told an employer only where it has k agents', async () => {
    const { employer_id: large, count } = await database.db
      .selectFrom('employments')
      .select(['employer_id', (row) => row.fn.countAll<string>().as('count')])
      .groupBy('employer_id')
      .orderBy('count', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    await leave(about('Du grand', { employerId: large }))
    clock = toInstant('2027-03-02', '08:00')
    const named = async (k: number) => (await listConcerns(pilot.ctx, pilot.processId, k))[0]!.employerId
    expect(await named(Number(count))).toBe(large)
    expect(await named(Number(count) + 1)).toBeNull()
  })
})

describe('a message', () => {
  it('is cleaned, bounded, and put in its place whoever writes at that instant', async () => {
    expect(concernSchema.safeParse({ ...about('x'), body: '\u0007 \n' }).success).toBe(false)
    expect(concernSchema.safeParse({ ...about('x'), body: 'x'.repeat(1_501) }).success).toBe(false)
    expect(concernSchema.safeParse({ ...about('x'), theme: 'RPS' }).success).toBe(false)
    const code = await leave(about('0'))
    await Promise.all(
      ['1', '2', '3', '4', '5'].map((body) => continueConcern(visitor(), { code, body, secret })),
    )
    const { messages } = await readConcern(visitor(), { code, secret })
    expect(messages.map(({ body }) => body).sort()).toEqual(['0', '1', '2', '3', '4', '5'])
  })

  it('finds no room in a thread of sixty', async () => {
    const code = await leave(about('1'))
    await sql`
      insert into concern_messages (concern_id, place, author, body, readable_on)
      select id, place, 'desk', 'encore', '2027-03-02' from concerns, generate_series(2, 60) as place`.execute(
      database.db,
    )
    await expect(continueConcern(visitor(), { code, body: 'trop', secret })).rejects.toMatchObject({
      code: 'concerns.full',
    })
  })

  it('is refused in an archived démarche, for an employer of another one, and in none', async () => {
    const code = await leave(about('Avant'))
    const elsewhere = await makePilot(database.db, now, 'autre@example.org')
    const theirs = await database.db
      .selectFrom('employers')
      .select('id')
      .where('process_id', '=', elsewhere.processId)
      .executeTakeFirstOrThrow()
    await expect(leave(about('Là', { employerId: theirs.id }))).rejects.toMatchObject({ code: 'not-found' })
    const archive = (archived_at: Date | null) =>
      database.db.updateTable('processes').set({ archived_at }).where('id', '=', pilot.processId).execute()
    await archive(clock)
    await expect(leave(about('Après'))).rejects.toMatchObject({ code: 'concerns.closed' })
    await expect(continueConcern(visitor(), { code, body: 'Après', secret })).rejects.toMatchObject({
      code: 'concerns.closed',
    })
    await archive(null)
    await expect(
      leaveConcern(visitor(), { processId: crypto.randomUUID(), concern: about('Nulle part'), secret }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('keeps nothing finer than its day in what the database notes of transactions', async () => {
    const bodies = ['un', 'deux', 'trois', 'quatre', 'cinq']
    const { id: employerId } = await database.db
      .selectFrom('employers')
      .select('id')
      .where('process_id', '=', pilot.processId)
      .limit(1)
      .executeTakeFirstOrThrow()
    const codes: string[] = []
    for (const body of bodies) codes.push(await leave(about(body, { employerId })))
    await continueConcern(visitor(), { code: codes[0]!, body: 'et puis', secret })
    const { transactions: moments } = await writtenFor('2027-03-02')
    expect(moments).toHaveLength(6)
    expect((await tablesWith(moments)).sort()).toEqual([
      ...['concern_messages', 'concerns', 'employers', 'processes'],
    ])
    await settleConcerns(visitor())
    expect((await writtenFor('2027-03-02')).transactions, 'not before its day').toEqual(moments)

    clock = toInstant('2027-03-02', '08:00')
    await settleConcerns(visitor())
    expect(await tablesWith(moments)).toEqual([])
    await leave(about('tard', { employerId }))
    const settled = await writtenFor('2027-03-02')
    expect(settled).toEqual({ transactions: [expect.any(String)], byIdentifier: true })
    expect((await said()).map((each) => each.join()).sort()).toEqual(
      ['un,et puis', ...bodies.slice(1)].sort(),
    )

    clock = toInstant('2027-03-03', '08:00')
    await settleConcerns(visitor())
    await settleConcerns(visitor())
    expect(await writtenFor('2027-03-02')).toEqual(settled)
    const next = (await writtenFor('2027-03-03')).transactions
    expect([next.length, next.includes(settled.transactions[0]!)]).toEqual([1, false])
    const { messages } = await readConcern(visitor(), { code: codes[0]!, secret })
    expect(messages.map(({ body }) => body)).toEqual(['un', 'et puis'])
  })

  it('keeps no moment of writing, no account, no address', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_name in ('concerns', 'concern_messages')`.execute(database.db)
    expect(rows.map(({ name }) => name).sort()).toEqual([
      ...['author', 'body', 'concern_id', 'place', 'readable_on'].map((name) => `concern_messages.${name}`),
      ...['employer_id', 'id', 'intensity', 'nature', 'process_id', 'receipt', 'reply', 'theme'].map(
        (name) => `concerns.${name}`,
      ),
    ])
  })
})

/** The transactions that wrote the rows of a day, oldest first, and whether rows lie in the order of their identifiers. */
async function writtenFor(day: string) {
  const { rows } = await sql<{ transactions: string[]; byIdentifier: boolean }>`
    with rows as (
      select concerns.xmin, concerns.ctid, id::text, 'concern' as kind from concerns
        join concern_messages on concern_id = id and place = 1 where readable_on = ${day}
      union all select xmin, ctid, concern_id::text || place, 'message' from concern_messages where readable_on = ${day}),
    kinds as (select kind, array_agg(id order by id) = array_agg(id order by ctid) as ordered from rows group by kind)
    select (select array_agg(xmin order by xmin::int) from (select distinct xmin::text from rows) as x) as transactions,
      (select bool_and(ordered) from kinds) as "byIdentifier"`.execute(database.db)
  return rows[0]!
}

/** Tables with a row that one of these transactions wrote, or was the last to lock. */
async function tablesWith(transactions: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(database.db)
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: hits } = await sql`select from ${sql.table(name)}
      where xmin::text = any(${transactions}) or xmax::text = any(${transactions}) limit 1`.execute(
      database.db,
    )
    if (hits.length > 0) found.push(name)
  }
  return found
}
