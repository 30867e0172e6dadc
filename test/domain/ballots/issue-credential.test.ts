import { createHash, createPublicKey, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blindNatively, finalizeNatively } from '#app/demo/native-respondent.ts'
import { issueCredential } from '#app/domain/ballots/issue-credential.server.ts'
import { closesAt, createUrnFixture, opensAt, type UrnFixture, whileOpen } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let fixture: UrnFixture

beforeAll(async () => {
  database = await createTestDatabase()
  fixture = await createUrnFixture(database, { people: 12 })
})
afterAll(async () => {
  await fixture.close()
  await database.close()
})

const blind = () => blindNatively(fixture.urn.issueSpki, fixture.waveId)
const refusal = (code: string, status: number) => ({ name: 'DomainError', code, status })

describe('a credential', () => {
  it('is a valid signature of the message, which the server never saw', async () => {
    const { message, blinded, inverse } = blind()
    const blindSignature = await fixture.sign(0, blinded)
    const key = createPublicKey({ key: fixture.urn.issueSpki, format: 'der', type: 'spki' })
    expect(finalizeNatively(key, message, blindSignature, inverse).length).toBe(384)
  })

  it('is given again for the same bytes, refused for others', async () => {
    const { blinded } = blind()
    const first = await fixture.sign(1, blinded)
    expect(await fixture.sign(1, blinded)).toEqual(first)
    await expect(fixture.sign(1, blind().blinded)).rejects.toMatchObject(refusal('urn.link-used', 409))
    expect(await fixture.sign(1, blinded)).toEqual(first)
  })

  it('leaves only the hash of the blinded message', async () => {
    const { blinded } = blind()
    await fixture.sign(2, blinded)
    const hash = createHash('sha256')
      .update(await fixture.link(2))
      .digest()
    const table = `invitations_${fixture.waveId.replaceAll('-', '')}` as const
    const row = await database.db
      .selectFrom(table)
      .selectAll()
      .where('hash', '=', hash)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ hash, blinded_sha: createHash('sha256').update(blinded).digest() })
  })

  it('is given to one of five concurrent requests with different bytes', async () => {
    const tries = Array.from({ length: 5 }, () => fixture.sign(3, blind().blinded))
    const settled = await Promise.allSettled(tries)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of settled) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject(refusal('urn.link-used', 409))
    }
  })

  it('is given to all of five concurrent requests with the same bytes', async () => {
    const { blinded } = blind()
    const signatures = await Promise.all(Array.from({ length: 5 }, () => fixture.sign(4, blinded)))
    expect(new Set(signatures.map((signature) => signature.toString('hex'))).size).toBe(1)
  })
})

describe('a credential is refused', () => {
  const request = (change: Partial<Parameters<typeof issueCredential>[1]>) => async () => {
    const { waveId, desk, ctx } = fixture
    const input = { waveId, desk, secret: await fixture.link(5), blinded: blind().blinded, ...change }
    return await issueCredential(ctx, input)
  }
  const value = (number: bigint) => Buffer.from(number.toString(16).padStart(768, '0'), 'hex')
  const modulus = () => {
    const key = createPublicKey({ key: fixture.urn.issueSpki, format: 'der', type: 'spki' })
    return BigInt(`0x${Buffer.from(key.export({ format: 'jwk' }).n!, 'base64url').toString('hex')}`)
  }

  it('to a link that was never sent', async () => {
    await expect(request({ secret: randomBytes(20).toString('base64url') })()).rejects.toMatchObject(
      refusal('urn.unknown-link', 404),
    )
  })

  it('for a wave that doesn’t exist, or has no lawful name', async () => {
    for (const waveId of [randomUUID(), 'x', `${fixture.waveId}'`, fixture.waveId.toUpperCase()]) {
      await expect(request({ waveId })()).rejects.toMatchObject(refusal('urn.unknown-link', 404))
    }
  })

  it('for a value of another length, or outside 2..n − 2', async () => {
    const n = modulus()
    const bad = [
      Buffer.alloc(383, 1),
      Buffer.alloc(385, 1),
      Buffer.alloc(0),
      ...[0n, 1n, n - 1n, n, n + 1n].map(value),
    ]
    for (const blinded of bad) {
      await expect(request({ blinded })()).rejects.toMatchObject(refusal('urn.bad-credential', 400))
    }
    const spent = await request({ blinded: value(n - 2n) })()
    expect(spent.length).toBe(384)
  })

  it('before the opening hour, and from the closing hour on', async () => {
    const secret = await fixture.link(6)
    for (const [moment, expected] of [
      [new Date(opensAt.getTime() - 1), refusal('urn.not-yet-open', 403)],
      [closesAt, refusal('urn.closed', 410)],
      [new Date(closesAt.getTime() + 1), refusal('urn.closed', 410)],
    ] as const) {
      fixture.setClock(moment)
      await expect(request({ secret })()).rejects.toMatchObject(expected)
    }
    for (const moment of [opensAt, new Date(closesAt.getTime() - 1)]) {
      fixture.setClock(moment)
      const blinded = blindNatively(fixture.urn.issueSpki, fixture.waveId).blinded
      await expect(
        request({ secret: await fixture.link(moment === opensAt ? 6 : 7), blinded })(),
      ).resolves.toBeDefined()
    }
    fixture.setClock(whileOpen)
  })

  it('while the urn is suspended, and the link stays good', async () => {
    const { waveId, ctx } = fixture
    await database.db.insertInto('urn_suspensions').values({ wave_id: waveId }).execute()
    const secret = await fixture.link(8)
    await expect(request({ secret })()).rejects.toMatchObject(refusal('urn.suspended', 503))
    await database.db.deleteFrom('urn_suspensions').where('wave_id', '=', waveId).execute()
    await expect(request({ secret })()).resolves.toBeDefined()
    expect(ctx.actor).toBeNull()
  })

  it('in a state other than launched, though its key was already in memory', async () => {
    for (const [state, expected] of [
      ['launching', refusal('urn.unknown-link', 404)],
      ['closing', refusal('urn.closed', 410)],
      ['closed', refusal('urn.closed', 410)],
      ['cancelled', refusal('urn.cancelled', 410)],
    ] as const) {
      await request({})().catch(() => undefined)
      await database.db.updateTable('waves').set({ state }).where('id', '=', fixture.waveId).execute()
      await expect(request({ secret: await fixture.link(9) })()).rejects.toMatchObject(expected)
      await database.db
        .updateTable('waves')
        .set({ state: 'launched' })
        .where('id', '=', fixture.waveId)
        .execute()
    }
    await expect(request({ secret: await fixture.link(9) })()).resolves.toBeDefined()
  })

  it('to another wave’s link', async () => {
    const other = await createUrnFixture(database, { people: 1 })
    await expect(request({ secret: await other.link(0) })()).rejects.toMatchObject(
      refusal('urn.unknown-link', 404),
    )
    await other.close()
  })
})

it('refuses to make a urn with a weaker key', async () => {
  const issueKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await expect(createUrnFixture(database, { issueKey })).rejects.toThrow(RangeError)
})
