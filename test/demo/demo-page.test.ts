import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appointPilot, appointStaff, pilotOf } from '#app/demo/staff.server.ts'
import { centralCommune, communes, epci } from '#app/demo/territory.ts'
import { roles } from '#app/domain/accounts/permissions.ts'
import { getActor } from '#app/domain/accounts/session.server.ts'
import { redeemSignInCode } from '#app/domain/accounts/sign-in-link.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { createProcess } from '#app/domain/processes/create-process.server.ts'
import type { ServerContext } from '#app/http/load-context.ts'
import { action, loader } from '#app/routes/public/demo.tsx'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const now = () => new Date('2026-11-23T09:00:00Z')
let database: TestDatabase
let ctx: AnonymousCtx

beforeAll(async () => {
  database = await createTestDatabase()
  ctx = { db: database.db, now, actor: null }
  const actor = await appointPilot(ctx)
  const processId = await createProcess(
    { ...ctx, actor },
    {
      name: 'Mieux servir ensemble',
      epciName: epci.name,
      epciSiren: epci.siren,
      communes: [...communes],
      centralCommune: centralCommune.inseeCode,
      launchOn: '2026-04-01',
    },
  )
  await appointStaff(
    { ...ctx, actor: pilotOf(actor, processId) },
    { processId, endsOn: '2027-12-31', tell: async () => undefined },
  )
})
afterAll(() => database.close())

type Given = Partial<ServerContext['settings']>

function args(given: Given, form?: Record<string, string>): ActionFunctionArgs {
  const settings = {
    ...{ mode: 'demo' as const, baseUrl: 'http://localhost:3000', mailboxDir: '/nowhere', smtp: false },
    ...given,
  }
  const body = form && new URLSearchParams(form)
  return {
    request: new Request('http://localhost:3000/demo', { method: form ? 'POST' : 'GET', body }),
    params: {},
    context: { db: database.db, now, nonce: '', address: '127.0.0.1', settings },
  } as unknown as ActionFunctionArgs
}

const closed: [string, Given][] = [
  ['of a real service', { mode: 'live' }],
  ['of a test', { mode: 'test' }],
  ['seen from elsewhere', { baseUrl: 'https://diapason.example.fr' }],
  ['on a name that only looks like this machine', { baseUrl: 'https://localhost.example.fr' }],
]

describe.each(closed)('the page of an instance %s', (_, given) => {
  it('does not exist', async () => {
    await expect(loader(args(given))).rejects.toMatchObject({ init: { status: 404 } })
  })

  it('mints nothing', async () => {
    const { holders } = await loader(args({}))
    const form = { account: holders[0]!.accountId }
    await expect(action(args(given, form))).rejects.toMatchObject({ init: { status: 404 } })
    expect(await database.db.selectFrom('sign_in_links').select('account_id').execute()).toEqual([])
  })
})

it('lists who may enter in each role, the pilot first, human resources with their employer', async () => {
  const { holders, mailbox } = await loader(args({}))
  const others = roles.filter((role) => role !== 'pilot')
  expect([...new Set(holders.map(({ role }) => role))]).toEqual(['pilot', ...others])
  expect(new Set(holders.map(({ accountId }) => accountId)).size).toBe(holders.length)
  expect(holders.flatMap(({ employers }) => employers).sort()).toEqual(
    [centralCommune.name, epci.name].sort(),
  )
  expect(holders.map(({ name }) => name)).not.toContain('Gilles Aubert')
  expect(mailbox).toBe(true)
})

it('mints a fresh code at each click, which signs in once', async () => {
  const { holders } = await loader(args({}))
  const enter = async (account: string) => {
    const answer = await action(args({}, { account })).catch((thrown) => thrown)
    expect(answer).toMatchObject({ status: 302 })
    return /^\/connexion\/lien#(.{20,})$/.exec((answer as Response).headers.get('Location') ?? '')![1]!
  }
  for (const { accountId, role } of holders) {
    const code = await enter(accountId)
    expect(await enter(accountId)).not.toBe(code)
    const actor = await getActor(ctx, await redeemSignInCode(ctx, code))
    expect(actor!.accountId).toBe(accountId)
    expect(actor!.grants.map((grant) => grant.role)).toContain(role)
    await expect(redeemSignInCode(ctx, code)).rejects.toMatchObject({ code: 'sign-in.used-or-late' })
  }
})

it('knows no other account', async () => {
  for (const account of ['', 'x', '00000000-0000-4000-8000-000000000000']) {
    await expect(action(args({}, { account }))).rejects.toMatchObject({ init: { status: 404 } })
  }
})
