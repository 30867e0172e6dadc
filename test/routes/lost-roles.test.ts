import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { removeRole } from '#app/domain/accounts/remove-role.server.ts'
import { closeSessions } from '#app/domain/accounts/session.server.ts'
import { suspendRole } from '#app/domain/accounts/suspend-role.server.ts'
import { closedAt } from '#test/domain/results/closed-wave.ts'
import { type Holder, makeHolder } from '#test/factories/staff.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { needs, pages } from './page-needs.ts'
import { address, ask, askData, cookieOf, makePlace, now, type Place } from './places.ts'

let instance: Instance
let place: Place
let administrator: Holder

beforeAll(async () => {
  instance = await startInstance({ clock: closedAt })
  place = await makePlace(instance, 'pilot@example.org')
  administrator = await make('administrator')
}, 240_000)
afterAll(() => instance?.stop())

const make = (role: 'administrator' | 'evaluator') =>
  makeHolder(instance.db, now, { processId: place.processId, role })

/** How a role is lost. The cookie stays the same. */
const losses: Record<string, (holder: Pick<Holder, 'assignmentId'>) => Promise<unknown>> = {
  suspended: ({ assignmentId }) =>
    suspendRole(administrator.ctx, { processId: place.processId, assignmentId }),
  'taken away': ({ assignmentId }) =>
    removeRole(administrator.ctx, { processId: place.processId, assignmentId }),
  'past its last day': ({ assignmentId }) =>
    instance.db
      .updateTable('role_assignments')
      .set({ ends_on: '2026-11-30' })
      .where('id', '=', assignmentId)
      .execute(),
}

describe.each(Object.keys(losses))('a role that is %s', (loss) => {
  it('opens nothing from the next request on', async () => {
    const holder = await make('administrator')
    const cookie = await cookieOf(instance, holder.accountId)
    const home = address('', place)
    expect((await ask(instance, 'GET', home, cookie)).status).toBe(200)
    await losses[loss]!(holder)
    expect((await ask(instance, 'GET', home, cookie)).status).toBe(404)
    expect((await ask(instance, 'POST', address('/corriger', place), cookie)).status).toBe(404)
    const { text } = await ask(instance, 'GET', '/demarches', cookie)
    expect(text).not.toContain(place.processId)
  })
})

describe('whoever lost each of her roles in another of these ways', () => {
  it('is given no page and may send no form', async () => {
    const holder = await make('administrator')
    const others = await instance.db
      .insertInto('role_assignments')
      .values(
        (['pilot', 'evaluator'] as const).map((role) => ({
          ...{ account_id: holder.accountId, process_id: place.processId, role, created_at: now() },
        })),
      )
      .returning('id')
      .execute()
    const assignments = [holder.assignmentId, ...others.map(({ id }) => id)]
    const cookie = await cookieOf(instance, holder.accountId)
    for (const [at, lose] of Object.values(losses).entries()) {
      expect((await ask(instance, 'GET', address('', place), cookie)).status).toBe(200)
      await lose({ assignmentId: assignments[at]! })
    }
    for (const page of pages) {
      expect((await askData(instance, 'GET', address(page, place), cookie)).status, page).toBe(404)
      const { status } = await askData(instance, 'POST', address(page, place), cookie)
      expect(status, page).toBe(needs[page]!.write ? 404 : 405)
    }
  })
})

describe('a session', () => {
  let cookie: string
  let holder: Holder
  beforeEach(async () => {
    holder = await make('administrator')
    cookie = await cookieOf(instance, holder.accountId)
  })

  it('that was closed everywhere leads to the sign-in page, everywhere', async () => {
    expect((await ask(instance, 'GET', address('', place), cookie)).status).toBe(200)
    await closeSessions(holder.ctx, holder.accountId)
    for (const page of pages) {
      const { status, location } = await ask(instance, 'GET', address(page, place), cookie)
      expect([status, location], page).toEqual([302, '/connexion'])
      const posted = await ask(instance, 'POST', address(page, place), cookie)
      if (needs[page]!.write) expect([posted.status, posted.location], page).toEqual([302, '/connexion'])
    }
  })

  it('of an evaluator still opens on her last day', async () => {
    const evaluator = await make('evaluator')
    await instance.db
      .updateTable('role_assignments')
      .set({ ends_on: '2026-12-01' })
      .where('id', '=', evaluator.assignmentId)
      .execute()
    const hers = await cookieOf(instance, evaluator.accountId)
    expect((await ask(instance, 'GET', address('/rapports', place), hers)).status).toBe(200)
  })
})
