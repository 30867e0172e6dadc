import type { Locale } from '#app/i18n/index.ts'
import type { ImportField } from './headings.ts'
import type { KnownEmployer } from './match-employer.ts'
import type { AgentRow } from './read-agents-file.ts'
import type { LineReason } from './schema.ts'

/** The directory as the preview compares with it. */
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
}

/** A line whose cells are sound and whose employer is known. */
export interface SoundRow extends Omit<AgentRow, 'employer' | 'locale' | 'formulas'> {
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
  code: 'language-unknown' | 'main-twice' | 'joins' | 'name-kept'
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

/** All that will be written, in full values: applying it again changes nothing. */
export interface ImportPlan {
  newPersons: (PersonValues & { employments: PlannedEmployment[] })[]
  /** Employments added to persons who are known. */
  additions: (PlannedEmployment & { personId: string })[]
  personChanges: (PersonValues & { id: string })[]
  employmentChanges: { id: string; matricule: string | null; service: string | null; job: string | null }[]
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
}

export interface ImportPreview {
  lines: PreviewLine[]
  counts: PreviewCounts
  proposals: MergeProposal[]
  unknownEmployers: UnknownEmployer[]
  plan: ImportPlan
}
