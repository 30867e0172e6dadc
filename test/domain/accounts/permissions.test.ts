import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { type Actor, may, permissions, type Role, roles } from '#app/domain/accounts/permissions.ts'
import { listRoleHolders } from '#app/domain/accounts/queries.server.ts'
import { getActor, openSession } from '#app/domain/accounts/session.server.ts'
import { type Demarche, makeDemarche } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const [ours, theirs] = ['ours', 'theirs']
const holder = (role: Role, processId: string | null = ours): Actor => ({
  ...{ accountId: '', name: '', email: '', locale: 'fr' },
  grants: [{ processId, role, employerIds: null }],
})

describe('what a role may do', () => {
  it('is this, and nothing else', () => {
    const table = roles.map((role) => {
      const allowed = permissions.filter((permission) => may(holder(role), permission, ours))
      return `${role}: ${allowed.length === permissions.length ? 'everything' : allowed.join(' ')}`
    })
    expect(table).toEqual([
      'administrator: everything',
      `pilot: ${permissions.filter((one) => one !== 'access.appoint').join(' ')}`,
      'moderator: process.read comment.moderate',
      'human_resources: process.read directory.read report.read comment.read',
      'steering_committee: process.read report.read comment.read',
      'follow_up_committee: process.read report.read',
      'staff_representative: process.read record.read report.read comment.read',
      'evaluator: process.read report.read',
    ])
  })

  it.each(roles)('%s: nothing in a démarche of others', (role) => {
    expect(permissions.filter((permission) => may(holder(role), permission, theirs))).toEqual([])
  })

  it.each(roles)('%s of the instance: nothing in a démarche', (role) => {
    expect(permissions.filter((permission) => may(holder(role, null), permission, ours))).toEqual([])
  })

  it('outside any démarche is to create one, for those who may', () => {
    const creators = roles.filter((role) => {
      const allowed = permissions.filter((permission) => may(holder(role), permission, null))
      expect(allowed.every((permission) => permission === 'process.create')).toBe(true)
      return allowed.length > 0
    })
    expect(creators).toEqual(['administrator', 'pilot'])
  })

  it('is nothing without a role', () => {
    const nobody = { ...holder('pilot'), grants: [] }
    expect(
      permissions.filter((permission) => may(nobody, permission, ours) || may(nobody, permission, null)),
    ).toEqual([])
  })
})

describe('the roles an account holds', () => {
  let database: TestDatabase
  let territory: Demarche
  beforeAll(async () => {
    database = await createTestDatabase()
    territory = await makeDemarche(database.db, () => new Date(0))
    const first = { db: database.db, now: () => new Date(0), actor: null }
    await hold(await createAccount(first, { name: 'Camille', email: 'c@example.org', locale: 'fr' }), 'pilot')
  })
  afterAll(() => database.close())

  async function hold(accountId: string, role: Role, employers: string[] = []) {
    const { id } = await database.db
      .insertInto('role_assignments')
      .values({ account_id: accountId, process_id: territory.processId, role, created_at: new Date(0) })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const name of employers) {
      const scope = { assignment_id: id, employer_id: territory.employers[name]! }
      await database.db.insertInto('role_assignment_employers').values(scope).execute()
    }
  }

  it('come with the employers of human resources, and with nobody’s elsewhere', async () => {
    const ctx = { db: database.db, now: () => new Date(), actor: null }
    const id = await createAccount(ctx, { name: 'Inès', email: 'ines@example.org', locale: 'fr' })
    await hold(id, 'human_resources', ['Ambreville', 'Les Ormes'])
    await hold(id, 'evaluator', ['Ambreville'])
    const { grants } = (await getActor(ctx, await openSession(ctx, id)))!
    const processId = territory.processId
    const scope = ['Ambreville', 'Les Ormes'].map((name) => territory.employers[name]!)
    expect(grants).toHaveLength(2)
    expect(grants).toContainEqual({ processId, role: 'evaluator', employerIds: null })
    const hr = grants.find(({ role }) => role === 'human_resources')!
    expect([...hr.employerIds!].sort()).toEqual(scope.sort())
  })

  it('of human resources without a scope reach no employer', async () => {
    const ctx = { db: database.db, now: () => new Date(), actor: null }
    const id = await createAccount(ctx, { name: 'Omar', email: 'omar@example.org', locale: 'fr' })
    await hold(id, 'human_resources')
    const { grants } = (await getActor(ctx, await openSession(ctx, id)))!
    expect(grants).toEqual([{ processId: territory.processId, role: 'human_resources', employerIds: [] }])
  })

  it('are listed by the narrowest, each account once', async () => {
    const ctx = { db: database.db, now: () => new Date(), actor: null }
    const id = await createAccount(ctx, { name: 'Zoé', email: 'zoe@example.org', locale: 'fr' })
    await hold(id, 'administrator')
    await hold(id, 'evaluator')
    const listed = await listRoleHolders(ctx)
    expect(listed.filter(({ name }) => name === 'Zoé')).toEqual([
      { accountId: id, name: 'Zoé', role: 'evaluator', employers: [] },
    ])
    expect(listed[0]).toMatchObject({ name: 'Camille', role: 'pilot' })
  })
})
