import type { OpeningRecordProps } from '#app/documents/opening-record.server.ts'

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

/** What an opening record states, for tests of its drawing. */
export const openingProps: OpeningRecordProps = {
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
