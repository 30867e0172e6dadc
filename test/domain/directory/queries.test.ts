import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyImport } from '#app/domain/directory/apply-import.server.ts'
import {
  countAgents,
  getImportPreview,
  listAgents,
  listDirectoryGroups,
  listImports,
  listRecipients,
} from '#app/domain/directory/queries.server.ts'
import { listPeopleSchema } from '#app/domain/directory/schema.ts'
import { forgetOldImports, shownFileName } from '#app/domain/directory/start-import.server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { manyAgents } from './many-agents.ts'
import { confirm, createTerritory, importFile, noon, upload } from './territory.ts'

const fixture = readFileSync(new URL('../../fixtures/directory/agents-windows-1252.csv', import.meta.url))
const allNames = ['CC du Val d’Ambre', 'Ambreville', 'Saint-Éloi', 'Pont-l’Abbé-d’Ambre', 'Les Ormes']

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

it('counts each person once, at her main employment, services by name whatever the spelling', async () => {
  const territory = await createTerritory(database)
  const file = [
    'Nom;Prénom;Employeur;Service;E-mail',
    'Roux;Ana;Ambreville;Voirie;accueil@exemple.fr',
    'Diaz;Luc;Ambreville;VOIRIE;accueil@exemple.fr',
    'Faure;Zoé;Ambreville;Voirie;',
    'Petit;Élise;Ambreville;;',
    'Roux;Ana;Les Ormes;École;',
  ].join('\n')
  const { importId } = await upload(territory, file)
  const { preview } = await getImportPreview(territory.ctx, { processId: territory.processId, importId })
  const keys = preview.proposals.map(({ key }) => key)
  await confirm(territory, importId, { proposed: keys, merged: keys })
  await applyImport({ ...territory.ctx, actor: null }, { importId })
  const groups = await listDirectoryGroups(territory.ctx, territory.processId)
  expect(
    groups.map(({ segment, employer, service, headcount }) => [
      segment.id,
      employer.label.fr,
      service?.label.fr,
      headcount,
    ]),
  ).toEqual([
    ['central_commune', 'Ambreville', 'Voirie', 3],
    ['central_commune', 'Ambreville', undefined, 1],
  ])
  const recipients = await listRecipients(territory.ctx, territory.processId)
  expect(recipients.map(({ email }) => email)).toEqual(['accueil@exemple.fr', 'accueil@exemple.fr'])
  const counts = await countAgents(territory.ctx, territory.processId)
  expect(counts.map(({ name, agents, withoutEmail }) => [name, agents, withoutEmail])).toEqual([
    ['CC du Val d’Ambre', 0, 0],
    ['Ambreville', 4, 2],
    ['Les Ormes', 0, 0],
    ['Pont-l’Abbé-d’Ambre', 0, 0],
    ['Saint-Éloi', 0, 0],
  ])
})

it('finds and sorts as a French reader expects, page by page', async () => {
  const territory = await createTerritory(database)
  await importFile(territory, manyAgents(120, allNames))
  await importFile(territory, 'Nom;Prénom;Employeur\nÉtienne;Zoé;Ambreville\nZola;Ana;Ambreville\n')
  const list = (input: object) =>
    listAgents(territory.ctx, { ...listPeopleSchema.parse(input), processId: territory.processId })
  expect(await list({ search: 'etienne ambre' })).toMatchObject({
    total: 1,
    agents: [{ familyName: 'Étienne' }],
  })
  expect((await list({})).agents[0]?.familyName).toBe('Étienne')
  expect((await list({ direction: 'desc' })).agents[0]?.familyName).toBe('Zola')
  expect(await list({ page: '99' })).toMatchObject({ page: 3, pages: 3, total: 122 })
  expect(await list({ search: "x' or 1=1 --%_" })).toMatchObject({ total: 0 })
  expect((await list({ employerId: territory.employers['Les Ormes'] })).total).toBe(24)
})

it('shows a hostile file name as one short line', () => {
  expect(shownFileName('../../etc/pass\u202ewd\r\nX: 1.csv')).toBe('pass wd X: 1.csv')
  expect(shownFileName('C:\\fiches\\agents.csv')).toBe('agents.csv')
  expect(shownFileName('')).toBe('—')
  expect(shownFileName('a'.repeat(5000))).toHaveLength(120)
})

it('forgets files after 30 days', async () => {
  const territory = await createTerritory(database)
  const { importId } = await upload(territory, fixture)
  const later = (days: number) => ({
    ...territory.ctx,
    now: () => new Date(noon.getTime() + days * 86_400_000),
  })
  await forgetOldImports(later(29))
  expect(await listImports(territory.ctx, territory.processId)).toMatchObject([{ id: importId }])
  await forgetOldImports(later(31))
  expect(await listImports(territory.ctx, territory.processId)).toEqual([])
})
