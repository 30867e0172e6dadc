import { describe, expect, it } from 'vitest'
import { type AddendumProps, addendum } from '#app/documents/addendum.server.ts'
import { noEvents } from '#app/documents/addendum-facts.ts'
import {
  type CancellationRecordProps,
  cancellationRecord,
} from '#app/documents/cancellation-record.server.ts'
import { type ClosingRecordProps, closingRecord } from '#app/documents/closing-record.server.ts'
import { type OpeningRecordProps, openingRecord } from '#app/documents/opening-record.server.ts'
import { groupsByDepth } from '#app/documents/record-text.ts'
import { readPdf, roles, squeezed } from './read-pdf.ts'

const both = (text: string) => ({ fr: text, en: text })

const wave: OpeningRecordProps['wave'] = {
  id: '28f04d79-f13a-47ac-9575-76ef99a95485',
  label: 'T0',
  title: both('Baromètre agents'),
  test: false,
  level: 1,
  opensAt: '2026-11-10T08:00:00Z',
  closesAt: '2026-12-01T17:00:00Z',
}

const sharedWave: OpeningRecordProps['wave'] = {
  ...wave,
  level: 2,
  trustees: [{ name: 'Anne Diallo', role: 'Ressources humaines' }],
}

const opening: OpeningRecordProps = {
  locale: 'fr',
  territory: 'Communauté de communes du Val d’Ambre',
  processName: 'Mutualisation des services',
  wave,
  who: both('La direction générale'),
  why: both('Savoir ce qui préoccupe'),
  contact: both('Claire Morel'),
  languages: ['fr', 'en'],
  representativesEmail: 'cst@val-d-ambre.example',
  audience: both('Employeurs : le siège et les communes.'),
  invited: 280,
  issueFingerprint: 'ab'.repeat(32),
  urnPublicKey: '04'.repeat(65),
  definitionHash: 'cd'.repeat(32),
  ballotLength: 8192,
  groups: [
    { id: 't', parent: null, label: both('Val d’Ambre'), headcount: 280, invited: 271 },
    { id: 'b', parent: 't', label: both('Les communes'), headcount: 184, invited: 176 },
    { id: 'a', parent: 't', label: both('Le siège'), headcount: 96, invited: null },
  ],
  k: 10,
  m: 2,
  questions: [
    { code: 'BA01', title: both('Je comprends pourquoi.'), kind: 'scale', ladder: [5, 3, 2] },
    { code: 'BA21T', title: both('Quels thèmes ?'), kind: 'several', ladder: [2] },
    { code: 'BA21', title: both('Qu’est-ce qui vous préoccupe ?'), kind: 'text', ladder: [] },
  ],
  recordedOn: '2026-11-09',
}

const closing: ClosingRecordProps = {
  locale: 'fr',
  territory: opening.territory,
  processName: opening.processName,
  wave,
  invited: 280,
  credentialsIssued: 100,
  ballots: 98,
  voidByReason: { answers: 3 },
  k: 10,
  publishable: true,
  keyDestroyedAt: '2026-12-01T17:15:04Z',
  issueFingerprint: opening.issueFingerprint,
  definitionHash: opening.definitionHash,
  events: noEvents,
  ballotNumbers: ['ZZZZZ-00001', '7K2MN-4QZ0P', 'AAAAA-00002'],
  recordedOn: '2026-12-01',
}

const hostile =
  '#read("/etc/passwd") @dambre *gras* $x$ <label> // fin /* \\ ] } `code` ${1} 中 😀 \u0000\u202e\ud800'
const hostileShown = '#read("/etc/passwd")@dambre*gras*$x$<label>//fin/*\\]}`code`${1}?'

describe('opening record', () => {
  it('is a tagged PDF/UA-1 in our font, with title, author and language', async () => {
    const bytes = await openingRecord(opening)
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid:part')
    const pdf = await readPdf(bytes)
    expect(pdf.title).toBe('Procès-verbal d’ouverture · T0')
    expect(pdf.author).toBe(opening.territory)
    expect(pdf.language).toBe('fr')
    expect(pdf.fonts.length).toBeGreaterThan(0)
    for (const font of pdf.fonts) expect(font).toMatch(/^AtkinsonHyperlegibleNext-/)
  })

  it('has one first heading, sections below it, and tables with headers', async () => {
    const found = roles((await readPdf(await openingRecord(opening))).structure)
    expect(found.filter((role) => role === 'H1')).toHaveLength(1)
    expect(found.filter((role) => role === 'H2')).toHaveLength(7)
    expect(found).not.toContain('H3')
    expect(found.filter((role) => role === 'TH').length).toBeGreaterThanOrEqual(2 + 2 + 3 + 2)
  })

  it('prints everything M0 lists', async () => {
    const text = squeezed((await readPdf(await openingRecord(opening))).pages.join(''))
    for (const part of [
      'abab'.repeat(16),
      '0404'.repeat(32),
      'cdcd'.repeat(16),
      'ValdAmbre',
      '280271',
      'Lescommunes184176',
      'moinsde10réponses',
      'moinsde2personnes',
      'BA01Jecomprendspourquoi.5puis3puis2',
      'mardi10novembre2026à9h',
      'Ladirectiongénérale',
      'cst@val-d-ambre.example',
      'Niveau1.',
      '1/2',
    ])
      expect(text.replaceAll('’', '')).toContain(part)
  })

  it('prints the two classes of people shown apart, where the pilot chose them', async () => {
    const second = { code: 'BA23', first: both('Encadrent une équipe'), others: both('Autres personnes') }
    const asked = { code: 'BA23', title: both('J’encadre une équipe.'), kind: 'single' as const, ladder: [] }
    const printed = async (props: OpeningRecordProps) =>
      squeezed((await readPdf(await openingRecord(props))).pages.join(''))
    const chosen = await printed({ ...opening, second, questions: [asked] })
    for (const one of ['Encadrent une équipe', 'Autres personnes', 'celles des deux ensembles de personnes'])
      expect(chosen).toContain(squeezed(one))
    const without = await printed({ ...opening, second: null, questions: [asked] })
    expect(without).not.toContain(squeezed('ensembles de personnes'))
    expect(without).toContain(squeezed('aucune : les réponses à cette question ne sont pas montrées'))
  })

  it('records that there is no staff representative', async () => {
    const text = squeezed(
      (await readPdf(await openingRecord({ ...opening, representativesEmail: null }))).pages.join(''),
    )
    expect(text).toContain('iln’existepasdereprésentantsdupersonnel')
    expect(text).not.toContain('cst@')
  })

  it('marks a test wave, and only a test wave', async () => {
    const test = await readPdf(await openingRecord({ ...opening, wave: { ...wave, test: true } }))
    expect(test.pages.join('')).toContain('Vague d’essai')
    expect((await readPdf(await openingRecord(opening))).pages.join('')).not.toContain('Vague d’essai')
  })

  it('exists in English', async () => {
    const pdf = await readPdf(await openingRecord({ ...opening, locale: 'en' }))
    expect(pdf.language).toBe('en')
    expect(pdf.title).toBe('Opening record · T0')
    expect(pdf.pages.join(' ')).toContain('Staff representatives')
  })

  it('keeps every hostile text a text', async () => {
    const pdf = await readPdf(
      await openingRecord({
        ...opening,
        territory: hostile,
        processName: hostile,
        who: both(hostile),
        why: both(hostile),
        contact: both(hostile),
        representativesEmail: hostile,
        wave: { ...wave, label: hostile, title: both(hostile), id: hostile },
        groups: [{ id: 't', parent: null, label: both(hostile), headcount: 20, invited: 20 }],
        questions: [{ code: hostile, title: both(hostile), kind: 'scale', ladder: [5] }],
      }),
    )
    const text = squeezed(pdf.pages.join(''))
    expect(text.split(hostileShown).length - 1).toBeGreaterThanOrEqual(10)
    expect(text).not.toContain('root:x:0')
  })

  it('has the same bytes when drawn twice', async () => {
    expect(Buffer.from(await openingRecord(opening)).equals(Buffer.from(await openingRecord(opening)))).toBe(
      true,
    )
  })

  it('lists groups under their parents', () => {
    expect(groupsByDepth(opening.groups).map(({ group, depth }) => `${depth}${group.id}`)).toEqual([
      '0t',
      '1b',
      '1a',
    ])
  })
})

describe('closing record', () => {
  it('prints everything M4 lists', async () => {
    const pdf = await readPdf(await closingRecord(closing))
    const text = squeezed(pdf.pages.join(''))
    for (const part of [
      'Personnesinvitées280',
      'Attestationsdélivrées100',
      '2Bulletinsreçus98',
      'Bulletinsnuls3',
      'Bulletinsvalables95',
      'réponsesquelequestionnairenadmetpas3',
      'détruiteslemardi1erdécembre2026à18h15',
      '7K2MN-4QZ0PAAAAA-00002ZZZZZ-00001',
    ])
      expect(text.replaceAll('’', '')).toContain(part)
    expect(text).not.toContain('nonpubliables')
  })

  it('says of a shared key that it survives on the sheets, and who opened the urn', async () => {
    const [one, shared] = await Promise.all(
      [wave, sharedWave].map(async (wave) =>
        squeezed((await readPdf(await closingRecord({ ...closing, wave }))).pages.join('')),
      ),
    )
    expect(one).toContain('parleservicelui-même')
    expect(one).toContain('L’urnenepeutplusêtrerouverte.')
    expect(shared).toContain('aveclesfeuillesdedeuxdépositaires')
    expect(shared).toContain(
      'Leservicen’aplusriendelaclédepuislemardi1erdécembre2026à18h15.Ellenesurvitquesurlesfeuilles:tantquedeuxnesontpasdétruites,ellesouvriraientuneanciennesauvegarde.',
    )
    expect(shared).not.toMatch(/parleservicelui-même|nepeutplusêtrerouverte/)
  })

  it('says when results are not publishable', async () => {
    const pdf = await readPdf(await closingRecord({ ...closing, ballots: 7, publishable: false }))
    expect(squeezed(pdf.pages.join(''))).toContain('Résultatsnonpubliables:moinsde10bulletinsvalables')
  })

  it('is tagged, without a level of heading left out', async () => {
    const found = roles((await readPdf(await closingRecord({ ...closing, locale: 'en' }))).structure)
    expect(found.filter((role) => role === 'H1')).toHaveLength(1)
    expect(found.filter((role) => role === 'H2')).toHaveLength(6)
    expect(found.filter((role) => role === 'Table')).toHaveLength(3)
  })

  it('says what happened while it was open, each addendum, and how many were added late', async () => {
    const pdf = await readPdf(
      await closingRecord({
        ...closing,
        events: {
          addedLate: 2,
          addenda: [
            { number: 1, recordedOn: '2026-11-20', facts: extension },
            { number: 2, recordedOn: '2026-11-21', facts: arrival },
          ],
          reminders: [
            { kind: 'reminder_7', state: 'queued', dueAt: '2026-11-17T08:00:00Z' },
            { kind: 'reminder_3', state: 'cancelled', dueAt: '2026-11-27T08:00:00Z' },
          ],
          addressesCorrected: 1,
          sentAgain: 3,
        },
      }),
    )
    const text = squeezed(pdf.pages.join('')).replaceAll('’', '')
    for (const part of [
      'dont2ajoutéesaprèslelancement280',
      'Additifnº1,20novembre2026:Laclôture,prévuelemardi1erdécembre2026à18h,estreportéeaumardi8décembre2026à18h.',
      'Additifnº2,21novembre2026:2personnessontajoutées',
      'mardi17novembre2026à9h.',
      'elleaétéannulée',
      'Uneadresserefusée',
      '3liensontétéenvoyés',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('Riennaétéchangé')
    expect(squeezed((await readPdf(await closingRecord(closing))).pages.join(''))).toContain(
      'Rienn’aétéchangé',
    )
  })
})

const extension = {
  kind: 'extension',
  before: '2026-12-01T17:00:00Z',
  after: '2026-12-08T17:00:00Z',
} as const
const arrival = { kind: 'arrival', added: 2, atLaunch: 278, invited: 280 } as const
const correction = {
  kind: 'correction',
  code: 'BA01',
  changes: [
    { what: 'title', language: 'fr', before: 'Je comprend pourquoi.', after: 'Je comprends pourquoi.' },
    { what: 'help', language: 'en', before: null, after: 'Think of your service.' },
  ],
  definitionBefore: 'cd'.repeat(32),
  definitionAfter: 'ef'.repeat(32),
} satisfies AddendumProps['facts']

const base: AddendumProps = {
  ...{ locale: 'fr', territory: opening.territory, processName: opening.processName, wave },
  ...{ number: 3, facts: extension, openingHash: '12'.repeat(32), recordedOn: '2026-11-20' },
}

describe('an addendum', () => {
  it.each([
    ['extension', extension, ['mardi1erdécembre2026à18h', 'mardi8décembre2026à18h']],
    ['arrival', arrival, ['lancement278', 'additif2', 'désormais280', 'serecon']],
    [
      'correction',
      correction,
      ['Jecomprendpourquoi.', 'Jecomprendspourquoi.', 'Thinkofyourservice.', 'aucune', 'efef'.repeat(16)],
    ],
  ] as const)('of kind %s is tagged and prints old and new', async (_kind, facts, parts) => {
    const bytes = await addendum({ ...base, facts: facts as AddendumProps['facts'] })
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid:part')
    const pdf = await readPdf(bytes)
    expect(pdf.title).toBe('Additif nº 3 au procès-verbal d’ouverture · T0')
    expect(roles(pdf.structure).filter((role) => role === 'H1')).toHaveLength(1)
    expect(roles(pdf.structure).filter((role) => role === 'H2')).toHaveLength(2)
    const text = squeezed(pdf.pages.join('')).replaceAll('’', '')
    for (const part of [...parts, '1212'.repeat(16)]) expect(text).toContain(part)
  })

  it('says nothing of a key destroyed a quarter of an hour after a close that trustees have to open', async () => {
    const text = squeezed((await readPdf(await addendum({ ...base, wave: sharedWave }))).pages.join(''))
    expect(text).toContain('l’urneattendlesfeuillesdedeuxdépositaires')
    expect(text).not.toContain('détruite')
    expect(text).toContain('Établile20novembre2026,aprèslelancement')
  })

  it('keeps a hostile text a text', async () => {
    const facts = {
      ...correction,
      changes: [{ what: 'title', language: 'fr', before: hostile, after: hostile }],
    } satisfies AddendumProps['facts']
    const text = squeezed((await readPdf(await addendum({ ...base, facts }))).pages.join(''))
    expect(text.split(hostileShown).length - 1).toBe(2)
  })
})

const cancellation: CancellationRecordProps = {
  ...{ locale: 'fr', territory: opening.territory, processName: opening.processName, wave },
  ...{ reason: both('Une erreur de liste.'), open: true, invited: 280, ballots: 98, credentialsIssued: 100 },
  ...{ k: 10, told: 279, keysDestroyedAt: '2026-11-20T10:00:00Z', issueFingerprint: 'ab'.repeat(32) },
  ...{ definitionHash: 'cd'.repeat(32), openingHash: '12'.repeat(32), recordedOn: '2026-11-20' },
}

describe('cancellation record', () => {
  it('says why, how many, and when the keys were destroyed', async () => {
    const bytes = await cancellationRecord(cancellation)
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid:part')
    const text = squeezed((await readPdf(bytes)).pages.join('')).replaceAll('’', '')
    for (const part of [
      'Uneerreurdeliste.',
      'Personnesinvitées280',
      'Attestationsdélivrées100',
      'Bulletinsdétruitssansêtreouverts98',
      'Personnesprévenuesparcourriel279',
      'vendredi20novembre2026à11h',
    ])
      expect(text).toContain(part)
  })

  it('does not number ballots below k, and has none to tell of before the opening', async () => {
    const few = await readPdf(
      await cancellationRecord({ ...cancellation, ballots: null, credentialsIssued: null }),
    )
    expect(squeezed(few.pages.join(''))).toContain('sansêtreouvertsmoinsde10')
    const early = await readPdf(await cancellationRecord({ ...cancellation, open: false, told: 0 }))
    const text = squeezed(early.pages.join(''))
    expect(text).toContain('aucuneinvitationn’étaitpartie')
    expect(text).not.toContain('Attestations')
  })

  it('says when the wave was cancelled: before the opening, during the vote, after it', async () => {
    const drawn = async (more: Partial<CancellationRecordProps>) =>
      squeezed((await readPdf(await cancellationRecord({ ...cancellation, ...more }))).pages.join(''))
    expect(await drawn({})).toContain('annuléependantlevote')
    expect(await drawn({ votesOver: false })).toContain('annuléependantlevote')
    const over = await drawn({ votesOver: true, wave: sharedWave })
    expect(over).toContain('annuléeaprèslaclôtureduvote')
    expect(over).toContain('Ellenesurvitquesurlesfeuilles:tantquedeuxnesontpasdétruites')
    expect(over).not.toContain('nepeutplusêtrelu')
  })
})
