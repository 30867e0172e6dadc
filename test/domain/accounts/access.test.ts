import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeRole } from '#app/domain/accounts/change-role.server.ts'
import { invitationsPerHour, inviteAccount } from '#app/domain/accounts/invite-account.server.ts'
import { sendRoleGrantedJob } from '#app/domain/accounts/jobs.server.ts'
import { may, mayGrant, permissions, type Role, roles, scopeOf } from '#app/domain/accounts/permissions.ts'
import { listAccess } from '#app/domain/accounts/queries.server.ts'
import { removeRole } from '#app/domain/accounts/remove-role.server.ts'
import { boundsOf, inviteSchema, roleSchema } from '#app/domain/accounts/schema.ts'
import { restoreRole, suspendRole } from '#app/domain/accounts/suspend-role.server.ts'
import { type Demarche, type Holder, makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'

let moment = new Date('2026-11-24T12:00:00Z')
const now = () => moment
let database: TestDatabase
let territory: Demarche
let processId: string
let administrator: Holder
let pilot: Holder

beforeAll(async () => {
  database = await createTestDatabase()
})
beforeEach(async () => {
  moment = new Date('2026-11-24T12:00:00Z')
  territory = await makeDemarche(database.db, now)
  processId = territory.processId
  administrator = await make('administrator')
  pilot = await make('pilot')
})
afterAll(() => database.close())

const make = (role: Role, name?: string) =>
  makeHolder(database.db, now, { processId, role, ...(name ? { name } : {}) })

const invitation = (given: Partial<Parameters<typeof inviteSchema.parse>[0] & object> = {}) =>
  inviteSchema.parse({
    name: 'Inès Vasseur',
    email: `ines@${processId}.example`,
    locale: 'fr',
    role: 'steering_committee',
    ...given,
  })

async function heldBy(name: string) {
  const all = await listAccess(administrator.ctx, processId)
  return all.filter((one) => one.name === name).map(({ role, state }) => `${role} ${state}`)
}

async function journal() {
  const rows = await database.db
    .selectFrom('journal')
    .select(['action', 'account_name'])
    .where('process_id', '=', processId)
    .orderBy('at')
    .execute()
  return rows.map(({ action, account_name }) => `${account_name}: ${action}`)
}

describe('who may give which role', () => {
  it('is read from the table of permissions: nobody gives a right she lacks', () => {
    const table = roles.map((giver) => {
      const actor = { ...pilot.ctx.actor, grants: [{ processId, role: giver, employerIds: null }] }
      const given = roles.filter((role) => mayGrant(actor, role, processId))
      for (const role of given) {
        const holder = { ...actor, grants: [{ processId, role, employerIds: null }] }
        expect(
          permissions.filter((one) => may(holder, one, processId) && !may(actor, one, processId)),
        ).toEqual([])
      }
      return `${giver}: ${given.length === roles.length ? 'all' : given.join(' ')}`
    })
    expect(table).toEqual([
      'administrator: all',
      `pilot: ${roles.filter((role) => role !== 'administrator').join(' ')}`,
      ...roles.slice(2).map((role) => `${role}: `),
    ])
  })

  it('refuses a pilot who would make, suspend, change or remove an administrator', async () => {
    const refused = { code: 'access.more-than-held', status: 403 }
    const of = { processId, assignmentId: administrator.assignmentId }
    await expect(
      inviteAccount(pilot.ctx, processId, invitation({ role: 'administrator' })),
    ).rejects.toMatchObject(refused)
    await expect(suspendRole(pilot.ctx, of)).rejects.toMatchObject(refused)
    await expect(removeRole(pilot.ctx, of)).rejects.toMatchObject(refused)
    await expect(changeRole(pilot.ctx, of, roleSchema.parse({ role: 'moderator' }))).rejects.toMatchObject(
      refused,
    )
    const own = { processId, assignmentId: pilot.assignmentId }
    await expect(
      changeRole(pilot.ctx, own, roleSchema.parse({ role: 'administrator' })),
    ).rejects.toMatchObject(refused)
    expect(await heldBy('administrator')).toEqual(['administrator active'])
    expect(await journal()).toEqual([])
  })

  it('finds no role of another démarche', async () => {
    const other = await makeDemarche(database.db, now)
    const theirs = await makeHolder(database.db, now, { processId: other.processId, role: 'moderator' })
    const of = { processId, assignmentId: theirs.assignmentId }
    await expect(removeRole(administrator.ctx, of)).rejects.toMatchObject({ status: 404 })
    await expect(removeRole(administrator.ctx, { ...of, processId: other.processId })).rejects.toMatchObject({
      status: 403,
    })
    expect(await theirs.again()).toMatchObject({ grants: [{ role: 'moderator' }] })
  })
})

describe('an invitation', () => {
  it('makes an account with its role, its line in the journal and one message to send', async () => {
    const assignmentId = await inviteAccount(pilot.ctx, processId, invitation())
    expect(await heldBy('Inès Vasseur')).toEqual(['steering_committee active'])
    expect(await journal()).toEqual(['pilot: role.granted'])
    expect(await takeQueued(database)).toEqual([{ name: sendRoleGrantedJob.name, data: { assignmentId } }])
  })

  it('gives the role to the account that has the address, and keeps its name and language', async () => {
    const other = await makeDemarche(database.db, now)
    const known = await makeHolder(database.db, now, {
      processId: other.processId,
      role: 'pilot',
      name: 'Nadia',
    })
    const { email } = known.ctx.actor
    await inviteAccount(pilot.ctx, processId, invitation({ email: email.toUpperCase(), locale: 'en' }))
    expect(await heldBy('Nadia')).toEqual(['steering_committee active'])
    const { name, locale, grants } = await known.again()
    expect([name, locale, grants.length]).toEqual(['Nadia', 'fr', 2])
  })

  it('refuses a role the account already has, and leaves nothing behind', async () => {
    await inviteAccount(pilot.ctx, processId, invitation())
    await expect(inviteAccount(pilot.ctx, processId, invitation())).rejects.toMatchObject({
      code: 'access.already-held',
    })
    expect(await journal()).toHaveLength(1)
  })

  it('of one new address twice at once makes one account', async () => {
    const both = await Promise.allSettled([
      inviteAccount(pilot.ctx, processId, invitation()),
      inviteAccount(administrator.ctx, processId, invitation({ role: 'follow_up_committee' })),
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    const accounts = await database.db
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', `ines@${processId}.example`)
      .execute()
    expect(accounts).toHaveLength(1)
  })

  it('binds human resources to employers of this démarche only', async () => {
    const other = await makeDemarche(database.db, now)
    const employerIds = [territory.employers.Ambreville!, other.employers.Ambreville!]
    await expect(
      inviteAccount(pilot.ctx, processId, invitation({ role: 'human_resources', employerIds })),
    ).rejects.toMatchObject({ code: 'access.unknown-employer' })
    expect(await heldBy('Inès Vasseur')).toEqual([])
    expect(inviteSchema.safeParse({ ...invitation(), role: 'human_resources' }).success).toBe(false)
  })

  it('stops at a number of messages an hour, and goes on the next', async () => {
    const give = (place: number) =>
      inviteAccount(pilot.ctx, processId, invitation({ email: `a${place}@${processId}.example` }))
    for (let place = 0; place < invitationsPerHour - 1; place++) await give(place)
    // Two at once for the last place.
    const last = await Promise.allSettled([give(97), give(98)])
    expect(last.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(give(99)).rejects.toMatchObject({ code: 'access.too-many', status: 429 })
    moment = new Date(moment.getTime() + 3_600_001)
    await give(99)
  }, 60_000)
})

describe('an access with an end', () => {
  it('opens until its last day on the territory’s calendar, and nothing the day after', async () => {
    await expect(
      inviteAccount(pilot.ctx, processId, invitation({ role: 'evaluator', endsOn: '2026-11-23' })),
    ).rejects.toMatchObject({ code: 'access.past-day', params: { field: 'endsOn' } })
    const evaluator = await make('evaluator', 'Eva')
    const of = { processId, assignmentId: evaluator.assignmentId }
    await changeRole(pilot.ctx, of, roleSchema.parse({ role: 'evaluator', endsOn: '2026-11-24' }))
    moment = new Date('2026-11-24T22:59:59Z')
    expect((await evaluator.again()).grants).toHaveLength(1)
    moment = new Date('2026-11-24T23:00:00Z')
    expect((await evaluator.again()).grants).toEqual([])
    expect(await heldBy('Eva')).toEqual(['evaluator ended'])
  })

  it('is asked of an evaluator, and of nobody else', () => {
    expect(roleSchema.safeParse({ role: 'evaluator' }).success).toBe(false)
    const given = roleSchema.parse({ role: 'pilot', endsOn: '2026-12-01', employerIds: [randomUUID()] })
    expect(boundsOf(given)).toEqual({ employerIds: [], endsOn: null })
  })
})

describe('a suspended role', () => {
  it('opens nothing from the next request, and everything it did once restored', async () => {
    const director = await make('human_resources', 'Sylvie')
    const of = { processId, assignmentId: director.assignmentId }
    const employerIds = [territory.employers.Ambreville!]
    await changeRole(pilot.ctx, of, roleSchema.parse({ role: 'human_resources', employerIds }))
    await suspendRole(pilot.ctx, of)
    expect((await director.again()).grants).toEqual([])
    expect(await heldBy('Sylvie')).toEqual(['human_resources suspended'])
    await restoreRole(pilot.ctx, of)
    expect(scopeOf(await director.again(), 'report.read', processId)).toEqual(employerIds)
    expect(await journal()).toEqual(['pilot: role.changed', 'pilot: role.suspended', 'pilot: role.restored'])
  })
})

describe('the last administrator', () => {
  const refused = { code: 'access.last-administrator', status: 409 }
  const of = (holder: Holder) => ({ processId, assignmentId: holder.assignmentId })

  it('stays, whoever asks and however', async () => {
    const { ctx } = administrator
    await expect(removeRole(ctx, of(administrator))).rejects.toMatchObject(refused)
    await expect(suspendRole(ctx, of(administrator))).rejects.toMatchObject(refused)
    await expect(
      changeRole(ctx, of(administrator), roleSchema.parse({ role: 'moderator' })),
    ).rejects.toMatchObject(refused)
    expect(await heldBy('administrator')).toEqual(['administrator active'])
  })

  it('is the one left when the other is suspended', async () => {
    const second = await make('administrator', 'Second')
    await suspendRole(administrator.ctx, of(second))
    await expect(removeRole(administrator.ctx, of(administrator))).rejects.toMatchObject(refused)
    await removeRole(administrator.ctx, of(second))
  })

  it.each(['remove', 'suspend', 'change'] as const)('is left when two %s each other at once', async (how) => {
    const act = {
      remove: removeRole,
      suspend: suspendRole,
      change: (ctx: Holder['ctx'], target: ReturnType<typeof of>) =>
        changeRole(ctx, target, roleSchema.parse({ role: 'pilot' })),
    }[how]
    const second = await make('administrator', 'Second')
    const settled = await Promise.allSettled([
      act(administrator.ctx, of(second)),
      act(second.ctx, of(administrator)),
    ])
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const left = (await listAccess(pilot.ctx, processId)).filter(
      ({ role, state }) => role === 'administrator' && state === 'active',
    )
    expect(left).toHaveLength(1)
  })

  it('can’t be outrun: who lost her role while she waited does nothing with it', async () => {
    const [second, third] = [await make('administrator', 'Second'), await make('administrator', 'Third')]
    await removeRole(administrator.ctx, of(second))
    // Her context still holds the grants of before.
    await expect(removeRole(second.ctx, of(third))).rejects.toMatchObject({ status: 403 })
    expect(await heldBy('Third')).toEqual(['administrator active'])
  })
})
