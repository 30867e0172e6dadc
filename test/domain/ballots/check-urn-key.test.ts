import * as fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blindNatively } from '#app/demo/native-respondent.ts'
import { checkLinkKey } from '#app/domain/ballots/check-link-key.server.ts'
import { checkUrnKey } from '#app/domain/ballots/check-urn-key.server.ts'
import { createUrnFixture, type UrnFixture } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let fixture: UrnFixture
beforeAll(async () => {
  database = await createTestDatabase()
  fixture = await createUrnFixture(database, { people: 2 })
  for (const person_id of fixture.personIds) {
    const row = { wave_id: fixture.waveId, person_id, kind: 'invitation', state: 'queued' } as const
    await database.db
      .insertInto('deliveries')
      .values({ ...row, reason_code: null, attempts: 0 })
      .execute()
  }
})
afterAll(async () => {
  await fixture.close()
  await database.close()
})

/** What a disk, an administrator or a wrong copy may do to a key file. Run by root, a file that nobody may read can't be made. */
const damages: [string, (file: string) => void][] = [
  ['missing', () => undefined],
  ['of another wave', (file) => fs.writeFileSync(file, Buffer.alloc(32, 9))],
  ['cut', (file) => fs.writeFileSync(file, Buffer.alloc(31, 9))],
  ['zeros', (file) => fs.writeFileSync(file, Buffer.alloc(32))],
  ['no scalar of the curve', (file) => fs.writeFileSync(file, Buffer.alloc(32, 0xff))],
  ['unreadable', (file) => fs.mkdirSync(file)],
]

async function damaged(key: 'urn' | 'link', damage: (file: string) => void, then: () => Promise<void>) {
  const file = path.join(fixture.keysDir, `${fixture.waveId}.${key}.key`)
  const whole = fs.readFileSync(file)
  fs.rmSync(file)
  damage(file)
  await then()
  fs.rmSync(file, { recursive: true, force: true })
  fs.writeFileSync(file, whole)
}

const urn = () => checkUrnKey(fixture.ctx, fixture)
const links = () => checkLinkKey(fixture.ctx, fixture)
const issue = () => fixture.sign(0, blindNatively(fixture.urn.issueSpki, fixture.waveId).blinded)
const state = async () =>
  (await database.db.selectFrom('waves').select('state').executeTakeFirstOrThrow()).state

describe('a urn key', () => {
  it.each(damages)('%s suspends credentials, until it opens the published urn again', async (_, damage) => {
    expect(await urn()).toBe(true)
    await damaged('urn', damage, async () => {
      expect([await urn(), await urn(), await links()]).toEqual([false, false, true])
      await expect(issue()).rejects.toMatchObject({ code: 'urn.suspended', status: 503 })
    })
    expect(await urn()).toBe(true)
    await expect(issue()).resolves.toHaveLength(384)
    await database.db
      .updateTable(`invitations_${fixture.waveId.replaceAll('-', '')}`)
      .set({ blinded_sha: null })
      .execute()
    expect(await state()).toBe('launched')
  })
})

describe('a link key', () => {
  it.each(damages)('%s is noted, and suspends nothing', async (_, damage) => {
    const noted = () => database.db.selectFrom('link_key_losses').selectAll().execute()
    expect(await links()).toBe(true)
    await damaged('link', damage, async () => {
      expect([await links(), await links(), await urn()]).toEqual([false, false, true])
      expect(await noted()).toEqual([{ wave_id: fixture.waveId }])
      expect(await database.db.selectFrom('urn_suspensions').selectAll().execute()).toEqual([])
    })
    expect(await links()).toBe(true)
    expect(await noted()).toEqual([])
  })
})
