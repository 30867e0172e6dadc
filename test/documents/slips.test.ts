import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { type PosterProps, poster } from '#app/documents/poster.server.ts'
import { qrCode } from '#app/documents/qr-code.ts'
import { type SlipsProps, slipsDocuments } from '#app/documents/slips.server.ts'
import { paperQuestions } from '#app/domain/consultations/paper-questions.ts'
import type { GroupSection } from '#app/domain/disclosure/group-choices.ts'
import { askSome } from '#surveys/ask-some.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { drawPage, readQrCodes } from '#test/support/qr-codes.ts'
import { type ReadPdf, readPdf, type StructureNode } from './read-pdf.ts'

const both = (text: string) => ({ fr: text, en: text })
const groups: GroupSection[] = [
  {
    heading: both('Communes'),
    choices: [
      { id: 'a', label: both('Montclair') },
      { id: 'b', label: both('Ambre') },
    ],
  },
  { heading: null, choices: [{ id: 'x', label: both('Autre') }] },
]
const { definition } = instruments['barometre-agents']
const parts = (locale: 'fr' | 'en') => paperQuestions(definition, groups, both('RH'), locale)
const slip = (place: number) => ({
  link: `https://diapason.example/e/x#${place}`,
  code: [`AAA AAA A${String(place).padStart(2, '0')}`, 'BBB BBB BBB', 'CCC CCC CCC', 'DDD DDD DDD'],
})
const slips = (count: number) => Array.from({ length: count }, (_, place) => slip(place))
const hostile = '#read("/etc/passwd") *Voirie*'

const props = (sheets: SlipsProps['sheets']): SlipsProps => ({
  locale: 'fr',
  territory: 'Val d’@Ambre',
  title: { fr: 'Votre avis', en: 'Your views' },
  who: both('Qui '.repeat(60)),
  why: both('Pourquoi '.repeat(60)),
  contact: both('RH'),
  test: false,
  closesAt: '2027-03-23T17:00:00Z',
  printedOn: '2027-03-01',
  address: 'diapason.example/b/7K2MN',
  sheets,
  sheetsOfDocument: 50,
  parts: { fr: parts('fr'), en: parts('en') },
})

const draw = async (sheets: SlipsProps['sheets']): Promise<ReadPdf & { raw: string }> => {
  const [pdf] = await slipsDocuments(props(sheets))
  return { ...(await readPdf(pdf!)), raw: Buffer.from(pdf!).toString('latin1') }
}
const all = (nodes: readonly StructureNode[]): StructureNode[] =>
  nodes.flatMap((node) => [node, ...all(node.children)])

describe('sheets of slips', () => {
  it('hold ten each, each team on its own, its name above them as plain text', async () => {
    const { pages, structure, raw } = await draw([
      { label: hostile, locale: 'fr', format: 'slip', slips: slips(12) },
      { label: 'Kitchen', locale: 'en', format: 'slip', slips: slips(1) },
    ])
    const codes = pages.map((page) => page.match(/AAA AAA A\d\d/g)?.length)
    expect(codes).toEqual([10, 2, 1])
    expect(pages[0]).toContain(hostile)
    expect(pages[1]).toContain('feuille 2 sur 2')
    expect(pages[2]).toContain('This slip bears no name')
    expect(pages[2]).toContain('Kitchen')
    expect(raw).toMatch(/pdfuaid:part/)
    const pictures = all(structure).filter(({ role }) => role === 'Figure')
    expect(pictures).toHaveLength(13)
    expect(pictures.every(({ alt }) => alt)).toBe(true)
  })

  it('go into several documents where there are many, each slip in one, the sheets numbered through', async () => {
    const teams: SlipsProps['sheets'] = [
      { label: 'V', locale: 'fr', format: 'slip', slips: slips(21) },
      { label: 'F', locale: 'fr', format: 'form', slips: slips(30).slice(29) },
    ]
    const pdfs = await slipsDocuments({ ...props(teams), sheetsOfDocument: 2 })
    const read = await Promise.all(pdfs.map((pdf) => readPdf(pdf)))
    expect(read.map(({ pages }) => pages.filter((page) => /feuille \d+ sur/.test(page)).length)).toEqual([
      2, 1,
    ])
    expect(read[1]!.pages[0]).toContain('feuille 3 sur 3')
    const codes = read.flatMap(({ pages }) => pages.join(' ').match(/AAA AAA A\d\d/g) ?? [])
    expect([...new Set(codes)]).toEqual([...slips(21), slip(29)].map(({ code }) => code[0]))
    expect(codes.filter((code) => code !== slip(29).code[0])).toHaveLength(21)
    expect(read[0]!.pages).toHaveLength(2)
  })

  it('keep every slip within its cut lines, however long the texts are', async () => {
    const { pages } = await draw([{ label: 'V', locale: 'fr', format: 'slip', slips: slips(10) }])
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('…')
  })
})

describe('the QR codes of what is printed', () => {
  const wave = '28f04d79-f13a-47ac-9575-76ef99a95485'
  const linked = (count: number) =>
    Array.from({ length: count }, (_, place) => {
      const secret = Buffer.alloc(20, place + 1).toString('base64url')
      return { ...slip(place), link: `https://consultation.val-dambre.example/e/${wave}#${secret}` }
    })

  it('are read from the paper, each the very address of its slip', async () => {
    const ten = linked(10)
    const forms = linked(12).slice(10)
    const [pdf] = await slipsDocuments(
      props([
        { label: 'V', locale: 'fr', format: 'slip', slips: ten },
        { label: 'V', locale: 'fr', format: 'form', slips: forms.slice(0, 1) },
        { label: 'V', locale: 'en', format: 'large', slips: forms.slice(1) },
      ]),
    )
    const sheet = readQrCodes(await drawPage(pdf!, 1), { columns: 2, rows: 5 })
    expect(sheet).toEqual(ten.map(({ link }) => link))
    const { pages } = await readPdf(pdf!)
    const first = (start: string) => pages.findIndex((page, at) => at > 0 && page.includes(start)) + 1
    expect(readQrCodes(await drawPage(pdf!, first('Votre avis')))).toEqual([forms[0]!.link])
    expect(readQrCodes(await drawPage(pdf!, first('Your views')))).toEqual([forms[1]!.link])
  })
})

describe('the poster', () => {
  const address = 'https://consultation.val-dambre.example/b/7K2MN'
  const hung = (locale: 'fr' | 'en'): PosterProps => ({
    ...{ locale, territory: 'Val d’@Ambre', title: { fr: 'Votre avis', en: 'Your views' } },
    ...{ why: both('Pourquoi'), contact: both('RH'), test: false, minutes: 8, k: 10 },
    ...{ closesAt: '2027-03-23T17:00:00Z', dated: '2027-03-01' },
    ...{ link: address, address: address.slice('https://'.length) },
  })

  it.each(['fr', 'en'] as const)('leads a camera to the address that it prints (%s)', async (locale) => {
    const pdf = await poster(hung(locale))
    expect(readQrCodes(await drawPage(pdf, 1))).toEqual([address])
    const { pages } = await readPdf(pdf)
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain(address.slice('https://'.length))
  })
})

describe('the questionnaire on paper', () => {
  it('says who answers a page asked of some, and where everybody else goes on', async () => {
    const conditional = askSome(definition, {
      information: ['epci', 'central_commune'],
      conditions: ['epci'],
    })
    const asked = (locale: 'fr' | 'en', of = conditional) =>
      paperQuestions(of, groups, both('RH'), locale).filter(({ route }) => route)
    expect(asked('fr').map(({ title, route }) => [title, route?.replaceAll(/[\u202f\u00a0]/g, ' ')])).toEqual(
      [
        [
          'Être informé',
          'Si vous travaillez ici : Intercommunalité ou Ville-centre (question 1), répondez aux questions 6 à 8. Sinon, passez à la question 9.',
        ],
        [
          'Les conditions concrètes',
          'Si vous travaillez ici : Intercommunalité (question 1), répondez aux questions 15 à 18. Sinon, passez à la question 19.',
        ],
      ],
    )
    for (const { route, questions } of asked('fr')) {
      const [, from, to] = /questions (\d+) à (\d+)/.exec(route!)!
      expect(questions[0]!.title).toMatch(new RegExp(`^${from}\\. `))
      expect(questions.at(-1)!.title).toMatch(new RegExp(`^${to}\\. `))
    }
    expect(asked('fr', definition)).toEqual([])
    const last = structuredClone(conditional) as unknown as { pages: { name: string }[] }
    last.pages.push(
      ...last.pages.splice(
        last.pages.findIndex(({ name }) => name === 'conditions'),
        1,
      ),
    )
    expect(asked('en', last as never).at(-1)!.route).toBe(
      'If you work here: Intermunicipal body (question 1), answer questions 23 to 26. Otherwise, you have finished.',
    )
    const drawn = { ...props([{ label: 'V', locale: 'fr', format: 'form', slips: slips(1) }]) }
    const paper = { fr: paperQuestions(conditional, groups, both('RH'), 'fr'), en: [] }
    const [pdf] = await slipsDocuments({ ...drawn, parts: paper })
    const { pages } = await readPdf(pdf!)
    const text = pages.join(' ').replaceAll(/\s+/g, ' ')
    expect(text).toMatch(/répondez aux questions 6 à 8\. Sinon, passez à la question 9\. 6\. /)
    expect(Buffer.from(pdf!).toString('latin1')).toMatch(/pdfuaid:part/)
  })

  it('asks every question of the screen, numbered, with its code on each page and the number of each choice', async () => {
    const { pages, structure, raw } = await draw([
      { label: 'V', locale: 'fr', format: 'form', slips: slips(1) },
    ])
    const text = pages.join(' ').replaceAll(/\s+/g, ' ')
    const asked = readQuestionnaire(definition).questions.length + 1
    expect(text).toContain(`${asked}. `)
    for (const { title } of readQuestionnaire(definition).questions) {
      expect(text).toContain(title.fr.replaceAll(/\s+/g, ' '))
    }
    expect(text).toContain('Montclair')
    expect(text).toContain('1 Pas du tout d’accord')
    expect(pages.every((page) => page.includes('AAA AAA A00'))).toBe(true)
    expect(raw).toMatch(/pdfuaid:part/)
    const headings = all(structure).filter(({ role }) => role === 'H3')
    expect(headings.length).toBeGreaterThanOrEqual(asked)
    const large = await draw([{ label: 'V', locale: 'en', format: 'large', slips: slips(1) }])
    expect(large.pages.length).toBeGreaterThan(pages.length)
    expect(large.pages.join(' ')).toContain('Strongly agree')
  })

  it('does not ask for a group of which there is one', () => {
    const one = [{ heading: null, choices: groups[0]!.choices.slice(0, 1) }]
    const titles = paperQuestions(definition, one, both('RH'), 'fr').flatMap(({ questions }) =>
      questions.map(({ title }) => title),
    )
    expect(titles.filter((title) => title.includes('Où travaillez-vous'))).toEqual([])
    expect(titles.at(-1)).toMatch(new RegExp(`^${titles.length}\\. `))
  })
})

it('draws each dark module of a QR code, and no other', () => {
  const link = 'https://diapason.example/e/7f3b7a1c-90e4-4c0e-a1de-0123456789ab#AAAAAAAAAAAAAAAAAAAAAAAAAAA'
  const { size, path } = qrCode(link)
  const dark = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(length); at++) dark[Number(y)]![Number(x) + at] = true
  }
  expect(dark).toEqual(encode(link, { ecc: 'M', border: 4 }).data)
})
