import { z } from 'zod'
import type { AgentRow } from './agent-row.ts'
import { comparableName, comparableText } from './comparable-text.ts'
import type { SoundRow } from './import-plan.ts'
import type { ImportField } from './kinds.ts'
import type { EmployerMatch, KnownEmployer } from './match-employer.ts'
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

const requiredFields = ['familyName', 'givenName', 'employer'] as const

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
  /** Known even where the line is left out: she is not absent. */
  employer: KnownEmployer | null
}

export const emailSchema = z.email()

/** Enough of a cell to recognise it, on one line. */
export function shown(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value
}

const named = { reference: true, main: true, locale: true } as Partial<Record<ImportField, true>>

/** Cells that are no text: a formula anywhere; a date or a number cut short where a name, a number or an address is due. */
export function oddCells(
  { formulas, dates, cut }: Pick<AgentRow, 'formulas' | 'dates' | 'cut'>,
  written: (field: ImportField) => unknown,
): LineReason[] {
  const reason = (code: LineReason['code']) => (field: ImportField) => ({
    code,
    field,
    value: shown(String(written(field))),
  })
  return [
    ...formulas.map(reason('formula')),
    ...dates.filter((field) => !named[field] && !formulas.includes(field)).map(reason('date')),
    ...cut.filter((field) => field === 'matricule' || field === 'siren').map(reason('number-cut')),
  ]
}

/** What is wrong with a line taken alone: every reason, not the first. */
export function checkRow(row: AgentRow, match: (cell: string) => EmployerMatch): CheckedRow {
  const reasons = oddCells(row, (field) => row[field as Exclude<ImportField, 'main'> & keyof AgentRow] ?? '')
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
  if (row.email && !formulaIn('email') && !emailSchema.safeParse(row.email).success) {
    reasons.push({ code: 'email-invalid', value: shown(row.email) })
  }
  const { found, asked } =
    row.employer === '' || formulaIn('employer') ? { found: null, asked: null } : match(row.employer)
  if (asked && !found) reasons.push({ code: 'employer-unknown', value: shown(row.employer) })
  if (reasons.length > 0 || !found) return { row, sound: null, reasons, asked, employer: found }
  const { employer: _name, locale: written, formulas: _formulas, dates: _dates, cut: _cut, ...values } = row
  const locale = (written && localesWritten[comparableText(written)]) || null
  const unknownLocale = locale ? null : written
  return {
    row,
    sound: { ...values, employer: found, locale, unknownLocale },
    reasons,
    asked,
    employer: found,
  }
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
