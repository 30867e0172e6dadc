import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileLimits } from '#app/domain/directory/file-limits.ts'
import { modelFile } from '#app/domain/directory/model-file.ts'
import { DomainError } from '#app/domain/errors.ts'
import { translator } from '#app/i18n/index.ts'
import { readAgents } from './read-agents.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/directory/${name}`, import.meta.url))
const utf8 = (text: string) => new TextEncoder().encode(text)

async function refusal(bytes: Uint8Array, locale?: 'fr' | 'en'): Promise<DomainError> {
  try {
    await readAgents(bytes, locale)
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('The file was read')
}

describe('what a spreadsheet writes', () => {
  it('reads Windows-1252 and UTF-8 with BOM the same', async () => {
    const windows = await readAgents(fixture('agents-windows-1252.csv'))
    const unicode = await readAgents(fixture('agents-utf8-bom.csv'))
    expect(windows.format).toMatchObject({ encoding: 'windows-1252' })
    expect(unicode.format).toMatchObject({ encoding: 'utf-8' })
    expect(windows.rows).toEqual(unicode.rows)
    expect(windows.rows[0]).toMatchObject({
      line: 2,
      familyName: 'DURAND',
      givenName: 'Hélène',
      employer: "CC DU VAL D'AMBRE",
      matricule: '001',
      service: 'Voirie',
      job: "Cheffe d'équipe",
    })
  })

  it('numbers lines as a spreadsheet does, blank lines and lines within cells included', async () => {
    const { rows } = await readAgents(utf8('\nnom,prénom,employeur\nA,"B\nC",D\n\n,,\nE,F,G\n'))
    expect(rows.map(({ line, givenName }) => [line, givenName])).toEqual([
      [3, 'B C'],
      [6, 'F'],
    ])
  })

  it('takes the birth name where the name in use is empty', async () => {
    expect((await readAgents(fixture('agents-windows-1252.csv'))).rows[1]).toMatchObject({
      familyName: 'LEFÈVRE',
    })
  })

  it.each([
    [';', '\r\n'],
    [',', '\n'],
    ['\t', '\r'],
  ])('recognises the separator %j and the line end %j', async (separator, end) => {
    const lines = [
      ['Prénom', 'NOM DE FAMILLE', ' e-Mail ', 'Employeur'],
      ['Ana', 'Roux', 'ana@exemple.fr', 'Les Ormes'],
    ]
    const text = lines.map((cells) => cells.join(separator)).join(end)
    expect(await readAgents(utf8(text))).toMatchObject({
      format: { separator },
      rows: [{ givenName: 'Ana', familyName: 'Roux', email: 'ana@exemple.fr', employer: 'Les Ormes' }],
    })
  })

  it('believes « sep= » of Excel', async () => {
    const { rows, format } = await readAgents(utf8('sep=;\r\nNom;Prénom;Employeur\r\nA, B;C;D\r\n'))
    expect(format).toMatchObject({ separator: ';' })
    expect(rows).toMatchObject([{ line: 3, familyName: 'A, B' }])
  })

  it('keeps zeros that Excel protects, empties cells of a dash, finds formulas', async () => {
    const text = 'Nom;Prénom;Employeur;Matricule;Service;Fonction\nA;B;C;"=""0042""";-;@SUM(1)\n'
    expect((await readAgents(utf8(text))).rows).toMatchObject([
      { matricule: '0042', service: null, formulas: ['job'] },
    ])
  })

  it('reads the headings of its own model, in both languages', async () => {
    for (const locale of ['fr', 'en'] as const) {
      const file = await readAgents(utf8(modelFile('agents', locale, ['Saint-Éloi', 'Les Ormes'])))
      expect(file.columns.ignored).toEqual([])
      expect(file.columns.read).toHaveLength(9)
      expect(file.rows).toMatchObject([
        { employer: 'Saint-Éloi', matricule: '00417', main: true, formulas: [] },
        { employer: 'Les Ormes', matricule: null, main: false, formulas: [] },
      ])
    }
  })
})

describe('what is refused, with a sentence', () => {
  it('names the missing columns and those found, of a file that has too few', async () => {
    const error = await refusal(utf8('Matricule;Nom\n1;A\n'))
    expect(translator('fr')('errors:import.missing-columns', error.params)).toContain(
      'prénom, employeur. Colonnes trouvées\u202f: Matricule, Nom.',
    )
    const english = (await refusal(utf8('Matricule;Nom\n1;A\n'), 'en')).params
    expect(translator('en')('errors:import.missing-columns', english)).toContain('first name, employer.')
  })

  it.each<[string, string, Uint8Array]>([
    ['nothing', 'import.empty', new Uint8Array()],
    ['blank lines', 'import.empty', utf8('\n \n;;\n')],
    ['half a workbook', 'import.broken-workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
    ['an old workbook', 'import.old-workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['UTF-16', 'import.utf16', new Uint8Array([0xff, 0xfe, 0x4e, 0, 0x6f, 0])],
    ['zero bytes', 'import.not-text', utf8('nom;prénom;employeur\nA\u0000;B;C')],
    ['a byte Windows-1252 has not', 'import.not-text', new Uint8Array([0x6e, 0x81, 0xe9])],
    ['BOM then something else', 'import.not-text', new Uint8Array([0xef, 0xbb, 0xbf, 0x6e, 0xe9])],
    ['headings alone', 'import.no-lines', utf8('nom;prénom;employeur\n')],
    ['a quote never closed', 'import.quote-open', utf8('nom;prénom;employeur\n"A;B;C\n')],
    [
      'a line without end',
      'import.unreadable-line',
      utf8(`nom;prénom;employeur\n${'a'.repeat(30_000)};b;c\n`),
    ],
    ['too many bytes', 'import.too-large', new Uint8Array(fileLimits.bytes + 1)],
    ['too many lines', 'import.too-many-lines', utf8(`nom;prénom;employeur\n${'a;b;c\n'.repeat(50_001)}`)],
    ['too many columns', 'import.too-many-columns', utf8(`nom;prénom;employeur${';x'.repeat(100)}\na;b;c\n`)],
  ])('%s', async (_name, code, bytes) => {
    expect((await refusal(bytes)).code).toBe(code)
  })

  it('garbage is never anything but a sentence', async () => {
    const heading = utf8('nom;prénom;employeur\n')
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map(utf8),
      fc.uint8Array({ maxLength: 200 }).map((tail) => Buffer.concat([heading, tail])),
      fc
        .array(fc.constantFrom('"', ';', ',', '\n', '\r', 'é', '=', '\u202e', '\t'), { maxLength: 60 })
        .map((parts) => Buffer.concat([heading, utf8(parts.join(''))])),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        try {
          for (const row of (await readAgents(content)).rows) {
            const { line: _line, main: _main, formulas: _formulas, dates: _dates, cut: _cut, ...cells } = row
            for (const cell of Object.values(cells)) expect(cell ?? '').not.toMatch(/\p{Cc}|\p{Cf}/u)
          }
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
          expect(error.code).toMatch(/^import\./u)
          expect(translator('fr')(`errors:${error.code}`, error.params)).not.toContain('{{')
        }
      }),
      { numRuns: 400 },
    )
  })
})
