import type { AgentRow } from './agent-row.ts'
import { type CheckedRow, checkRow, findRepeatedMatricules } from './check-rows.ts'
import { comparableText } from './comparable-text.ts'
import { findAbsences } from './find-absences.ts'
import type {
  ImportPlan,
  ImportPreview,
  KnownPerson,
  LineTarget,
  PreviewLine,
  SoundRow,
  UnknownEmployer,
} from './import-plan.ts'
import { employerMatcher, type KnownEmployer } from './match-employer.ts'
import { matchRows } from './match-rows.ts'
import { type PersonRows, planPerson, type RowResult } from './plan-person.ts'
import { type Merge, proposeMerges } from './propose-merges.ts'
import type { ImportDecisions } from './schema.ts'

/** The lines of each person: one that is known, one that a tick makes of several lines, or one alone. */
function gatherPersons(targets: ReadonlyMap<SoundRow, LineTarget>, merges: readonly Merge[]): PersonRows[] {
  const byPerson = new Map<KnownPerson, PersonRows>()
  const ofPerson = (person: KnownPerson): PersonRows => {
    const gathered = byPerson.get(person) ?? { person, known: [], added: [] }
    byPerson.set(person, gathered)
    return gathered
  }
  const mergeOf = new Map(
    merges
      .filter(({ proposal }) => proposal.ticked)
      .flatMap((merge) => merge.rows.map((row) => [row, merge])),
  )
  const merged = new Map<Merge, PersonRows>()
  const alone: PersonRows[] = []
  for (const [row, target] of targets) {
    if (target.kind === 'known') ofPerson(target.person).known.push({ row, employment: target.employment })
    if (target.kind !== 'new') continue
    const merge = mergeOf.get(row)
    if (!merge) alone.push({ person: null, known: [], added: [row] })
    else if (merge.person) ofPerson(merge.person).added.push(row)
    else {
      const gathered = merged.get(merge) ?? { person: null, known: [], added: [] }
      gathered.added.push(row)
      merged.set(merge, gathered)
    }
  }
  return [...byPerson.values(), ...merged.values(), ...alone]
}

function toLine(
  row: AgentRow,
  employer: string,
  said: Partial<PreviewLine> & Pick<PreviewLine, 'status'>,
): PreviewLine {
  const name = `${row.givenName} ${row.familyName}`.trim().slice(0, 200)
  const { line, email, service, job } = row
  return {
    line,
    name,
    employer,
    email,
    service,
    job,
    reasons: [],
    changes: [],
    notes: [],
    question: null,
    ...said,
  }
}

/** The names of employers nobody knows, each asked once, those of most lines first. */
function askEmployers(checked: readonly CheckedRow[]): UnknownEmployer[] {
  const unknown = new Map<string, UnknownEmployer>()
  for (const { row, sound, asked } of checked) {
    if (!asked) continue
    const key = comparableText(row.employer)
    const known = unknown.get(key)
    if (known) known.lines += 1
    else
      unknown.set(key, {
        key,
        written: row.employer.slice(0, 200),
        lines: 1,
        ...asked,
        answer: sound?.employer.id ?? null,
      })
  }
  return [...unknown.values()].toSorted((a, b) => b.lines - a.lines)
}

/** A plan that writes nothing. */
export function emptyPlan(): ImportPlan {
  return {
    newPersons: [],
    additions: [],
    personChanges: [],
    employmentChanges: [],
    removals: [],
    newOrganisations: [],
    organisationChanges: [],
    organisationRemovals: [],
    mainMoves: [],
  }
}

/**
 * Compares a file with the directory; writes nothing and forgets no line: each comes out new, changed, unchanged,
 * left out with its reasons, or as a question.
 * @param rows the lines of a file, in order
 * @param persons the directory of the démarche
 * @param employers the employers of the démarche
 * @param decisions what the pilot answered so far
 * @param frozen persons in the frozen list of a wave that is not closed, with the names of these waves
 * @returns lines in the order of the file, counts (their five statuses add up to the lines), what is asked, and the plan
 */
export function previewImport(
  rows: readonly AgentRow[],
  persons: readonly KnownPerson[],
  employers: readonly KnownEmployer[],
  decisions: ImportDecisions,
  frozen: ReadonlyMap<string, string> = new Map(),
): ImportPreview {
  const match = employerMatcher(employers, decisions.employers)
  const checked = rows.map((row) => checkRow(row, match))
  const sound = checked.flatMap((check) => check.sound ?? [])
  const repeated = findRepeatedMatricules(sound)
  const targets = matchRows(
    sound.filter((row) => !repeated.has(row)),
    persons,
    decisions,
  )
  const names = new Map(employers.map((employer) => [employer.id, employer.name]))
  const merges = proposeMerges(targets, persons, (id) => names.get(id) ?? '', decisions)
  const plan = emptyPlan()
  const results = new Map<SoundRow, RowResult>()
  for (const gathered of gatherPersons(targets, merges)) {
    for (const result of planPerson(gathered, plan)) results.set(result.row, result)
  }

  const { absences, removals } = findAbsences({
    checked,
    targets,
    persons,
    employerName: (id) => names.get(id) ?? '',
    decisions,
    frozen,
    joined: new Set(plan.additions.map(({ personId }) => personId)),
  })
  plan.removals.push(...removals)

  const lines = checked.map((check) => {
    const { row, sound: soundRow } = check
    if (!soundRow)
      return toLine(row, row.employer.slice(0, 200), { status: 'left-out', reasons: check.reasons })
    const employer = soundRow.employer.name
    const repeat = repeated.get(soundRow)
    if (repeat) return toLine(row, employer, { status: 'left-out', reasons: [repeat] })
    const target = targets.get(soundRow)
    if (target?.kind === 'left-out') return toLine(row, employer, { status: 'left-out', ...pick(target) })
    const question = target?.question ?? null
    const result = results.get(soundRow)
    if (!result) return toLine(row, employer, { status: 'question', question })
    const { status, changes, notes } = result
    return toLine(row, employer, { status, changes, notes, question })
  })

  const owner = new Map(removals.map(({ employmentId, personId }) => [employmentId, personId]))
  const count = (status: PreviewLine['status']) => lines.filter((line) => line.status === status).length
  return {
    lines,
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      leftOut: count('left-out'),
      questions: count('question'),
      persons: plan.newPersons.length,
      personsWithoutEmail: plan.newPersons.filter((person) => !person.email).length,
      absent: absences.length,
      removed: removals.length,
      removedPersons: new Set(
        absences.flatMap(({ id, ticked, last }) => (ticked && last ? (owner.get(id) ?? []) : [])),
      ).size,
    },
    proposals: merges.map(({ proposal }) => proposal),
    unknownEmployers: askEmployers(checked),
    absences,
    numbers: 0,
    plan,
  }
}

function pick({ reasons, question }: Extract<LineTarget, { kind: 'left-out' }>) {
  return { reasons, question }
}
