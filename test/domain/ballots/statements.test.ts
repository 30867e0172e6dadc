import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { blindNatively } from '#app/demo/native-respondent.ts'
import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import type { BallotContent } from '#app/domain/ballots/ballot-format.ts'
import { closeUrn } from '#app/domain/ballots/close-urn.server.ts'
import { invitationHash } from '#app/domain/ballots/invitation-link.server.ts'
import { issueCredential } from '#app/domain/ballots/issue-credential.server.ts'
import { connect } from '#db/client.server.ts'
import { longBody } from '#test/attack/crowd.ts'
import {
  type BarometerWave,
  createBarometerWave,
  hash,
  questionnaire,
} from '#test/factories/barometer-wave.ts'
import { afterGrace } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

/**
 * What a server keeps of its statements (`pg_stat_statements`, `log_statement`, `pg_stat_activity`) is their text: nothing of
 * a link, a person or an answer may stand in it. Values travel beside.
 */
let database: TestDatabase
let wave: BarometerWave
const statements: { text: string; values: string }[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  database.pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((first: unknown, ...others: unknown[]) => {
      const named = first as { text?: string; values?: unknown }
      const text = typeof first === 'string' ? first : (named.text ?? '')
      const values = [others[0], named.values].filter(Array.isArray).flat()
      const written = values.map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : String(value)))
      statements.push({ text, values: written.join(' ') })
      return query(first, ...others)
    }) as typeof client.query
  })
  wave = await createBarometerWave(database, { people: 12 })
})
afterAll(async () => {
  await wave.close()
  await database.close()
})

const texts = () => statements.map(({ text }) => text).join('\n')
const values = () => statements.map(({ values: some }) => some).join('\n')

it('holds no link, person, group or answer in the text of any statement, from the link to the close', async () => {
  statements.length = 0
  const marks = Array.from({ length: 12 }, () => `marque-${randomUUID()}`)
  const contents: BallotContent[] = marks.map((mark) => wave.content(mark))
  for (const [person, content] of contents.entries()) {
    const body = await wave.ballot(person, content)
    await acceptBallot(wave.ctx, { waveId: wave.waveId, body, desk: wave.desk })
  }
  const links = await Promise.all(marks.map((_, person) => wave.link(person)))
  const hashes = links.map((link) => invitationHash(link).toString('hex'))
  // A link is looked up by its hash, never compared: the time of an answer says nothing of how much of it is right.
  expect(hashes.filter((hash) => values().includes(hash)).length).toBe(12)
  for (const link of links) expect(values()).not.toContain(link)
  for (const link of links) expect(values()).not.toContain(Buffer.from(link, 'base64url').toString('hex'))

  await wave.closeWave()
  expect(values()).toContain(marks[0])
  expect(statements.length).toBeGreaterThan(20)
  const groups = new Set(contents.map(({ group }) => group))
  for (const secret of [...marks, ...links, ...hashes, ...wave.personIds, ...groups, 'BA01'])
    expect(texts()).not.toContain(secret)
})

it('asks the database the same of a link whatever it is, so that time tells no more than the answer does', async () => {
  const other = await createBarometerWave(database, { people: 2 })
  const [first, second] = [1, 2].map(() => blindNatively(other.urn.issueSpki, other.waveId).blinded)
  const spent = await other.link(0)
  const ask = async (secret: string, blinded: Buffer) => {
    statements.length = 0
    const { waveId, ctx, desk } = other
    const code = await issueCredential(ctx, { waveId, secret, blinded, desk }).then(
      () => 'signed',
      (error) => error.code,
    )
    return { code, asked: statements.map(({ text }) => text) }
  }
  const signed = await ask(spent, first!)
  // The wave's key is read once.
  const again = await ask(spent, first!)
  const used = await ask(spent, second!)
  const near = await ask(`${spent.slice(0, 26)}${spent[26] === 'A' ? 'Q' : 'A'}`, second!)
  const unknown = await ask(randomBytes(20).toString('base64url'), second!)
  const codes = [signed, again, used, near, unknown].map(({ code }) => code)
  expect(codes).toEqual(['signed', 'signed', 'urn.link-used', 'urn.unknown-link', 'urn.unknown-link'])
  expect(again.asked).toHaveLength(1)
  for (const { asked } of [used, near, unknown]) expect(asked).toEqual(again.asked)
  await other.close()
})

it('has nothing of who answered beside a comment in the temporary files of the server', async () => {
  const crowded = await createBarometerWave(database, { people: 2 })
  const bodies = Array.from({ length: 200 }, longBody)
  const contents = bodies.map((body) => crowded.content(body))
  for (const content of contents) await crowded.dropContent(content)
  // With so little memory the comments spill; what spilled is copied while they are written.
  await sql
    .raw(
      `do $$ begin execute format('alter database %I set work_mem = ''64kB''', current_database()); end $$;
      create table spilled (bytes bytea);
      create function keep_spilled() returns trigger language plpgsql as $$ begin
        insert into spilled select pg_read_binary_file('base/pgsql_tmp/' || name, true) from pg_ls_tmpdir()
          where name like 'pgsql_tmp' || pg_backend_pid() || '.%' and not exists (select from spilled);
        return new; end $$;
      create trigger keep_spilled before insert on comments for each row execute function keep_spilled()`,
    )
    .execute(database.db)
  const { db } = connect(database.url, 1)
  await closeUrn({ db, now: () => afterGrace, actor: null }, { ...crowded, tries: 1 })
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from spilled`.execute(db)
  const bytes = Buffer.concat(rows.map((row) => row.bytes))
  expect(bodies.filter((body) => bytes.includes(body)).length, 'comments did spill').toBeGreaterThan(20)
  const known = [...contents.map(({ group }) => group), ...Object.keys(contents[0]!.answers), hash, 'group']
  const open = questionnaire.questions.filter(({ kind }) => kind === 'text').map(({ code }) => code)
  expect(known.filter((text) => !open.includes(text) && bytes.includes(text))).toEqual([])
  await db.destroy()
  await crowded.close()
})

it('leaves no sample of a value among the statistics', async () => {
  await sql`analyze`.execute(database.db)
  const { rows } = await sql<{ kept: number }>`
    select count(*)::int as kept from pg_stats where tablename in ('comments', 'spent_ballots', 'tallies')
      and attname in ('body', 'nullifier', 'node', 'question')
      and (most_common_vals is not null or histogram_bounds is not null)`.execute(database.db)
  expect(rows).toEqual([{ kept: 0 }])
})
