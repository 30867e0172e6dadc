import { locales, translator } from '#app/i18n/index.ts'
import type { OrganisationKind, Segment } from '#db/schema/directory.ts'
import { comparableText } from './comparable-text.ts'

export const organisationKinds = [
  'epci',
  'commune',
  'ccas',
  'cias',
  'syndicate',
  'partner',
  'other',
] as const satisfies readonly OrganisationKind[]

export const segments = ['epci', 'central_commune', 'other_communes'] as const satisfies readonly Segment[]

const kindWords: Record<string, OrganisationKind> = {
  epci: 'epci',
  intercommunalite: 'epci',
  'communaute de communes': 'epci',
  'communaute d agglomeration': 'epci',
  'communaute urbaine': 'epci',
  metropole: 'epci',
  'intermunicipal authority': 'epci',
  'intercommunal authority': 'epci',
  commune: 'commune',
  mairie: 'commune',
  ville: 'commune',
  municipality: 'commune',
  ccas: 'ccas',
  'centre communal d action sociale': 'ccas',
  'communal welfare centre': 'ccas',
  cias: 'cias',
  'centre intercommunal d action sociale': 'cias',
  'intercommunal welfare centre': 'cias',
  syndicat: 'syndicate',
  'syndicat mixte': 'syndicate',
  'syndicat intercommunal': 'syndicate',
  sivu: 'syndicate',
  sivom: 'syndicate',
  petr: 'syndicate',
  'joint authority': 'syndicate',
  partenaire: 'partner',
  partner: 'partner',
  association: 'partner',
  autre: 'other',
  other: 'other',
}

const segmentWords: Record<string, Segment> = {
  intercommunalite: 'epci',
  epci: 'epci',
  'intermunicipal authority': 'epci',
  'intercommunal authority': 'epci',
  'ville centre': 'central_commune',
  'commune centre': 'central_commune',
  'main town': 'central_commune',
  'central town': 'central_commune',
  'autres communes': 'other_communes',
  'autre commune': 'other_communes',
  'other municipalities': 'other_communes',
  'other communes': 'other_communes',
}

/** The nature a cell names; null when it is none we know. */
export function kindOfWords(text: string): OrganisationKind | null {
  const word = comparableText(text)
  const kind = organisationKinds.find((one) =>
    locales.some(
      (locale) => comparableText(translator(locale)(`directory:organisationKind.${one}`)) === word,
    ),
  )
  return kind ?? (Object.hasOwn(kindWords, word) ? (kindWords[word] ?? null) : null)
}

/** The group of the results a cell names; null when it is none of the three. */
export function segmentOfWords(text: string): Segment | null {
  const word = comparableText(text)
  const segment = segments.find((one) =>
    locales.some((locale) => comparableText(translator(locale)(`directory:segment.${one}`)) === word),
  )
  return segment ?? (Object.hasOwn(segmentWords, word) ? (segmentWords[word] ?? null) : null)
}

/** The group an organisation belongs to when nobody says: what is intercommunal is with the EPCI. */
export function usualSegment(kind: OrganisationKind): Segment {
  return kind === 'epci' || kind === 'cias' ? 'epci' : 'other_communes'
}
