import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { may, type Role } from '#app/domain/accounts/permissions.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { publishResults } from '#app/domain/results/publish-results.server.ts'
import { closedAt } from '#test/domain/results/closed-wave.ts'
import { groupName, makeEmployerWave } from '#test/domain/results/employer-wave.ts'
import { makeHolder } from '#test/factories/staff.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { needs, pages } from './page-needs.ts'
import { address, ask, cookieOf, makePlace, now, type Place } from './places.ts'

const mine = 'Ambre-la-Ville'
const theirs = 'Montclair'

let instance: Instance
let place: Place
let employers: { id: string; name: string; segment: string }[]
/** A person of each of the two employers, found by a name nobody else has. */
const persons = { [mine]: 'Ourszenn', [theirs]: 'Theirszenn' }
const personIds: Record<string, string> = {}
let director: string

beforeAll(async () => {
  instance = await startInstance({ clock: closedAt })
  const { db } = instance
  place = await makePlace(instance, 'pilot@example.org')
  const { processId } = place
  employers = await db
    .selectFrom('employers')
    .select(['id', 'name', 'segment'])
    .where('process_id', '=', processId)
    .orderBy('name')
    .execute()
  for (const [employer, family_name] of Object.entries(persons)) {
    const { id } = await db
      .insertInto('persons')
      .values({
        process_id: processId,
        family_name,
        given_name: 'Ana',
        email: `${family_name.toLowerCase()}@example.org`,
        locale: 'fr',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const employer_id = employers.find(({ name }) => name === employer)!.id
    await db
      .insertInto('employments')
      .values({ process_id: processId, person_id: id, employer_id, main: true })
      .execute()
    personIds[employer] = id
  }
  const pilot = await makeHolder(db, now, { processId, role: 'pilot' })
  const waveId = await makeEmployerWave(db, processId, employers)
  const { resultsId } = await freezeResults(pilot.ctx, { waveId })
  await publishResults(pilot.ctx, { processId, resultsId })
  place = { ...place, resultsId, personId: personIds[mine]! }
  director = await cookieFor('human_resources', employers.find(({ name }) => name === mine)!.id)
}, 240_000)
afterAll(() => instance?.stop())

async function cookieFor(role: Role, ...employerIds: string[]): Promise<string> {
  const { processId } = place
  return cookieOf(instance, (await makeHolder(instance.db, now, { processId, role, employerIds })).accountId)
}

/** What their role opens; of the rest `roles.test.ts` says that it is refused. */
const grants = [{ processId: 'p', role: 'human_resources' as const, employerIds: [] }]
const reader = { accountId: '', name: '', email: '', locale: 'fr' as const, grants }
const theirPages = pages.filter((page) => may(reader, needs[page]!.read, 'p'))

const read = (page: string, cookie: string, at = place) => ask(instance, 'GET', address(page, at), cookie)

describe('human resources of one employer', () => {
  it('find nobody of another employer and no figure of hers, on any page of the démarche', async () => {
    const opened: string[] = []
    for (const page of theirPages) {
      const { status, text } = await read(page, director)
      if (status === 200) opened.push(page)
      for (const secret of [persons[theirs]!, persons[theirs]!.toLowerCase(), groupName(theirs)])
        expect(text.includes(secret), `${page} holds ${secret}`).toBe(false)
    }
    // What they do find is there: the pages were read, and not refused.
    expect(opened).toEqual(
      expect.arrayContaining(['/personnes', '/personnes/:personId', '/resultats/:resultsId']),
    )
    expect((await read('/personnes', director)).text).toContain(persons[mine])
    expect((await read('/resultats/:resultsId', director)).text).toContain(groupName(mine))
    expect((await read('/resultats/:resultsId/resultats.csv', director)).text).toContain(groupName(mine))
  })

  it('are told that a person of another employer doesn’t exist, whatever is asked about her', async () => {
    const hers = { ...place, personId: personIds[theirs]! }
    for (const page of pages.filter((url) => url.includes(':personId'))) {
      const { read: permission, write } = needs[page]!
      const expected = permission === 'directory.read' ? 404 : 403
      expect((await read(page, director, hers)).status, page).toBe(expected)
      if (write) expect((await ask(instance, 'POST', address(page, hers), director)).status, page).toBe(403)
    }
  })

  it('can’t widen what they see by asking for another employer', async () => {
    const other = employers.find(({ name }) => name === theirs)!.id
    for (const query of [`employeur=${other}`, `recherche=${persons[theirs]}`, 'employeur=x', 'page=2']) {
      const { text } = await ask(instance, 'GET', `${address('/personnes', place)}?${query}`, director)
      const repeated = text.replaceAll(query.split('=')[1]!, '')
      expect(repeated.includes(`${persons[theirs]!.toLowerCase()}@`), query).toBe(false)
    }
  })

  it('of no employer find nobody at all', async () => {
    const nobody = await cookieFor('human_resources')
    for (const page of theirPages) {
      const { text } = await read(page, nobody)
      for (const secret of [...Object.values(persons), groupName(mine), groupName(theirs)])
        expect(text.includes(secret), `${page} holds ${secret}`).toBe(false)
    }
  })
})

it('finds those names where they are allowed, so that the rest proves something', async () => {
  const pilot = await cookieFor('pilot')
  for (const name of Object.values(persons))
    expect(
      (await ask(instance, 'GET', `${address('/personnes', place)}?recherche=${name}`, pilot)).text,
    ).toContain(`${name.toLowerCase()}@`)
  expect((await read('/resultats/:resultsId', pilot)).text).toContain(groupName(theirs))
})
