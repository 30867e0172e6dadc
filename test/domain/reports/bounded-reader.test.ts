import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#app/domain/accounts/permissions.ts'
import { buildGroupTree, type TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { freezeReport } from '#app/domain/reports/freeze-report.server.ts'
import { publishReport } from '#app/domain/reports/publish-report.server.ts'
import { getReport } from '#app/domain/reports/queries.server.ts'
import { reportCsv } from '#app/domain/reports/report-csv.ts'
import { reportDocument } from '#app/domain/reports/report-document.server.ts'
import { reportView } from '#app/domain/reports/report-view.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import { type Demarche, type Holder, makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { closedAt, makeClosedWave } from './closed-wave.ts'
import { barometerRows, both } from './published-wave.ts'

const now = () => closedAt
let database: TestDatabase
let demarche: Demarche
let reportId: string

const headcounts = { 'Val d’Ambre': 90, Ambreville: 120, 'Les Ormes': 70, Montclair: 80 }
/** A segment of one employer stands for it; the two others share the third. */
const alone: Record<string, { id: string; label: string }> = {
  'Val d’Ambre': { id: 'epci', label: 'Segment intercommunal' },
  Ambreville: { id: 'central_commune', label: 'Segment central' },
}

/** Four employers, each large enough to be published alone. */
function employerTree({ employers }: Demarche): TreeNode[] {
  return buildGroupTree({
    territory: { name: both('Tout le territoire') },
    depth: 'employer',
    groups: Object.entries(headcounts).map(([name, headcount]) => {
      const segment = alone[name] ?? { id: 'other_communes', label: 'Petites communes' }
      return {
        segment: { id: segment.id, label: both(segment.label) },
        employer: { id: employers[name]!, label: both(name) },
        service: null,
        headcount,
      }
    }),
  })
}

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
  const tree = employerTree(demarche)
  const questionnaire = readQuestionnaire(instruments['barometre-agents'].definition)
  const tallies = barometerRows(questionnaire, tree)
  const waveId = await makeClosedWave(db, demarche.processId, { tree, tallies })
  const pilot = await holder('pilot')
  ;({ reportId } = await freezeReport(pilot.ctx, { waveId }))
  await publishReport(pilot.ctx, { processId: demarche.processId, reportId })
})
afterAll(() => database.close())

const holder = (role: Role, ...employers: string[]): Promise<Holder> =>
  makeHolder(database.db, now, {
    processId: demarche.processId,
    role,
    employerIds: employers.map((name) => demarche.employers[name]!),
  })

async function read({ ctx }: Holder) {
  const { content } = await getReport(ctx, { processId: demarche.processId, reportId })
  const pdf = squeezed((await readPdf(reportDocument(content, 'fr'))).pages.join(''))
  return { content, page: JSON.stringify(reportView(content, 'fr')), csv: reportCsv(content, 'fr'), pdf }
}

/** Names of the groups of the other employers, which nothing read by this one may hold. */
const othersOf = (name: string) =>
  Object.keys(headcounts)
    .filter((other) => other !== name)
    .flatMap((other) => alone[other]?.label ?? other)

describe('the report of a wave by employer, read by human resources', () => {
  it.each(['Montclair', 'Les Ormes'])('of %s: no figure of another employer, in any format', async (name) => {
    const whole = await read(await holder('steering_committee'))
    const mine = await read(await holder('human_resources', name))
    for (const format of ['page', 'csv', 'pdf'] as const) {
      const said = (text: string) => (format === 'pdf' ? squeezed(text) : text)
      expect(mine[format].includes(said(name)), format).toBe(true)
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
    expect(mine.csv).toContain('Montclair')
    expect(mine.csv).toContain('Segment central')
    expect(mine.csv).not.toContain(';Segment intercommunal;')
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
  '%s reads the whole report',
  async (role) => {
    const { content } = await read(await holder(role))
    expect(content.extractFor).toBeUndefined()
    expect(content.participation.length).toBeGreaterThan(4)
  },
)
