import type { Generated } from 'kysely'

export interface ProcessesTable {
  id: Generated<string>
  name: string
  epci_name: string
  epci_siren: string
  /** Launch day, YYYY-MM-DD. */
  launch_on: string
  created_at: Date
  kind: Generated<ProcessKind>
  /** From launch to adoption. */
  months: Generated<12 | 15 | 18>
  school_zone: Generated<'A' | 'B' | 'C' | null>
  /** Proposed closed windows that the pilot set aside. */
  lifted_windows: Generated<string[]>
  /** From then on, read only. */
  archived_at: Generated<Date | null>
}

/** domain.md §2.4. */
export type ProcessKind =
  | 'pooling'
  | 'shared_service'
  | 'competence_transfer'
  | 'epci_merger'
  | 'new_commune'
  | 'governance_pact'
  | 'mid_term_revision'

export type Segment = 'epci' | 'central_commune' | 'other_communes'

export type OrganisationKind = 'epci' | 'commune' | 'ccas' | 'cias' | 'syndicate' | 'partner' | 'other'

/** The EPCI, its communes and the other organisations: each may be an employer of its own. */
export interface EmployersTable {
  id: Generated<string>
  process_id: string
  name: string
  kind: OrganisationKind
  segment: Segment
  /** Five characters, of a commune only. */
  insee_code: string | null
  /** Nine digits. */
  siren: string | null
  /** Inhabitants (municipal population), where known. */
  population: Generated<number | null>
  /** False for a partner whose staff is not consulted: no agent can be imported there. */
  employs: Generated<boolean>
  contact_name: Generated<string | null>
  contact_email: Generated<string | null>
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

/** A seat of an elected official in a commune or in the EPCI; one is the main one. */
export interface MandatesTable {
  id: Generated<string>
  process_id: string
  person_id: string
  employer_id: string
  function: string | null
  main: boolean
}

export type DirectoryKind = 'agents' | 'elected' | 'organisations'

/** A file being read by the pilot before anything is written to the directory. Deleted after 30 days. */
export interface DirectoryImportsTable {
  id: Generated<string>
  process_id: string
  account_id: string
  file_name: string
  /** Emptied once applied: what it said is in the directory. */
  content: Buffer
  kind: Generated<DirectoryKind>
  /** The sheet chosen in a workbook; null: the first. */
  sheet: Generated<string | null>
  /** Columns chosen by hand; null: as recognised. */
  columns: Generated<unknown>
  /** previewed → confirmed → applied → undone, or failed. */
  state: 'previewed' | 'confirmed' | 'applied' | 'failed' | 'undone'
  /** What the pilot answered in the preview: which same names are one person, which lines to leave out. */
  decisions: unknown
  done: number
  total: number
  /** Counts of what was written: created, changed, unchanged, left out. */
  outcome: unknown
  created_at: Date
  applied_at: Generated<Date | null>
  /** The order in which imports of a démarche were written, from 1. */
  applied_rank: Generated<number | null>
}

/** The columns a pilot chose by hand, for the next file with the same headings. */
export interface DirectoryColumnsTable {
  process_id: string
  kind: DirectoryKind
  /** SHA-256 of the headings. */
  headings: Buffer
  columns: unknown
}

/** What an import changed, row by row, so that it can be undone. Forgotten with it after 30 days. */
export interface DirectoryChangesTable {
  import_id: string
  subject: 'person' | 'employment' | 'mandate' | 'organisation' | 'delivery'
  id: string
  /** Null where the import added the row. */
  before: unknown
  /** Null where it took the row away. */
  after: unknown
}
