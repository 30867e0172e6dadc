import { comparableName } from './comparable-text.ts'
import type {
  ImportPlan,
  KnownEmployment,
  KnownPerson,
  LineChange,
  LineNote,
  PersonValues,
  PlannedEmployment,
  SoundRow,
} from './import-plan.ts'
import { sameButZeros } from './match-rows.ts'

/** What the file says of one person: employments that are known and employments that are new. */
export interface PersonRows {
  person: KnownPerson | null
  known: { row: SoundRow; employment: KnownEmployment }[]
  added: SoundRow[]
}

export interface RowResult {
  row: SoundRow
  status: 'new' | 'changed' | 'unchanged'
  changes: LineChange[]
  notes: LineNote[]
}

function planEmployment(row: SoundRow, main: boolean): PlannedEmployment {
  const { line, matricule, service, job, employer } = row
  return { line, employerId: employer.id, matricule, service, job, main }
}

function firstFilled<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null
}

/** Lines of one person that name her differently contradict each other: none of them renames her. */
function agreeOnName(rows: readonly SoundRow[]): boolean {
  return new Set(rows.map(comparableName)).size === 1
}

/**
 * The values of a person. The line of the main employment speaks for her; other lines only fill what nobody knew, and say a
 * language where she didn't (the one known may be French by default).
 * An empty cell never erases. An employer's file speaks before a list of elected officials.
 */
function personValues(
  person: KnownPerson | null,
  main: SoundRow | undefined,
  rows: readonly SoundRow[],
): PersonValues {
  const names = person && (person.keepsIdentity || !agreeOnName(rows)) ? person : (main ?? person ?? rows[0])
  const first = person?.keepsIdentity ? person : null
  return {
    familyName: names?.familyName ?? '',
    givenName: names?.givenName ?? '',
    email: firstFilled([
      first?.email ?? null,
      main?.email ?? null,
      person?.email ?? null,
      ...rows.map((row) => row.email),
    ]),
    locale:
      firstFilled([
        first?.locale ?? null,
        main?.locale ?? null,
        ...rows.map((row) => row.locale),
        person?.locale ?? null,
      ]) ?? 'fr',
  }
}

function changesBetween<T extends object>(
  from: T,
  to: T,
  fields: readonly (keyof T & LineChange['field'])[],
): LineChange[] {
  return fields.flatMap((field) =>
    from[field] === to[field]
      ? []
      : [{ field, from: (from[field] as string | null) ?? null, to: (to[field] as string | null) ?? null }],
  )
}

/** The known matricule where the line writes it without its zeros. */
function keptMatricule({ matricule }: SoundRow, { matricule: known }: KnownEmployment): string | null {
  return matricule && known && known.length > matricule.length && sameButZeros(known, matricule)
    ? known
    : null
}

/** Says that the values of a line about her identity are not taken: another list knows her better. */
function keepsIdentity(row: SoundRow, person: KnownPerson | null): boolean {
  return (
    person?.keepsIdentity === true &&
    ((row.email !== null && row.email !== person.email) ||
      row.familyName !== person.familyName ||
      row.givenName !== person.givenName)
  )
}

function notesOf(
  row: SoundRow,
  repeatedMain: boolean,
  joins: string | null,
  nameKept: string | null = null,
): LineNote[] {
  const notes: LineNote[] = []
  if (row.unknownLocale) notes.push({ code: 'language-unknown', value: row.unknownLocale })
  if (repeatedMain) notes.push({ code: 'main-twice', value: '' })
  if (joins) notes.push({ code: 'joins', value: joins })
  if (nameKept) notes.push({ code: 'name-kept', value: nameKept })
  return notes
}

/**
 * Adds to the plan what one person's lines change, and says so line by line.
 * The main employment is the line that says so, else the one known so far, else the first line: she is counted there.
 */
export function planPerson({ person, known, added }: PersonRows, plan: ImportPlan): RowResult[] {
  const rows = [...known.map(({ row }) => row), ...added].toSorted((a, b) => a.line - b.line)
  const saidMain = rows.filter((row) => row.main)
  const mainBefore = person?.employments.find((employment) => employment.main)
  const mainRow =
    saidMain[0] ?? (person ? known.find(({ employment }) => employment === mainBefore)?.row : rows[0])
  const mainEmployment = known.find(({ row }) => row === mainRow)?.employment
  const mainMoves =
    person !== null && mainRow !== undefined && (!mainEmployment || mainEmployment !== mainBefore)
  const values = personValues(person, mainRow, rows)
  const planned = added.map((row) => planEmployment(row, row === mainRow))
  const spokesman = mainRow ?? rows[0]

  if (!person) plan.newPersons.push({ ...values, employments: planned })
  else plan.additions.push(...planned.map((employment) => ({ ...employment, personId: person.id })))
  const personChanges = person
    ? changesBetween(person, { ...person, ...values }, ['familyName', 'givenName', 'email', 'locale'])
    : []
  if (person && personChanges.length > 0) plan.personChanges.push({ id: person.id, ...values })
  if (person && mainMoves)
    plan.mainMoves.push({ personId: person.id, employmentId: mainEmployment?.id ?? null })

  const results = new Map<SoundRow, RowResult>()
  const joins = person ? `${person.givenName} ${person.familyName}` : null
  const nameKept = (row: SoundRow) =>
    person && !person.keepsIdentity && !agreeOnName(rows) && comparableName(row) !== comparableName(person)
      ? joins
      : null
  for (const row of added) {
    const notes = notesOf(row, row.main && row !== mainRow, joins)
    if (keepsIdentity(row, person)) notes.push({ code: 'identity-kept', value: '' })
    const changes = row === spokesman ? personChanges : []
    results.set(row, { row, status: 'new', changes, notes })
  }
  for (const { row, employment } of known) {
    const after = {
      id: employment.id,
      matricule: keptMatricule(row, employment) ?? row.matricule ?? employment.matricule,
      service: row.service ?? employment.service,
      job: row.job ?? employment.job,
    }
    const changes = changesBetween({ ...employment }, { ...employment, ...after }, [
      'matricule',
      'service',
      'job',
    ])
    if (changes.length > 0) plan.employmentChanges.push(after)
    if (row === spokesman) changes.unshift(...personChanges)
    if (row === mainRow && mainMoves) changes.push({ field: 'main', from: null, to: null })
    const status = changes.length > 0 ? 'changed' : 'unchanged'
    const notes = notesOf(row, row.main && row !== mainRow, null, nameKept(row))
    const kept = keptMatricule(row, employment)
    if (kept) notes.push({ code: 'zeros-kept', value: kept })
    if (keepsIdentity(row, person)) notes.push({ code: 'identity-kept', value: '' })
    results.set(row, { row, status, changes, notes })
  }
  return rows.flatMap((row) => results.get(row) ?? [])
}
