import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '#app/domain/directory/add-person.server.ts'
import { cleanCsvCell, cleanLiteral, protectCell } from '#app/domain/directory/clean-cell.ts'
import { exportDirectory } from '#app/domain/directory/export-directory.server.ts'
import type { DirectoryKind } from '#app/domain/directory/kinds.ts'
import { newPersonSchema } from '#app/domain/directory/person-form.ts'
import { getImportPreview } from '#app/domain/directory/queries.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createTerritory, importFile, type Territory, upload } from './territory.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const written = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'=+-@\'";,\t\n _x0041é€'), maxLength: 10 }),
  fc.constantFrom(
    ...['=1+1', "'=1+1", "''=1", '="0042"', '-', '—', '+33 1', '@SOMME(A1)', '0042', '1,2E+05', '2026-01-02'],
    ...[
      '_x0041_',
      '_x005F_x0041_',
      '<b>&amp;</b>',
      ']]>',
      'a  b',
      '\u00a0x',
      'e\u200d\u0301',
      'oui',
      'TRUE',
      'toString',
      '__proto__',
      '12345678901234567890',
    ],
  ),
)
const named = written.map((text) => `N${text}`)

async function reimport(territory: Territory, kind: DirectoryKind, format: 'csv' | 'xlsx', locale: Locale) {
  const ctx = { ...territory.ctx, actor: { ...territory.ctx.actor, locale } }
  const bytes = await exportDirectory(ctx, { processId: territory.processId, kind, format })
  const { importId } = await upload(territory, bytes, kind)
  const { preview } = await getImportPreview(ctx, { processId: territory.processId, importId })
  await database.db.deleteFrom('directory_imports').where('id', '=', importId).execute()
  return preview
}

async function expectUnchanged(territory: Territory, kind: DirectoryKind, lines: number) {
  for (const format of ['csv', 'xlsx'] as const) {
    for (const locale of ['fr', 'en'] as const) {
      const preview = await reimport(territory, kind, format, locale)
      const odd = preview.lines.filter(({ status, notes }) => status !== 'unchanged' || notes.length > 0)
      expect(odd, `${format} ${locale}`).toEqual([])
      expect(preview.lines).toHaveLength(lines)
      expect(preview.absences).toEqual([])
    }
  }
}

it('gives a cell back as it was, and never as a formula', () => {
  fc.assert(
    fc.property(written, (text) => {
      const value = cleanLiteral(text)
      expect(cleanLiteral(value)).toBe(value)
      expect(protectCell(value)).not.toMatch(/^[=+\-@\t\r]/u)
      expect(cleanCsvCell(protectCell(value))).toEqual({ text: value, formula: false })
    }),
    { numRuns: 3000 },
  )
})

describe('a list that is exported and imported again', () => {
  it('is unchanged, whatever was written in it by hand', async () => {
    const territory = await createTerritory(database)
    const employers = Object.values(territory.employers)
    const person = fc.record({
      familyName: named,
      givenName: fc.oneof(named, fc.constant('Ana')),
      email: fc.constantFrom('', 'a@exemple.fr', '+b@exemple.fr', '-c@exemple.fr', "'d@exemple.fr"),
      locale: fc.constantFrom('fr', 'en'),
      matricule: written,
      service: written,
      job: written,
      employer: fc.nat(4),
    })
    let lines = 0
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 3, maxLength: 8 }), async (people) => {
        for (const { employer, ...values } of people) {
          const parsed = newPersonSchema.safeParse({
            ...values,
            employerId: employers[employer],
            another: 'on',
          })
          if (!parsed.success) continue
          const input = { processId: territory.processId, kind: 'agents' as const, person: parsed.data }
          const added = await addPerson(territory.ctx, input).catch((error: { code?: string }) => {
            expect(error.code).toBe('person.matricule-taken')
            return null
          })
          if (added) lines += 1
        }
        await expectUnchanged(territory, 'agents', lines)
      }),
      { numRuns: 12 },
    )
    expect(lines).toBeGreaterThan(30)
  }, 120_000)

  it('is unchanged with namesakes, several employers and no matricule', async () => {
    const territory = await createTerritory(database)
    const file = 'Nom;Prénom;Employeur;Service\nRoux;Ana;Ambreville;\nRoux;Ana;Les Ormes;\n'
    const { importId } = await upload(territory, file)
    const { preview } = await getImportPreview(territory.ctx, { processId: territory.processId, importId })
    const keys = preview.proposals.map(({ key }) => key)
    await importFile(territory, file, { proposed: keys, merged: keys })
    const person = newPersonSchema.parse({
      familyName: 'Roux',
      givenName: 'Ana',
      locale: 'en',
      employerId: territory.employers.Ambreville,
      another: 'on',
    })
    const input = { processId: territory.processId, kind: 'agents' as const, person }
    await addPerson(territory.ctx, input)
    await addPerson(territory.ctx, input)
    await expectUnchanged(territory, 'agents', 4)
  })

  it('is unchanged for elected officials and organisations', async () => {
    const territory = await createTerritory(database)
    await importFile(
      territory,
      'Nom;Prénom;Commune;Fonction;Langue\nRoux;Ana;Ambreville;Maire;\nDiaz;Luc;Les Ormes;=Adjoint;\nNoël;Eva;Saint-Éloi;;anglais',
      {},
      'elected',
    )
    await expectUnchanged(territory, 'elected', 2)
    await importFile(
      territory,
      "Nom;Nature;Groupe;SIREN;Employeur;Contact;E-mail du contact\nCCAS d’Ambreville;CCAS;Ville-centre;;oui;;\n'=SOMME;Partenaire;;356000000;non;Ana;a@exemple.fr\nCIAS;CIAS;;;;;",
      {},
      'organisations',
    )
    await expectUnchanged(territory, 'organisations', 8)
  })
})
