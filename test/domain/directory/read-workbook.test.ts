import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '#app/domain/errors.ts'
import { translator } from '#app/i18n/index.ts'
import { readAgents } from './read-agents.ts'
import { sheetXml, workbookParts, zip } from './write-workbook.ts'

const headings = ['Nom', 'Prénom', 'Employeur', 'Matricule', 'Service']
const one = sheetXml([headings, ['Roux', 'Ana', 'Les Ormes', '00417', 'Voirie']])

async function refusal(bytes: Uint8Array): Promise<string> {
  const error: unknown = await readAgents(bytes).catch((caught: unknown) => caught)
  if (!(error instanceof DomainError)) throw error
  expect(translator('fr')(`errors:${error.code}`, error.params)).not.toContain('{{')
  return error.code
}

describe('a workbook', () => {
  it('is read like a CSV, numbered as the spreadsheet numbers its rows', async () => {
    const { rows, format } = await readAgents(zip(workbookParts({ Agents: one })))
    expect(format).toEqual({ type: 'xlsx', sheet: 'Agents', sheets: ['Agents'] })
    expect(rows).toMatchObject([
      {
        line: 2,
        familyName: 'Roux',
        employer: 'Les Ormes',
        matricule: '00417',
        service: 'Voirie',
        formulas: [],
      },
    ])
  })

  it('may have several sheets: the first is read, or the one chosen', async () => {
    const other = sheetXml([headings, ['Diaz', 'Luc', 'Ambreville']])
    const bytes = zip(workbookParts({ 'Été &amp; hiver': one, Autres: other }))
    const first = await readAgents(bytes)
    expect(first.format).toMatchObject({ sheet: 'Été & hiver', sheets: ['Été & hiver', 'Autres'] })
    expect((await readAgents(bytes, 'fr', 'Autres')).rows).toMatchObject([{ familyName: 'Diaz' }])
    expect((await readAgents(bytes, 'fr', 'Nulle part')).rows).toMatchObject([{ familyName: 'Roux' }])
  })

  it('says which cells are computed, which are dates, and which matricules have lost their zeros', async () => {
    const computed = { xml: '<c t="str"><f>UPPER("x")</f><v>X</v></c>' }
    const date = { xml: '<c s="1"><v>45000</v></c>' }
    const { rows, numbers } = await readAgents(
      zip(
        workbookParts({
          A: sheetXml([
            headings,
            ['Roux', computed, 'Les Ormes', 417, date],
            ['Diaz', 'Luc', 'Les Ormes', 1.2e21],
          ]),
        }),
      ),
    )
    expect(rows).toMatchObject([
      {
        givenName: 'X',
        formulas: ['givenName'],
        dates: ['service'],
        matricule: '417',
        service: '2023-03-15',
      },
      { formulas: [], cut: ['matricule'] },
    ])
    expect(numbers).toBe(2)
  })

  it('may be formatted down to its last row', async () => {
    const formatted = one.replace(
      '</sheetData>',
      '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>',
    )
    expect((await readAgents(zip(workbookParts({ A: formatted })))).rows).toHaveLength(1)
  })
})

describe('what is refused, with a sentence', () => {
  it.each<[string, string, Uint8Array]>([
    [
      'an archive that is no workbook',
      'import.not-workbook',
      zip([{ path: 'word/document.xml', content: '<w/>' }]),
    ],
    ['a workbook without its sheet', 'import.not-workbook', zip(workbookParts({ A: one }).slice(0, 3))],
    ['a cell far beyond', 'import.too-many-lines', withCell('A900000')],
    ['a column far beyond', 'import.too-many-columns', withCell('XFD3')],
    ['a sheet that is no XML', 'import.broken-workbook', zip(workbookParts({ A: 'nothing' }))],
    [
      'an encrypted entry',
      'import.encrypted',
      zip(workbookParts({ A: one }).map((part) => ({ ...part, encrypted: true }))),
    ],
    ['a password', 'import.encrypted', compound('EncryptedPackage')],
    ['an old workbook under a new name', 'import.old-workbook', compound('Workbook')],
  ])('%s', async (_name, code, bytes) => {
    expect(await refusal(bytes)).toBe(code)
  })

  it('an archive that says how large it is', async () => {
    const zeros = new Uint8Array(70 * 1024 * 1024)
    expect(await refusal(zip([...workbookParts({ A: one }), { path: 'xl/x.xml', content: zeros }]))).toBe(
      'import.bomb',
    )
  })

  it('an archive that lies about how large it is, without unpacking it', async () => {
    const bytes = zip([
      ...workbookParts({ A: one }),
      { path: 'xl/x.xml', content: new Uint8Array(200 * 1024 * 1024), announced: 1000 },
    ])
    const before = process.memoryUsage().rss
    expect(await refusal(bytes)).toBe('import.broken-workbook')
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  })

  it('a sheet of open tags, that would take hours if it were read again for each of them', async () => {
    expect(await refusal(zip(workbookParts({ A: '<c '.repeat(5_000_000) })))).toMatch(/^import\./u)
  })

  it('a workbook damaged anywhere is a sentence or is read', async () => {
    const whole = zip(workbookParts({ A: one }))
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (changes, length) => {
        const bytes = Uint8Array.from(whole)
        for (const [place, value] of changes) bytes[place] = value
        const error: unknown = await readAgents(bytes.slice(0, Math.max(length, 4))).catch(
          (caught: unknown) => caught,
        )
        if (error instanceof Error) expect(error).toMatchObject({ name: 'DomainError' })
      }),
      { numRuns: 300 },
    )
  })
})

function withCell(address: string): Uint8Array {
  const row = address.replace(/\D/gu, '')
  return zip(
    workbookParts({
      A: one.replace('</sheetData>', `<row r="${row}"><c r="${address}"><v>1</v></c></row></sheetData>`),
    }),
  )
}

function compound(stream: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from(stream, 'utf16le')])
}
