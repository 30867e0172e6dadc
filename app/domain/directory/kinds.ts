/** What a file describes, and what a list shows. */
export const directoryKinds = ['agents', 'elected', 'organisations'] as const
export type DirectoryKind = (typeof directoryKinds)[number]

export const importFields = [
  'reference',
  'familyName',
  'givenName',
  'employer',
  'matricule',
  'email',
  'service',
  'job',
  'locale',
  'main',
  'name',
  'kind',
  'segment',
  'inseeCode',
  'siren',
  'employs',
  'contactName',
  'contactEmail',
] as const
/** A column of a file. Of an elected official, `employer` is where she sits and `job` her function. */
export type ImportField = (typeof importFields)[number]

/** The columns of each kind of file, in the order of its model; `reference` comes last, from an export. */
export const fieldsOf = {
  agents: [
    'familyName',
    'givenName',
    'employer',
    'matricule',
    'email',
    'service',
    'job',
    'locale',
    'main',
    'reference',
  ],
  elected: ['familyName', 'givenName', 'employer', 'job', 'email', 'locale', 'main', 'reference'],
  organisations: [
    'name',
    'kind',
    'segment',
    'inseeCode',
    'siren',
    'employs',
    'contactName',
    'contactEmail',
    'reference',
  ],
} as const satisfies Record<DirectoryKind, readonly ImportField[]>

export const requiredFieldsOf: Record<DirectoryKind, readonly ImportField[]> = {
  agents: ['familyName', 'givenName', 'employer'],
  elected: ['familyName', 'givenName', 'employer'],
  organisations: ['name', 'kind'],
}

/** Columns a pilot may look for in her file: all but the one that only an export has. */
export function usefulFields(kind: DirectoryKind): ImportField[] {
  return fieldsOf[kind].filter(
    (field) => field !== 'reference' && !requiredFieldsOf[kind].some((required) => required === field),
  )
}

const addresses: Record<string, DirectoryKind> = { elus: 'elected', organisations: 'organisations' }

/** The kind an address names by `?liste=elus` or `?liste=organisations`; agents otherwise. */
export function kindOfAddress(value: string | null): DirectoryKind {
  return addresses[value ?? ''] ?? 'agents'
}

/** The list of persons an address names by `?liste=elus`; agents otherwise. */
export function kindOfPeople(value: string | null): 'agents' | 'elected' {
  return kindOfAddress(value) === 'elected' ? 'elected' : 'agents'
}

/** The value of `liste` for a kind; empty for agents. */
export function addressOfKind(kind: DirectoryKind): string {
  return Object.entries(addresses).find(([, named]) => named === kind)?.[0] ?? ''
}
