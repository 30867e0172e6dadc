import { createHash, createHmac } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUrn } from '#app/domain/ballots/create-urn.server.ts'
import { invitationHash, linkSecret, messageId } from '#app/domain/ballots/invitation-link.server.ts'
import { openKeyFiles, urnPublicKey } from '#app/domain/ballots/key-files.server.ts'
import { createUrnFixture, sharedIssueKeyPair, type UrnFixture } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let fixture: UrnFixture
const makeIssueKey = async () => sharedIssueKeyPair()

beforeAll(async () => {
  database = await createTestDatabase()
  fixture = await createUrnFixture(database, { people: 50, state: 'launching' })
})
afterAll(async () => {
  await fixture.close()
  await database.close()
})

const tables = () => {
  const suffix = fixture.waveId.replaceAll('-', '')
  return { invitations: `invitations_${suffix}`, ballots: `ballots_${suffix}` } as const
}

describe('the keys', () => {
  it('are two files that only their owner reads', async () => {
    const files = fs.readdirSync(fixture.keysDir).sort()
    expect(files).toEqual([`${fixture.waveId}.link.key`, `${fixture.waveId}.urn.key`])
    for (const file of files) {
      const { mode, size } = fs.statSync(path.join(fixture.keysDir, file))
      expect(mode & 0o777).toBe(0o600)
      expect(size).toBe(32)
    }
    const { urnPrivate } = (await fixture.keys.read(fixture.waveId))!
    expect(urnPublicKey(urnPrivate)).toEqual(fixture.urn.urnPublic)
  })

  it('of the urn and of links are nowhere in the database; the issue key is there under the server’s secret', async () => {
    const wave = await database.db
      .selectFrom('waves')
      .selectAll()
      .where('id', '=', fixture.waveId)
      .executeTakeFirstOrThrow()
    const sealed = wave.issue_key_sealed!
    const der = sharedIssueKeyPair().privateKey.export({ type: 'pkcs8', format: 'der' })
    expect(sealed.includes(der.subarray(200, 232))).toBe(false)
    expect(fixture.urn.issueFingerprint).toBe(createHash('sha256').update(wave.issue_spki!).digest('hex'))
    const { urnPrivate, linkKey } = (await fixture.keys.read(fixture.waveId))!
    for (const column of Object.values(wave)) {
      if (!Buffer.isBuffer(column)) continue
      expect(column.includes(urnPrivate) || column.includes(linkKey)).toBe(false)
    }
  })
})

describe('links', () => {
  const linkKey = Buffer.alloc(32, 7)
  const wave = '00112233-4455-4677-8899-aabbccddeeff'
  const person = 'ffeeddcc-bbaa-4988-9766-554433221100'
  const both = Buffer.from('00112233445546778899aabbccddeeffffeeddccbbaa49889766554433221100', 'hex')

  it('are the first 160 bits of an HMAC of wave and person', () => {
    const mac = createHmac('sha256', linkKey)
      .update(Buffer.concat([Buffer.from('link\0'), both]))
      .digest()
    expect(linkSecret(linkKey, wave, person)).toBe(mac.subarray(0, 20).toString('base64url'))
    expect(linkSecret(linkKey, wave, person)).toHaveLength(27)
    expect(linkSecret(linkKey, person, wave)).not.toBe(linkSecret(linkKey, wave, person))
  })

  it('have a message of a name that stays the same for each kind', () => {
    const mac = createHmac('sha256', linkKey).update(
      Buffer.concat([Buffer.from('mid\0'), both, Buffer.of(1)]),
    )
    expect(messageId(linkKey, wave, person, 'invitation')).toBe(mac.digest('base64url'))
    const kinds = (['invitation', 'reminder_7', 'reminder_3'] as const).map((kind) =>
      messageId(linkKey, wave, person, kind),
    )
    expect(new Set(kinds).size).toBe(3)
  })
})

describe('the tables', () => {
  it('hold one hash for each person, in the order of the hashes and of nothing else', async () => {
    const { rows } = await sql<{ hash: Buffer; xmin: string }>`
      select hash, xmin::text from ${sql.table(tables().invitations)} order by ctid`.execute(database.db)
    const hashes = rows.map(({ hash }) => hash.toString('hex'))
    const links = await Promise.all(fixture.personIds.map((_, person) => fixture.link(person)))
    expect(hashes).toEqual(links.map((link) => invitationHash(link).toString('hex')).sort())
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1)
  })

  it('have the columns of the specification, no more, no foreign key and no statistics', async () => {
    const expected = { invitations: ['blinded_sha', 'hash'], ballots: ['ciphertext', 'enc', 'nullifier'] }
    for (const [name, columns] of Object.entries(expected)) {
      const table = tables()[name as keyof typeof expected]
      const { rows } = await sql<{ attname: string; type: string; target: number | null }>`
        select attname, atttypid::regtype::text as type, attstattarget as target from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attname`.execute(
        database.db,
      )
      expect(rows.map(({ attname }) => attname)).toEqual(columns)
      for (const { type, target } of rows) expect({ type, target }).toEqual({ type: 'bytea', target: 0 })
      const constraints = await sql<{ contype: string }>`
        select contype from pg_constraint where conrelid = ${table}::regclass and contype not in ('p', 'n')`.execute(
        database.db,
      )
      expect(constraints.rows).toEqual([])
    }
  })
})

describe('a launch that was interrupted', () => {
  const input = (target: UrnFixture) => ({
    ...{ waveId: target.waveId, personIds: target.personIds, ballotLength: 600, makeIssueKey },
    ...{ keys: target.keys, secret: target.secret },
  })

  it('after the commit gives back what was committed', async () => {
    const again = await createUrn(fixture.ctx, { ...input(fixture), personIds: [], ballotLength: 1 })
    expect(again).toEqual(fixture.urn)
  })

  it('between the key files and the commit keeps the files and the links', async () => {
    const target = await createUrnFixture(database, { people: 2, state: 'launching' })
    const before = await target.link(1)
    await rollBack(target)
    const again = await createUrn(target.ctx, input(target))
    expect(again.urnPublic).toEqual(target.urn.urnPublic)
    expect(await target.link(1)).toBe(before)
    await target.close()
  })

  it('while a key file was written starts that file again', async () => {
    const target = await createUrnFixture(database, { people: 2, state: 'launching' })
    await rollBack(target)
    fs.writeFileSync(path.join(target.keysDir, `${target.waveId}.urn.key`), 'half')
    const again = await createUrn(target.ctx, input(target))
    const { urnPrivate } = (await target.keys.read(target.waveId))!
    expect(urnPublicKey(urnPrivate)).toEqual(again.urnPublic)
    await target.close()
  })

  it('says so when the committed urn’s key is gone or another', async () => {
    const target = await createUrnFixture(database, { people: 2, state: 'launching' })
    const stranger = await createUrnFixture(database, { people: 2, state: 'launching' })
    const file = (of: UrnFixture) => path.join(of.keysDir, `${of.waveId}.urn.key`)
    fs.copyFileSync(file(stranger), file(target))
    const refusal = { code: 'urn.key-lost', status: 503 }
    await expect(createUrn(target.ctx, input(target))).rejects.toMatchObject(refusal)
    await target.keys.destroy(target.waveId)
    await expect(createUrn(target.ctx, input(target))).rejects.toMatchObject(refusal)
    await target.close()
    await stranger.close()
  })

  it('is refused for a wave that isn’t being launched', async () => {
    const target = await createUrnFixture(database, { people: 2, state: 'launching' })
    await rollBack(target)
    await database.db.updateTable('waves').set({ state: 'draft' }).where('id', '=', target.waveId).execute()
    await expect(createUrn(target.ctx, input(target))).rejects.toMatchObject({ code: 'urn.not-launching' })
    await target.close()
  })

  /** As if the crash had come just before the commit. */
  async function rollBack({ waveId }: UrnFixture) {
    const suffix = waveId.replaceAll('-', '')
    await sql.raw(`drop table invitations_${suffix}, ballots_${suffix}`).execute(database.db)
    await database.db
      .updateTable('waves')
      .set({ issue_spki: null, issue_key_sealed: null, urn_public: null, ballot_length: null, invited: null })
      .where('id', '=', waveId)
      .execute()
  }
})

it('destroys key files, also half-written ones, and does nothing more when they are gone', async () => {
  const folder = fs.mkdtempSync(path.join(fixture.keysDir, 'nested-'))
  const keys = openKeyFiles(folder)
  await keys.make(fixture.waveId)
  fs.writeFileSync(path.join(folder, `${fixture.waveId}.urn.key.new`), 'half')
  await keys.destroy(fixture.waveId)
  expect(fs.readdirSync(folder)).toEqual([])
  await keys.destroy(fixture.waveId)
  expect(await keys.read(fixture.waveId)).toBeNull()
  fs.rmdirSync(folder)
})
