import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import { ballotBodyBytes, decodeBallot, preparedMessageBytes } from '#app/domain/ballots/ballot-format.ts'
import { closesAt, createUrnFixture, opensAt, type UrnFixture, whileOpen } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let fixture: UrnFixture

beforeAll(async () => {
  database = await createTestDatabase()
  fixture = await createUrnFixture(database, { people: 20, ballotLength: 3_000 })
})
afterAll(async () => {
  await fixture.close()
  await database.close()
})

const content = (mark: string) => ({ v: 'v', group: 'territory', answers: { Q1: mark } })
const refusal = (code: string, status: number) => ({ name: 'DomainError', code, status })
const accept = (body: Buffer, waveId = fixture.waveId) =>
  acceptBallot(fixture.ctx, { waveId, body, desk: fixture.desk })

async function stored() {
  const table = `ballots_${fixture.waveId.replaceAll('-', '')}` as const
  return await database.db.selectFrom(table).selectAll().execute()
}

describe('a ballot', () => {
  it('is stored once as it came, however often it is sent', async () => {
    const body = await fixture.ballot(0, content('a'))
    await accept(body)
    await accept(body)
    await Promise.all([accept(body), accept(body), accept(body)])
    const rows = await stored()
    expect(rows).toHaveLength(1)
    const { enc, ciphertext } = decodeBallot(body)
    expect(rows[0]!.enc.equals(enc)).toBe(true)
    expect(rows[0]!.ciphertext.equals(ciphertext)).toBe(true)
  })

  it('cannot be replaced by another under the same credential', async () => {
    const first = await fixture.ballot(1, content('first'))
    const before = (await stored()).length
    await accept(first)
    const forged = Buffer.concat([first.subarray(0, first.length - 16), randomBytes(16)])
    await accept(forged)
    const rows = await stored()
    expect(rows).toHaveLength(before + 1)
    expect(rows.some(({ ciphertext }) => ciphertext.equals(decodeBallot(first).ciphertext))).toBe(true)
    expect(rows.some(({ ciphertext }) => ciphertext.equals(decodeBallot(forged).ciphertext))).toBe(false)
  })

  it('has the same length whatever it says', async () => {
    await accept(await fixture.ballot(2, content('')))
    await accept(await fixture.ballot(3, content('x'.repeat(2_000))))
    expect(new Set((await stored()).map(({ ciphertext }) => ciphertext.length))).toEqual(new Set([3_016]))
  })

  it('is accepted until 15 minutes after the closing hour, by the clock of the service', async () => {
    const early = await fixture.ballot(4, content('early'))
    const late = await fixture.ballot(5, content('late'))
    const grace = closesAt.getTime() + 15 * 60_000
    fixture.setClock(new Date(opensAt.getTime() - 1))
    await expect(accept(early)).rejects.toMatchObject(refusal('urn.not-yet-open', 403))
    fixture.setClock(new Date(grace))
    await expect(accept(late)).rejects.toMatchObject(refusal('urn.closed', 410))
    const before = (await stored()).length
    fixture.setClock(opensAt)
    await accept(early)
    fixture.setClock(new Date(grace - 1))
    await accept(late)
    expect(await stored()).toHaveLength(before + 2)
    fixture.setClock(whileOpen)
  })

  it('is refused in any state but launched, though the key was in memory', async () => {
    const body = await fixture.ballot(6, content('state'))
    for (const [state, expected] of [
      ['closing', refusal('urn.closed', 410)],
      ['closed', refusal('urn.closed', 410)],
      ['cancelled', refusal('urn.cancelled', 410)],
      ['launching', refusal('urn.unknown-link', 404)],
    ] as const) {
      await fixture.desk.wave(fixture.ctx, fixture.waveId)
      await database.db.updateTable('waves').set({ state }).where('id', '=', fixture.waveId).execute()
      await expect(accept(body)).rejects.toMatchObject(expected)
      await database.db
        .updateTable('waves')
        .set({ state: 'launched' })
        .where('id', '=', fixture.waveId)
        .execute()
    }
    await accept(body)
  })
})

describe('a ballot is refused', () => {
  const bad = refusal('urn.bad-ballot', 400)

  it('with any bit of its message or signature changed', async () => {
    const body = await fixture.ballot(7, content('bits'))
    const before = (await stored()).length
    for (const at of [
      0,
      31,
      32,
      preparedMessageBytes - 1,
      preparedMessageBytes,
      preparedMessageBytes + 383,
    ]) {
      const changed = Buffer.from(body)
      changed[at]! ^= 1
      await expect(accept(changed)).rejects.toMatchObject(bad)
    }
    expect(await stored()).toHaveLength(before)
  })

  it('with another length', async () => {
    const body = await fixture.ballot(8, content('length'))
    const exact = ballotBodyBytes(3_000)
    expect(body.length).toBe(exact)
    for (const other of [Buffer.alloc(0), body.subarray(1), Buffer.concat([body, Buffer.of(0)])]) {
      await expect(accept(other)).rejects.toMatchObject(bad)
    }
  })

  it('with the credential of another wave, even one whose issue key is the same', async () => {
    const other = await createUrnFixture(database, { people: 1, ballotLength: 3_000 })
    const body = await other.ballot(0, content('other'))
    await expect(accept(body)).rejects.toMatchObject(bad)
    await acceptBallot(other.ctx, { waveId: other.waveId, body, desk: other.desk })
    await other.close()
  })

  it('for a wave that doesn’t exist', async () => {
    const body = await fixture.ballot(9, content('nowhere'))
    for (const waveId of [randomUUID(), '', `${fixture.waveId} `, fixture.waveId.replaceAll('-', '')]) {
      await expect(accept(body, waveId)).rejects.toMatchObject(refusal('urn.unknown-link', 404))
    }
  })
})

it('refuses to work where a ballot could be lost: a stricter isolation sees the state of before the lock', async () => {
  const body = await fixture.ballot(10, content('isolation'))
  const { message, enc, ciphertext } = decodeBallot(body)
  const client = await database.pool.connect()
  await client.query('begin isolation level repeatable read')
  const call = client.query('select accept_ballot($1, $2, $3, $4, $5)', [
    fixture.waveId,
    whileOpen,
    message.subarray(0, 32),
    enc,
    ciphertext,
  ])
  await expect(call).rejects.toThrow('READ COMMITTED')
  await client.query('rollback')
  client.release()
})

it('takes ballots in a test wave alike', async () => {
  const trial = await createUrnFixture(database, { people: 1, test: true })
  await expect(trial.vote(0, content('trial'))).resolves.toBeUndefined()
  await trial.close()
})
