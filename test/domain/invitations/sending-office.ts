import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { linkSecret, messageId } from '#app/domain/ballots/invitation-link.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { createTransport } from '#app/domain/mail/create-transport.server.ts'
import { launchedWaveHours } from '#test/factories/launched-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { type ReceivedMail, type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'

export const baseUrl = 'https://diapason.val-ambre.fr'

/** What a test file about sending works with; made and cleaned by the hooks of the file that calls it. */
export function openSendingOffice() {
  let database: TestDatabase
  let keysDir: string
  let closing: (() => unknown)[] = []

  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    keysDir = await mkdtemp(path.join(os.tmpdir(), 'keys-'))
  })
  afterEach(async () => {
    for (const close of closing) await close()
    closing = []
    await rm(keysDir, { recursive: true, force: true })
  })

  return {
    get database() {
      return database
    },
    get keysDir() {
      return keysDir
    },
    /** A mail server that stops with the test. */
    async sink(rules: Parameters<typeof startSmtpSink>[0] = {}): Promise<SmtpSink> {
      const started = await startSmtpSink(rules)
      closing.push(started.stop)
      return started
    },
    /** What the worker hands to a job. */
    worker(smtpUrl: string | null, at = launchedWaveHours.during): JobCtx {
      const now = () => at
      const mail = createTransport({ smtpUrl, mailFrom: 'a@val-ambre.fr', baseUrl, stateDir: keysDir, now })
      closing.unshift(() => mail.close())
      const secret = randomBytes(32)
      return { db: database.db, now, actor: null, mail, keysDir, secret, stateDir: keysDir, baseUrl }
    },
    /** How many deliveries of a wave are in each state. */
    async states(waveId: string): Promise<Record<string, number>> {
      const rows = await database.db
        .selectFrom('deliveries')
        .select((eb) => ['state', eb.fn.countAll<string>().as('n')])
        .where('wave_id', '=', waveId)
        .groupBy('state')
        .execute()
      return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]))
    },
  }
}

export const byRecipient = (received: readonly ReceivedMail[]) =>
  Map.groupBy(received, (one) => one.recipient)

interface Wave {
  waveId: string
  linkKey: Buffer
  persons: { id: string }[]
}

/** Neither a link, nor a Message-ID, nor the key they come from is anywhere in the database. */
export async function expectNoSecret(
  database: TestDatabase,
  { waveId, linkKey, persons }: Wave,
): Promise<void> {
  const secrets = persons.map(({ id }) => linkSecret(linkKey, waveId, id))
  const ids = persons.map(({ id }) => messageId(linkKey, waveId, id, 'invitation'))
  const raw = [...secrets, ...ids].flatMap((text) => [text, Buffer.from(text, 'base64url').toString('hex')])
  expect(
    await valuesHolding(database, [...raw, linkKey.toString('hex'), linkKey.toString('base64')]),
  ).toEqual([])
}

/** Every column of every table whose values, written as text, hold one of these. */
export async function valuesHolding(database: TestDatabase, needles: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ schema: string; name: string; column: string }>`
    select table_schema as schema, table_name as name, column_name as "column" from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema')`.execute(database.db)
  const found: string[] = []
  for (const { schema, name, column } of rows) {
    const place = sql.id(schema, name)
    const hit = await sql`
      select 1 from ${place} where exists (
        select 1 from unnest(${[...needles]}::text[]) as needle where strpos(${sql.id(column)}::text, needle) > 0) limit 1`.execute(
      database.db,
    )
    if (hit.rows.length > 0) found.push(`${schema}.${name}.${column}`)
  }
  return found
}
