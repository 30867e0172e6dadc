import type { Locale } from '#app/i18n/index.ts'
import type { OrganisationKind, Segment } from '#db/schema/directory.ts'
import type { AgentRow } from './agent-row.ts'
import type { ImportField } from './kinds.ts'
import type { KnownEmployer } from './match-employer.ts'
import type { LineReason } from './schema.ts'

/** The directory as the preview compares with it; of elected officials, an employment is a mandate. */
export interface KnownEmployment {
  id: string
  employerId: string
  matricule: string | null
  service: string | null
  job: string | null
  main: boolean
}

export interface KnownPerson {
  id: string
  familyName: string
  givenName: string
  email: string | null
  locale: Locale
  employments: KnownEmployment[]
  /** Employers of what the other list says of her: where an elected official works, where an agent is elected. */
  elsewhere?: string[]
  /** The file only fills what is empty in her name, address and language. */
  keepsIdentity?: boolean
}

/** A line whose cells are sound and whose employer is known. */
export interface SoundRow extends Omit<AgentRow, 'employer' | 'locale' | 'formulas' | 'dates' | 'cut'> {
  employer: KnownEmployer
  /** Null where the file says nothing; `unknownLocale` where it says something else than French or English. */
  locale: Locale | null
  unknownLocale: string | null
}

/** Several readings are possible and only the pilot knows: nothing of the line is written before she answers. */
export interface LineQuestion {
  /** `same-name`: as another line of the file. `which`: several agents of the directory bear this name there. */
  kind: 'same-name' | 'which'
  key: string
  /** The line of the same name, for `same-name`. */
  line: number | null
  /** The agents it may be, for `which`. */
  candidates: { employmentId: string; service: string | null; job: string | null; email: string | null }[]
  answer: string | null
}

export type LineTarget =
  | { kind: 'left-out'; reasons: LineReason[]; question: LineQuestion | null }
  | { kind: 'question'; question: LineQuestion }
  | { kind: 'known'; employment: KnownEmployment; person: KnownPerson; question: LineQuestion | null }
  | { kind: 'new'; question: LineQuestion | null }

export interface LineChange {
  field: ImportField
  from: string | null
  to: string | null
}

export interface LineNote {
  code:
    | 'language-unknown'
    | 'main-twice'
    | 'joins'
    | 'name-kept'
    | 'zeros-kept'
    | 'identity-kept'
    | 'territory-kept'
  value: string
}

export type LineStatus = 'new' | 'changed' | 'unchanged' | 'left-out' | 'question'

export interface PreviewLine {
  line: number
  /** As written in the file. */
  name: string
  employer: string
  email: string | null
  service: string | null
  job: string | null
  status: LineStatus
  reasons: LineReason[]
  changes: LineChange[]
  notes: LineNote[]
  question: LineQuestion | null
}

/** The same name at several employers: one person, or several? Never merged unless ticked. */
export interface MergeProposal {
  key: string
  name: string
  employers: { name: string; line: number | null }[]
  ticked: boolean
}

/** A name of employer that nobody knows, asked once for all its lines. */
export interface UnknownEmployer {
  key: string
  written: string
  lines: number
  nearest: KnownEmployer | null
  /** The employer she answered it is. */
  answer: string | null
}

export interface PlannedEmployment {
  line: number
  employerId: string
  matricule: string | null
  service: string | null
  job: string | null
  main: boolean
}

export interface PersonValues {
  familyName: string
  givenName: string
  email: string | null
  locale: Locale
}

export interface OrganisationValues {
  name: string
  kind: OrganisationKind
  segment: Segment
  inseeCode: string | null
  siren: string | null
  employs: boolean
  contactName: string | null
  contactEmail: string | null
}

/** What the directory has at the employers of the file, and the file has not. */
export interface Absence {
  /** Of an employment, a mandate or an organisation. */
  id: string
  name: string
  employerId: string
  employer: string
  service: string | null
  job: string | null
  /** Why it can't be taken away: the waves whose frozen list has her, or what depends on the organisation. */
  held: AbsenceHold | null
  /** Taken away if the import is confirmed. */
  ticked: boolean
  /** It is all that she has: she goes with it. */
  last: boolean
}

export type AbsenceHold =
  | { code: 'open-wave'; waves: string }
  | { code: 'organisation-used' | 'territory-itself' }

/** All that will be written, in full values: applying it again changes nothing. */
export interface ImportPlan {
  newPersons: (PersonValues & { employments: PlannedEmployment[] })[]
  /** Employments added to persons who are known. */
  additions: (PlannedEmployment & { personId: string })[]
  personChanges: (PersonValues & { id: string })[]
  employmentChanges: { id: string; matricule: string | null; service: string | null; job: string | null }[]
  /** Employments taken away because the file doesn't have them and the pilot ticked them. */
  removals: { employmentId: string; personId: string; main: boolean }[]
  newOrganisations: OrganisationValues[]
  organisationChanges: (OrganisationValues & { id: string })[]
  organisationRemovals: { id: string }[]
  /** Persons whose main employment is another from now on; null: one of the additions. */
  mainMoves: { personId: string; employmentId: string | null }[]
}

export interface PreviewCounts {
  new: number
  changed: number
  unchanged: number
  leftOut: number
  questions: number
  /** Persons who are in no list yet. */
  persons: number
  /** Of these, those without an address: they will need a slip of paper. */
  personsWithoutEmail: number
  /** Absent from the file; of these, to be taken away, and persons who go with it. */
  absent: number
  removed: number
  removedPersons: number
}

export interface ImportPreview {
  lines: PreviewLine[]
  counts: PreviewCounts
  proposals: MergeProposal[]
  unknownEmployers: UnknownEmployer[]
  absences: Absence[]
  /** Matricules the file writes as numbers: zeros at their beginning are lost. */
  numbers: number
  plan: ImportPlan
}
