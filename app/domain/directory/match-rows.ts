import { comparableName } from './comparable-text.ts'
import type { KnownEmployment, KnownPerson, LineQuestion, LineTarget, SoundRow } from './import-plan.ts'
import type { ImportDecisions, LineReason } from './schema.ts'

/** An employment of the directory with the person it belongs to. */
interface Candidate {
  employment: KnownEmployment
  person: KnownPerson
}

/** A question is recognised by what its line says, so that an answer holds for the same line of the next file. */
function questionKey(row: SoundRow, occurrence: number): string {
  return JSON.stringify([
    row.employer.id,
    comparableName(row),
    row.matricule,
    row.email,
    row.service,
    row.job,
    occurrence,
  ])
}

/**
 * How well a line fits an agent; null when an address, a service or a job says otherwise. An empty cell contradicts
 * nothing, but fits an empty value best. The spelling, the language and the main employer only decide between equals.
 */
function agreement(row: SoundRow, { employment, person }: Candidate): number | null {
  const cells = [
    [row.email, person.email],
    [row.service, employment.service],
    [row.job, employment.job],
  ]
  if (cells.some(([written, known]) => written !== null && written !== known)) return null
  const same = cells.filter(([written, known]) => written === known)
  const filled = same.filter(([written]) => written !== null)
  const spelling = Number(row.familyName === person.familyName && row.givenName === person.givenName)
  const language = row.locale === null ? 1 : row.locale === person.locale ? 2 : 0
  const main = Number(!row.main || employment.main)
  return [filled.length, same.length, spelling, language, main].reduce((score, part) => score * 4 + part, 0)
}

/** Pairs lines with the agents they describe exactly, the best agreement first. */
function pairExact(rows: readonly SoundRow[], candidates: readonly Candidate[]): Map<SoundRow, Candidate> {
  const pairs = rows.flatMap((row) =>
    candidates.flatMap((candidate) => {
      const score = agreement(row, candidate)
      return score === null ? [] : [{ row, candidate, score }]
    }),
  )
  const paired = new Map<SoundRow, Candidate>()
  const taken = new Set<Candidate>()
  for (const { row, candidate } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (paired.has(row) || taken.has(candidate)) continue
    paired.set(row, candidate)
    taken.add(candidate)
  }
  return paired
}

interface Namesakes {
  rows: readonly SoundRow[]
  byMatricule: ReadonlyMap<SoundRow, Candidate>
  /** Agents of the same name and employer that no matricule of the file designates. */
  free: readonly Candidate[]
  keys: ReadonlyMap<SoundRow, string>
  answers: ImportDecisions['answers']
  targets: Map<SoundRow, LineTarget>
  taken: Set<Candidate>
}

/** A matricule tells two agents apart; a line without one may be any of them. */
function eligible({ free, taken }: Namesakes, row: SoundRow): Candidate[] {
  return free.filter(
    (candidate) => !taken.has(candidate) && (!row.matricule || !candidate.employment.matricule),
  )
}

function take(names: Namesakes, row: SoundRow, candidate: Candidate, question: LineQuestion | null = null) {
  names.targets.set(row, { kind: 'known', ...candidate, question })
  names.taken.add(candidate)
}

function ask(
  { keys, answers }: Namesakes,
  row: SoundRow,
  candidates: Candidate[],
  line: number | null,
): LineQuestion {
  const key = keys.get(row) ?? ''
  return {
    kind: candidates.length > 0 ? 'which' : 'same-name',
    key,
    line,
    candidates: candidates.map(({ employment, person }) => ({
      employmentId: employment.id,
      service: employment.service,
      job: employment.job,
      email: person.email,
    })),
    answer: answers[key] ?? null,
  }
}

/** What the pilot answered comes first: it holds whatever this import or another wrote since. */
function followAnswers(names: Namesakes): void {
  const answered = (row: SoundRow) => names.answers[names.keys.get(row) ?? '']
  const open = names.rows.filter((row) => !names.targets.has(row))
  const kept = names.rows.find((row) => !['same', 'leave'].includes(answered(row) ?? ''))
  for (const row of open) {
    const answer = answered(row)
    const candidates = eligible(names, row)
    const chosen = candidates.find(({ employment }) => employment.id === answer)
    if (chosen) take(names, row, chosen, ask(names, row, candidates, null))
    const reason: LineReason | null =
      answer === 'leave'
        ? { code: 'set-aside' }
        : answer === 'same' && kept
          ? { code: 'same-person', line: kept.line }
          : null
    if (reason) {
      const question = ask(names, row, answer === 'leave' ? candidates : [], kept?.line ?? null)
      names.targets.set(row, { kind: 'left-out', reasons: [reason], question })
    }
  }
}

/**
 * Lines of one name at one employer. Identity is the matricule, or the name where there is none: when the name
 * doesn't decide, the line becomes a question.
 */
function matchNamesakes(names: Namesakes): void {
  for (const [row, candidate] of names.byMatricule) take(names, row, candidate)
  followAnswers(names)
  const left = () => names.rows.filter((row) => !names.targets.has(row))
  const takeIfAlone = () => {
    const [row, another] = left()
    const [candidate, otherCandidate] = row ? eligible(names, row) : []
    if (row && candidate && !another && !otherCandidate) take(names, row, candidate)
  }
  takeIfAlone()
  const exact = pairExact(
    left().filter((row) => !row.matricule),
    names.free.filter((candidate) => !names.taken.has(candidate)),
  )
  for (const [row, candidate] of exact) take(names, row, candidate)
  takeIfAlone()
  const isWritten = (row: SoundRow) => ['known', 'new'].includes(names.targets.get(row)?.kind ?? '')
  let anchor = names.rows.find(isWritten)
  for (const row of left().toSorted((a, b) => Number(!a.matricule) - Number(!b.matricule))) {
    const candidates = eligible(names, row)
    const question = ask(names, row, candidates, candidates.length > 0 ? null : (anchor?.line ?? null))
    if (candidates.length === 0 && (row.matricule || !anchor))
      names.targets.set(row, { kind: 'new', question: null })
    else if (question.answer === 'different') names.targets.set(row, { kind: 'new', question })
    else names.targets.set(row, { kind: 'question', question: { ...question, answer: null } })
    if (isWritten(row)) anchor ??= row
  }
}

/** Keys of a group's lines; lines that say the same in every cell are told apart by their order. */
function questionKeys(rows: readonly SoundRow[]): Map<SoundRow, string> {
  const keys = new Map<SoundRow, string>()
  for (const same of Map.groupBy(rows, (row) => questionKey(row, 0)).values()) {
    for (const [index, row] of same.entries()) keys.set(row, questionKey(row, index + 1))
  }
  return keys
}

function withoutZeros(matricule: string): string {
  return matricule.replace(/^0+(?=\d)/u, '')
}

/** Whether two matricules differ only by zeros at the beginning, which spreadsheets lose. */
export function sameButZeros(a: string, b: string): boolean {
  return a !== b && withoutZeros(a) === withoutZeros(b)
}

/**
 * Lines that say whom they are about: by the reference of our own export, else by the matricule, else by a matricule that
 * has lost its zeros while the name is the same.
 */
function designate(rows: readonly SoundRow[], known: readonly Candidate[]): Map<SoundRow, Candidate> {
  const place = (employerId: string, matricule: string) => `${employerId} ${matricule}`
  const byPlace = new Map<string, Candidate>()
  const byBare = new Map<string, Candidate[]>()
  for (const candidate of known) {
    const { employerId, matricule } = candidate.employment
    if (!matricule) continue
    byPlace.set(place(employerId, matricule), candidate)
    const bare = place(employerId, withoutZeros(matricule))
    byBare.set(bare, [...(byBare.get(bare) ?? []), candidate])
  }
  const byReference = new Map(known.map((candidate) => [candidate.employment.id, candidate]))
  const uses = Map.groupBy(rows, ({ reference }) => reference)
  const found = new Map<SoundRow, Candidate>()
  const claimed = new Set<Candidate>()
  const claim = (row: SoundRow, candidate: Candidate | undefined) => {
    if (!candidate || found.has(row) || claimed.has(candidate)) return
    found.set(row, candidate)
    claimed.add(candidate)
  }
  for (const row of rows) {
    const candidate = row.reference ? byReference.get(row.reference) : undefined
    if (candidate?.employment.employerId !== row.employer.id || uses.get(row.reference)?.length !== 1)
      continue
    const holder = row.matricule ? byPlace.get(place(row.employer.id, row.matricule)) : candidate
    if (!holder || holder === candidate) claim(row, candidate)
  }
  for (const row of rows) if (row.matricule) claim(row, byPlace.get(place(row.employer.id, row.matricule)))
  for (const row of rows) {
    if (!row.matricule) continue
    const [candidate, another] = byBare.get(place(row.employer.id, withoutZeros(row.matricule))) ?? []
    if (candidate && !another && comparableName(candidate.person) === comparableName(row))
      claim(row, candidate)
  }
  return found
}

/**
 * Finds, for each sound line, the agent it is about.
 * @param rows lines whose matricules are all different within one employer
 * @returns one target for each line: an employment that is known, a new one, a question, or left out by an answer
 */
export function matchRows(
  rows: readonly SoundRow[],
  persons: readonly KnownPerson[],
  decisions: ImportDecisions,
): Map<SoundRow, LineTarget> {
  const known = persons.flatMap((person) => person.employments.map((employment) => ({ employment, person })))
  const byMatricule = designate(rows, known)
  const claimed = new Set(byMatricule.values())
  const free = known.filter((candidate) => !claimed.has(candidate))
  const freeByName = Map.groupBy(
    free,
    ({ employment, person }) => `${employment.employerId} ${comparableName(person)}`,
  )
  const targets = new Map<SoundRow, LineTarget>()
  for (const [key, group] of Map.groupBy(rows, (row) => `${row.employer.id} ${comparableName(row)}`)) {
    const numbered = new Map(
      group.flatMap((row) => {
        const candidate = byMatricule.get(row)
        return candidate ? [[row, candidate] as const] : []
      }),
    )
    matchNamesakes({
      rows: group,
      byMatricule: numbered,
      free: freeByName.get(key) ?? [],
      keys: questionKeys(group),
      answers: decisions.answers,
      targets,
      taken: new Set(),
    })
  }
  return targets
}
