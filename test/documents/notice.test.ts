import { describe, expect, it } from 'vitest'
import { type NoticeProps, noticeDocument } from '#app/documents/notice.server.ts'
import { openingRecord } from '#app/documents/opening-record.server.ts'
import { translating } from '#app/documents/typst.server.ts'
import { openingProps } from '#test/factories/opening-props.ts'
import { readPdf, roles, squeezed } from './read-pdf.ts'

const notice: NoticeProps = {
  locale: 'fr',
  territory: 'Val d’Ambre',
  dated: '2026-11-23',
  running: 'Baromètre',
  footer: 'État au 23 novembre 2026',
  title: 'Vos données personnelles',
  lede: 'Cette page vous informe.',
  flags: ['Vague d’essai'],
  promise: 'Personne ne peut savoir.',
  sections: [
    {
      title: 'Qui est responsable',
      blocks: [
        { kind: 'paragraph', text: '#read("/etc/passwd") *gras* $x$ @ici' },
        { kind: 'quote', text: 'Nous voulons savoir.' },
        { kind: 'list', label: 'Communes', items: ['Ambre-la-Ville', 'Montclair'] },
        { kind: 'list', label: null, items: ['Une seule ligne'] },
        { kind: 'facts', rows: [{ name: 'Dates', value: 'du 10 au 30' }] },
      ],
    },
    {
      title: 'Combien de temps',
      blocks: [
        {
          kind: 'table',
          caption: 'Durées',
          head: ['Donnée', 'Conservation'],
          rows: [['Annuaire', '30 jours']],
        },
        {
          kind: 'table',
          caption: 'Qui',
          head: ['Lecteur', 'Ouverte', 'Close'],
          rows: [['Base', 'rien', 'des comptes']],
        },
      ],
    },
  ],
}

describe('a notice as PDF', () => {
  it('is a tagged PDF/UA-1 with its headings, lists and tables, every text as text', async () => {
    const bytes = await noticeDocument(notice)
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid:part')
    const pdf = await readPdf(bytes)
    expect([pdf.title, pdf.author, pdf.language]).toEqual(['Vos données personnelles', 'Val d’Ambre', 'fr'])
    for (const font of pdf.fonts) expect(font).toMatch(/^AtkinsonHyperlegibleNext-/)
    const found = roles(pdf.structure)
    expect(found.filter((role) => role === 'H1')).toHaveLength(1)
    expect(found.filter((role) => role === 'H2')).toHaveLength(2)
    expect(found.filter((role) => role === 'H3')).toHaveLength(1)
    expect(found.filter((role) => role === 'TH').length).toBeGreaterThanOrEqual(5)
    expect(found.filter((role) => role === 'L')).toHaveLength(2)
    const text = squeezed(pdf.pages.join(''))
    for (const part of [
      '#read("/etc/passwd")*gras*$x$@ici',
      'Montclair',
      '30jours',
      'descomptes',
      'Étatau23novembre2026',
    ]) {
      expect(text).toContain(part)
    }
  })
})

describe('the translation of a record', () => {
  const hash = 'ab12'.repeat(16)

  it('says first that the original alone counts, with its fingerprint, and the original says nothing of it', async () => {
    const english = await openingRecord({ ...openingProps, locale: 'en' }, translating(hash))
    const pdf = await readPdf(english)
    expect(pdf.language).toBe('en')
    const [first = ''] = pdf.pages
    expect(first).toContain('The original, in French, alone is authoritative')
    expect(first.replace(/\s/g, '')).toContain(hash)
    expect((await readPdf(await openingRecord(openingProps))).pages.join('')).not.toContain('fait seul foi')
  })
})
