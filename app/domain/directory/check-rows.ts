import { z } from 'zod'
import { comparableName, comparableText } from './comparable-text.ts'
import { type ImportField, requiredFields } from './headings.ts'
import type { SoundRow } from './import-plan.ts'
import type { EmployerMatch } from './match-employer.ts'
import type { AgentRow } from './read-agents-file.ts'
import type { LineReason } from './schema.ts'

const longest = {
  familyName: 100,
  givenName: 100,
  employer: 200,
  matricule: 50,
  email: 254,
  service: 200,
  job: 200,
}

const localesWritten: Record<string, 'fr' | 'en'> = {
  fr: 'fr',
  francais: 'fr',
  francaise: 'fr',
  french: 'fr',
  en: 'en',
  anglais: 'en',
  anglaise: 'en',
  english: 'en',
}

export interface CheckedRow {
  row: AgentRow
  /** Null where there are reasons to leave the line out. */
  sound: SoundRow | null
  reasons: LineReason[]
  /** The employer's name is one the pilot is asked about. */
  asked: EmployerMatch['asked']
}

const email = z.email()

/** Enough of a cell to recognise it, on one line. */
function shown(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value
}

/** What is wrong with a line taken alone: every reason, not the first. */
export function checkRow(row: AgentRow, match: (cell: string) => EmployerMatch): CheckedRow {
  const reasons: LineReason[] = row.formulas.map((field) => ({
    code: 'formula',
    field,
    value: shown(row[field as Exclude<ImportField, 'main'>] ?? ''),
  }))
  for (const field of requiredFields) {
    if (row[field] === '') reasons.push({ code: 'missing', field })
    // A name made of signs alone would be the same as any other.
    else if (comparableText(row[field]) === '')
      reasons.push({ code: 'missing', field, value: shown(row[field]) })
  }
  for (const [field, length] of Object.entries(longest) as [keyof typeof longest, number][]) {
    if ((row[field]?.length ?? 0) > length) reasons.push({ code: 'too-long', field })
  }
  const formulaIn = (field: ImportField) => row.formulas.includes(field)
  if (row.email && !formulaIn('email') && !email.safeParse(row.email).success) {
    reasons.push({ code: 'email-invalid', value: shown(row.email) })
  }
  const { found, asked } =
    row.employer === '' || formulaIn('employer') ? { found: null, asked: null } : match(row.employer)
  if (asked && !found) reasons.push({ code: 'employer-unknown', value: shown(row.employer) })
  if (reasons.length > 0 || !found) return { row, sound: null, reasons, asked }
  const { employer: _name, locale: written, formulas: _formulas, ...values } = row
  const locale = (written && localesWritten[comparableText(written)]) || null
  const unknownLocale = locale ? null : written
  return { row, sound: { ...values, employer: found, locale, unknownLocale }, reasons, asked }
}

/** Lines that say the same matricule twice: the same name is a repeated line, two names are a conflict and both stay out. */
export function findRepeatedMatricules(rows: readonly SoundRow[]): Map<SoundRow, LineReason> {
  const numbered = rows.filter((row) => row.matricule)
  const byMatricule = Map.groupBy(numbered, (row) => `${row.employer.id} ${row.matricule}`)
  const reasons = new Map<SoundRow, LineReason>()
  for (const group of byMatricule.values()) {
    const [first, ...others] = group
    if (!first) continue
    const other = others.find((row) => comparableName(row) !== comparableName(first))
    const value = first.matricule ?? ''
    for (const row of others) {
      reasons.set(
        row,
        other
          ? { code: 'matricule-conflict', line: first.line, value }
          : { code: 'duplicate-line', line: first.line },
      )
    }
    if (other) reasons.set(first, { code: 'matricule-conflict', line: other.line, value })
  }
  return reasons
}
