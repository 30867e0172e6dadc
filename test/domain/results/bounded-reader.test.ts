import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#app/domain/accounts/permissions.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { publishResults } from '#app/domain/results/publish-results.server.ts'
import { getResults } from '#app/domain/results/queries.server.ts'
import { resultsCsv } from '#app/domain/results/results-csv.ts'
import { resultsDocument } from '#app/domain/results/results-document.server.ts'
import { resultsView } from '#app/domain/results/results-view.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import { type Demarche, type Holder, makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { closedAt } from './closed-wave.ts'
import { groupName, makeEmployerWave } from './employer-wave.ts'

const now = () => closedAt
let database: TestDatabase
let demarche: Demarche
let resultsId: string

const names = ['Val d’Ambre', 'Ambreville', 'Les Ormes', 'Montclair']
const segments: Record<string, string> = { 'Val d’Ambre': 'epci', Ambreville: 'central_commune' }

beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database
  demarche = await makeDemarche(db, now)
  for (const [name, employer_id] of Object.entries(demarche.employers)) {
    const { id: person_id } = await db
      .insertInto('persons')
      .values({
        process_id: demarche.processId,
        family_name: name,
        given_name: 'A',
        email: null,
        locale: 'fr',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('employments')
      .values({ process_id: demarche.processId, person_id, employer_id, main: true })
      .execute()
  }
  const employers = names.map((name) => ({
    id: demarche.employers[name]!,
    name,
    segment: segments[name] ?? 'other_communes',
  }))
  const waveId = await makeEmployerWave(db, demarche.processId, employers)
  const pilot = await holder('pilot')
  ;({ resultsId } = await freezeResults(pilot.ctx, { waveId }))
  await publishResults(pilot.ctx, { processId: demarche.processId, resultsId })
})
afterAll(() => database.close())

const holder = (role: Role, ...employers: string[]): Promise<Holder> =>
  makeHolder(database.db, now, {
    processId: demarche.processId,
    role,
    employerIds: employers.map((name) => demarche.employers[name]!),
  })

async function read({ ctx }: Holder) {
  const { content } = await getResults(ctx, { processId: demarche.processId, resultsId })
  const pdf = squeezed((await readPdf(await resultsDocument(content, 'fr'))).pages.join(''))
  return { content, page: JSON.stringify(resultsView(content, 'fr')), csv: resultsCsv(content, 'fr'), pdf }
}

/** The groups of the other employers, which nothing read by this one may hold. */
const othersOf = (name: string) => names.filter((other) => other !== name).map(groupName)

describe('the results of a wave by employer, read by human resources', () => {
  it.each(['Montclair', 'Les Ormes'])('of %s: no figure of another employer, in any format', async (name) => {
    const whole = await read(await holder('steering_committee'))
    const mine = await read(await holder('human_resources', name))
    for (const format of ['page', 'csv', 'pdf'] as const) {
      const said = (text: string) => (format === 'pdf' ? squeezed(text) : text)
      expect(mine[format].includes(said(groupName(name))), format).toBe(true)
      for (const other of othersOf(name)) {
        const found = [whole[format], mine[format]].map((text) => text.includes(said(other)))
        expect(found, `${format} ${other}`).toEqual([true, false])
      }
    }
    expect(mine.csv).toContain('Tout le territoire')
    expect(mine.page).toContain('Extrait')
    expect(whole.page).not.toContain('Extrait')
  })

  it('of two employers: the groups of both', async () => {
    const mine = await read(await holder('human_resources', 'Montclair', 'Ambreville'))
    expect(mine.csv).toContain(groupName('Montclair'))
    expect(mine.csv).toContain(groupName('Ambreville'))
    expect(mine.csv).not.toContain(`;${groupName('Val d’Ambre')};`)
  })

  it('of three employers of four: the territory alone, since the rest would be the fourth', async () => {
    const mine = await read(await holder('human_resources', 'Montclair', 'Ambreville', 'Les Ormes'))
    const groups = mine.content.themes.flatMap((theme) => theme.items.flatMap((item) => item.groups))
    expect(new Set(groups.map(({ group }) => group.fr))).toEqual(new Set(['Tout le territoire']))
  })

  it('of no employer: the territory alone', async () => {
    const mine = await read(await holder('human_resources'))
    for (const other of othersOf('')) expect(mine.csv).not.toContain(`;${other};`)
    expect(mine.page).toContain('Aucun employeur')
  })
})

it.each(['pilot', 'staff_representative', 'evaluator'] as const)(
  '%s reads the whole results',
  async (role) => {
    const { content } = await read(await holder(role))
    expect(content.extractFor).toBeUndefined()
    expect(content.participation.length).toBeGreaterThan(4)
  },
)
