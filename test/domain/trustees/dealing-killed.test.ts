import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChildTask } from '#test/domain/consultations/launch-in-child.ts'
import {
  confirm,
  handIn,
  launchShared,
  type Office,
  openLetters,
  openOffice,
  publish,
  stateOf,
  type TrusteeBrowser,
  voteAndClose,
  waveState,
  work,
} from './office.ts'

/** The worker killed while it deals the shares of one wave, again and again: no half of a dealing is ever kept. */

let office: Office
let waveId: string
let trustees: TrusteeBrowser[]

beforeAll(async () => {
  office = await openOffice()
  waveId = (await launchShared(office)).waveId
  await work(office)
  trustees = await openLetters(office, waveId)
  for (const trustee of trustees) await publish(office, trustee)
})
afterAll(() => office.close())

/** The worker's half of the launch in a process of its own. @returns the signal that ended it, or null */
function run(dieBefore: string | null): Promise<NodeJS.Signals | null> {
  const { keysDir, secret, baseUrl: _url } = office.ctx
  const task: ChildTask = {
    ...{ databaseUrl: office.database.url, smtpUrl: office.sink.url, keysDir, waveId, dieBefore },
    ...{ now: office.now().toISOString(), secret: secret.toString('hex') },
  }
  const script = new URL('../consultations/launch-in-child.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  return new Promise((resolve, reject) => {
    child.on('exit', (code, signal) => (signal || code === 0 ? resolve(signal) : reject(new Error(said))))
  })
}

async function facts() {
  const { db } = office.database
  const shares = await db
    .selectFrom('wave_trustees')
    .select(['sealed_share', 'share_check', 'read_back'])
    .where('wave_id', '=', waveId)
    .execute()
  const wave = await db
    .selectFrom('waves')
    .select('urn_public')
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow()
  const letters = await db.selectFrom('trustee_letters').select('kind').where('kind', '=', 'sheet').execute()
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relname ~ '^(invitations|ballots)_[0-9a-f]{32}$'`.execute(db)
  return {
    shares: shares.filter(({ sealed_share, share_check }) => sealed_share && share_check).length,
    urn: wave.urn_public !== null,
    letters: letters.length,
    tables: tables.length,
    keyFiles: fs.readdirSync(office.ctx.keysDir),
  }
}

describe('the dealing of the shares, killed by SIGKILL', () => {
  it.each([
    ['with the key split in memory', 'update "waves" set "issue_spki"'],
    ['between the tables of the urn', 'create table ballots_'],
    ['before the first share is kept', 'update "wave_trustees" set "sealed_share"'],
    ['after a share, before its letter', 'insert into "trustee_letters"'],
    ['with everything written', 'commit'],
  ])('%s leaves nothing of it', async (_where, dieBefore) => {
    expect(await run(dieBefore)).toBe('SIGKILL')
    // The link key is that of the letters that left; the urn key never is a file.
    const keyFiles = [`${waveId}.link.key`]
    expect(await facts()).toEqual({ shares: 0, urn: false, letters: 0, tables: 0, keyFiles })
    for (const trustee of trustees) expect(await stateOf(office, trustee)).toMatchObject({ stage: 'waiting' })
  })

  it('is done whole by the next run, once; the sheets are read back and two of them open the urn', async () => {
    expect(await run(null)).toBeNull()
    const dealt = await facts()
    expect(dealt).toMatchObject({ shares: 3, urn: true, letters: 3, tables: 2 })
    const key = (await stateOf(office, trustees[0]!)) as { sealed?: string }
    expect(await run(null)).toBeNull()
    expect(await facts()).toEqual(dealt)
    expect(await stateOf(office, trustees[0]!)).toMatchObject({ sealed: key.sealed })
    for (const trustee of trustees) await confirm(office, trustee)
    await work(office)
    expect(await waveState(office, waveId)).toBe('launched')
    await voteAndClose(office, waveId)
    for (const trustee of trustees.slice(1)) await handIn(office, trustee)
    await work(office)
    expect(await waveState(office, waveId)).toBe('closed')
  })
})
