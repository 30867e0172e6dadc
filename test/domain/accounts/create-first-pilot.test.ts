import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createAccount,
  createFirstPilot,
  ensureSetupCode,
  isWithoutAccount,
} from '#app/domain/accounts/create-first-pilot.server.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { firstPilotSchema } from '#app/domain/accounts/schema.ts'
import { getActor } from '#app/domain/accounts/session.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { valuesHolding } from '#test/domain/invitations/sending-office.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const noon = new Date('2026-11-24T12:00:00Z')
let database: TestDatabase
let ctx: AnonymousCtx

beforeEach(async () => {
  database = await createTestDatabase()
  ctx = { db: database.db, now: () => noon, actor: null }
})
afterEach(() => database.close())

const claire = { name: 'Claire Fontanel', email: 'claire@example.org' }
const wrong = { code: 'setup.wrong-code', status: 403 }

async function counts() {
  const count = async (table: 'accounts' | 'sessions' | 'role_assignments') =>
    Number(
      (
        await database.db
          .selectFrom(table)
          .select(database.db.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  return [await count('accounts'), await count('sessions'), await count('role_assignments')]
}

describe('the set-up code', () => {
  it('makes the first account, which may create démarches and nothing else, and signs it in', async () => {
    const code = (await ensureSetupCode(ctx))!
    expect(await valuesHolding(database, [code, Buffer.from(code).toString('hex')])).toEqual([])
    const actor = (await getActor(ctx, await createFirstPilot(ctx, { code, ...claire })))!
    expect(actor).toMatchObject({ ...claire, locale: 'fr' })
    expect(may(actor, 'process.create', null)).toBe(true)
    expect(may(actor, 'process.read', null)).toBe(false)
    expect(await isWithoutAccount(ctx)).toBe(false)
  })

  it('refuses a wrong code, and leaves no account behind', async () => {
    const code = (await ensureSetupCode(ctx))!
    await expect(createFirstPilot(ctx, { code: `${code}x`, ...claire })).rejects.toMatchObject(wrong)
    expect(await counts()).toEqual([0, 0, 0])
    await createFirstPilot(ctx, { code, ...claire })
  })

  it('refuses the code of an earlier start', async () => {
    const earlier = (await ensureSetupCode(ctx))!
    const code = (await ensureSetupCode(ctx))!
    await expect(createFirstPilot(ctx, { code: earlier, ...claire })).rejects.toMatchObject(wrong)
    await createFirstPilot(ctx, { code, ...claire })
  })

  it('serves once: there is no set-up any more', async () => {
    const code = (await ensureSetupCode(ctx))!
    await createFirstPilot(ctx, { code, ...claire })
    const again = createFirstPilot(ctx, { code, name: 'Other', email: 'other@example.org' })
    await expect(again).rejects.toMatchObject({ code: 'not-found', status: 404 })
    expect(await ensureSetupCode(ctx)).toBeNull()
    expect(await counts()).toEqual([1, 1, 1])
  })

  it('serves one of five who press at once', async () => {
    const code = (await ensureSetupCode(ctx))!
    const settled = await Promise.allSettled(
      Array.from({ length: 5 }, (_, place) =>
        createFirstPilot(ctx, { code, name: `Account ${place}`, email: `a${place}@example.org` }),
      ),
    )
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await counts()).toEqual([1, 1, 1])
  })

  it('keeps nothing of an account that could not be written', async () => {
    const code = (await ensureSetupCode(ctx))!
    await database.pool.query("alter table role_assignments add check (role <> 'administrator')")
    await expect(createFirstPilot(ctx, { code, ...claire })).rejects.toThrow()
    expect(await counts()).toEqual([0, 0, 0])
    await database.pool.query('alter table role_assignments drop constraint role_assignments_role_check')
    await createFirstPilot(ctx, { code, ...claire })
  })
})

it('reads an address in one way only', () => {
  const read = (email: string) => firstPilotSchema.safeParse({ code: 'x', name: 'y', email }).data?.email
  expect(read('Claire@Example.ORG')).toBe('claire@example.org')
  expect(read('claire')).toBeUndefined()
  expect(read('claire@example.org\nBcc: other@example.org')).toBeUndefined()
  expect(read(`${'a'.repeat(250)}@example.org`)).toBeUndefined()
})

it('keeps one account for an address', async () => {
  await createAccount(ctx, { ...claire, locale: 'fr' })
  await expect(createAccount(ctx, { ...claire, locale: 'fr' })).rejects.toThrow()
})
