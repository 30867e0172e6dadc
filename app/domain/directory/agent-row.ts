import { comparableText } from './comparable-text.ts'
import type { ImportField } from './kinds.ts'

/** One line of a file, its cells cleaned; `line` is the row number a spreadsheet shows. */
export interface FileRow {
  line: number
  /** What each column says; empty where it says nothing. */
  values: Partial<Record<ImportField, string>>
  /** Fields whose cell holds a formula, a date, or a number cut by the spreadsheet (1,2E+05). */
  formulas: ImportField[]
  dates: ImportField[]
  cut: ImportField[]
}

/** A line about an agent, or about an elected official: `employer` is then where she sits, `job` her function. */
export interface AgentRow {
  line: number
  familyName: string
  givenName: string
  employer: string
  matricule: string | null
  email: string | null
  service: string | null
  job: string | null
  /** As written: it may be no language. */
  locale: string | null
  main: boolean
  /** What our own export calls this line. */
  reference: string | null
  formulas: ImportField[]
  dates: ImportField[]
  cut: ImportField[]
}

const yes = new Set(['oui', 'o', 'x', '1', 'vrai', 'yes', 'y', 'true', 'principal', 'main'])
const no = new Set(['non', 'n', '0', 'faux', 'no', 'false'])

/** Whether a cell says yes. */
export function saysYes(text: string): boolean {
  return yes.has(comparableText(text))
}

/** Whether a cell says no, which an empty one doesn't. */
export function saysNo(text: string): boolean {
  return no.has(comparableText(text))
}

/** A line read as one person's. */
export function toAgentRow({ line, values, formulas, dates, cut }: FileRow): AgentRow {
  return {
    line,
    familyName: values.familyName ?? '',
    givenName: values.givenName ?? '',
    employer: values.employer ?? '',
    matricule: values.matricule || null,
    email: values.email?.toLowerCase() || null,
    service: values.service || null,
    job: values.job || null,
    locale: values.locale || null,
    main: saysYes(values.main ?? ''),
    reference: values.reference || null,
    formulas,
    dates,
    cut,
  }
}
