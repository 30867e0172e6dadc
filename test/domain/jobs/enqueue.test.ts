import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sendInvitationsJob } from '#app/domain/invitations/jobs.server.ts'
import { enqueue, enqueueNow } from '#app/domain/jobs/enqueue.server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'

/** A job exists if and only if the change that asked for it does; until then, neither is seen. */
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(() => takeQueued(database))

const waveId = '5b6a2f0e-8f7c-4f7e-9a51-0c6d3d1c9c01'
const now = () => new Date('2027-03-02T08:00:00Z')
const isThere = async (email: string) => {
  const query = database.db.selectFrom('accounts').select('id').where('email', '=', email)
  return (await query.execute()).length === 1
}
const account = (email: string) => ({ email, name: 'Camille', locale: 'fr' as const, created_at: now() })

it.each([
  ['enqueue', enqueue],
  ['enqueueNow', enqueueNow],
])('%s leaves the transaction of its caller open', async (name, ask) => {
  const [before, after] = [`before-${name}@example.org`, `after-${name}@example.org`].map((one) =>
    one.toLowerCase(),
  ) as [string, string]
  await database.db.transaction().execute(async (db) => {
    await db.insertInto('accounts').values(account(before)).execute()
    await ask({ db, actor: null, now }, sendInvitationsJob, { waveId })
    expect(await isThere(before)).toBe(false)
    expect(await takeQueued(database)).toEqual([])
    await db.insertInto('accounts').values(account(after)).execute()
    expect(await isThere(after)).toBe(false)
  })
  expect(await isThere(before)).toBe(true)
  expect(await isThere(after)).toBe(true)
  expect(await takeQueued(database)).toMatchObject([{ name: 'invitations.send', data: { waveId } }])
})

it('asks for nothing when the change that asked for it is undone', async () => {
  const undone = database.db.transaction().execute(async (db) => {
    await db.insertInto('accounts').values(account('undone@example.org')).execute()
    await enqueue({ db, actor: null, now }, sendInvitationsJob, { waveId })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await isThere('undone@example.org')).toBe(false)
  expect(await takeQueued(database)).toEqual([])
})

it('asks once for the same work', async () => {
  await enqueue({ db: database.db, actor: null, now }, sendInvitationsJob, { waveId })
  await enqueue({ db: database.db, actor: null, now }, sendInvitationsJob, { waveId })
  expect(await takeQueued(database)).toHaveLength(1)
})
