import type { Generated } from 'kysely'

export interface ProcessesTable {
  id: Generated<string>
  name: string
  epci_name: string
  epci_siren: string
  /** Launch day, YYYY-MM-DD. */
  launch_on: string
  created_at: Date
}

export type Segment = 'epci' | 'central_commune' | 'other_communes'

/** The EPCI and its communes: each is an employer of its own. */
export interface EmployersTable {
  id: Generated<string>
  process_id: string
  name: string
  kind: 'epci' | 'commune' | 'other'
  segment: Segment
  /** Five characters, of a commune only. */
  insee_code: string | null
  /** Nine digits. */
  siren: string | null
}

export interface PersonsTable {
  id: Generated<string>
  process_id: string
  family_name: string
  given_name: string
  email: string | null
  locale: 'fr' | 'en'
}

/** A person has one or more employments; exactly one is the main one, where she is counted. */
export interface EmploymentsTable {
  id: Generated<string>
  process_id: string
  person_id: string
  employer_id: string
  matricule: string | null
  service: string | null
  job: string | null
  main: boolean
}

/** A file being read by the pilot before anything is written to the directory. Deleted after 30 days. */
export interface DirectoryImportsTable {
  id: Generated<string>
  process_id: string
  account_id: string
  file_name: string
  content: Buffer
  /** previewed → confirmed → applied, or failed. */
  state: 'previewed' | 'confirmed' | 'applied' | 'failed'
  /** What the pilot answered in the preview: which same names are one person, which lines to leave out. */
  decisions: unknown
  done: number
  total: number
  /** Counts of what was written: created, changed, unchanged, left out. */
  outcome: unknown
  created_at: Date
}
