import { comparableText } from './comparable-text.ts'

export const importFields = [
  'familyName',
  'givenName',
  'employer',
  'matricule',
  'email',
  'service',
  'job',
  'locale',
  'main',
] as const
export type ImportField = (typeof importFields)[number]

export const requiredFields = [
  'familyName',
  'givenName',
  'employer',
] as const satisfies readonly ImportField[]

/** The headings of each column, in French and English, compared without accents, case and spaces; the most telling first. */
const headingsOf: Record<ImportField, readonly string[]> = {
  familyName: [
    'nom d’usage',
    'nom usuel',
    'nom usage',
    'nom',
    'nom de famille',
    'nom agent',
    'nom de l’agent',
    'last name',
    'family name',
    'surname',
    'nom patronymique',
    'nom de naissance',
  ],
  givenName: [
    'prénom usuel',
    'prénom d’usage',
    'prénom',
    'prénoms',
    'prénom agent',
    'prénom de l’agent',
    'first name',
    'given name',
    'forename',
  ],
  employer: [
    'employeur',
    'collectivité employeur',
    'collectivité',
    'collectivité d’emploi',
    'nom de la collectivité',
    'employer',
    'local authority',
    'authority',
    'council',
    'commune employeur',
    'commune',
    'municipality',
    'structure',
    'établissement',
    'organisme',
    'organisation',
  ],
  matricule: [
    'matricule',
    'matricule agent',
    'numéro de matricule',
    'numéro matricule',
    'n° matricule',
    'n° de matricule',
    'num matricule',
    'numéro agent',
    'numéro d’agent',
    'n° agent',
    'identifiant agent',
    'employee number',
    'employee id',
    'staff number',
    'payroll number',
    'personnel number',
  ],
  email: [
    'e-mail professionnel',
    'mail professionnel',
    'courriel professionnel',
    'adresse électronique professionnelle',
    'adresse mail professionnelle',
    'adresse e-mail professionnelle',
    'work email',
    'e-mail',
    'mail',
    'courriel',
    'adresse électronique',
    'adresse e-mail',
    'adresse mail',
    'adresse courriel',
    'adresse de messagerie',
    'adresse de courriel',
    'messagerie',
    'e-mail address',
  ],
  service: [
    'service',
    'service d’affectation',
    'nom du service',
    'affectation',
    'direction',
    'pôle',
    'department',
    'team',
    'unit',
    'directorate',
    'unité',
  ],
  job: [
    'fonction',
    'poste',
    'intitulé du poste',
    'intitulé de poste',
    'libellé du poste',
    'emploi',
    'métier',
    'job',
    'job title',
    'position',
    'function',
    'occupation',
    'role',
  ],
  locale: [
    'langue',
    'langue de correspondance',
    'langue préférée',
    'language',
    'preferred language',
    'locale',
  ],
  main: [
    'employeur principal',
    'emploi principal',
    'principal',
    'main employer',
    'main employment',
    'main job',
    'main',
    'primary employer',
  ],
}

function compact(heading: string): string {
  return comparableText(heading.replace(/n°/giu, 'no ')).replaceAll(' ', '')
}

const known = new Map<string, { field: ImportField; rank: number }>()
for (const field of importFields) {
  for (const [rank, heading] of headingsOf[field].entries()) {
    if (!known.has(compact(heading))) known.set(compact(heading), { field, rank })
  }
}

export interface RecognisedHeadings {
  /** The columns of each field, by position. A family name may have several: the birth name serves where the name in use is empty. */
  columns: Partial<Record<ImportField, number[]>>
  /** What was recognised, in the order of the file, and the headings nobody reads. */
  read: { field: ImportField; heading: string }[]
  ignored: string[]
}

/** Recognises the first line of a file. Where several columns suit one field, the most telling heading is read. */
export function recogniseHeadings(headings: readonly string[]): RecognisedHeadings {
  const candidates: Partial<Record<ImportField, { column: number; rank: number }[]>> = {}
  for (const [column, heading] of headings.entries()) {
    const match = known.get(compact(heading))
    if (!match) continue
    candidates[match.field] = [...(candidates[match.field] ?? []), { column, rank: match.rank }]
  }
  const columns: RecognisedHeadings['columns'] = {}
  const fieldOf = new Map<number, ImportField>()
  for (const field of importFields) {
    const found = candidates[field]?.toSorted((a, b) => a.rank - b.rank || a.column - b.column)
    if (!found) continue
    const kept = field === 'familyName' ? found : found.slice(0, 1)
    columns[field] = kept.map(({ column }) => column)
    for (const { column } of kept) fieldOf.set(column, field)
  }
  const read: RecognisedHeadings['read'] = []
  const ignored: string[] = []
  for (const [column, heading] of headings.entries()) {
    const field = fieldOf.get(column)
    if (field) read.push({ field, heading })
    else if (heading !== '') ignored.push(heading)
  }
  return { columns, read, ignored }
}
