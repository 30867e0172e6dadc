import { comparableName } from './comparable-text.ts'
import type { KnownPerson, LineTarget, MergeProposal, SoundRow } from './import-plan.ts'
import type { ImportDecisions } from './schema.ts'

export interface Merge {
  proposal: MergeProposal
  /** The new employments that would be one person's. */
  rows: SoundRow[]
  /** The person of the directory they would join, if there is one. */
  person: KnownPerson | null
}

/**
 * The same name at several employers, proposed as one person: counted once, invited once.
 * Nothing is proposed where one employer has several agents of the name, or where the directory already has several
 * persons of it, or one whose name this very file changes: nothing says which of them it would be.
 */
export function proposeMerges(
  targets: ReadonlyMap<SoundRow, LineTarget>,
  persons: readonly KnownPerson[],
  employerName: (employerId: string) => string,
  decisions: ImportDecisions,
): Merge[] {
  const newRows = [...targets].flatMap(([row, target]) => (target.kind === 'new' ? [row] : []))
  const personsByName = new Map<string, Set<KnownPerson>>()
  const note = (name: string, person: KnownPerson) =>
    personsByName.set(name, (personsByName.get(name) ?? new Set()).add(person))
  for (const person of persons) note(comparableName(person), person)
  const renamed = new Set<KnownPerson>()
  for (const [row, target] of targets) {
    if (target.kind !== 'known') continue
    note(comparableName(row), target.person)
    if (comparableName(row) !== comparableName(target.person)) renamed.add(target.person)
  }

  const merges: Merge[] = []
  for (const [name, rows] of Map.groupBy(newRows, comparableName)) {
    const [person = null, anotherPerson] = personsByName.get(name) ?? []
    const known = person?.employments.map(({ employerId }) => employerId) ?? []
    const employerIds = [...known, ...rows.map((row) => row.employer.id)]
    const distinct = new Set(employerIds)
    const repeatedByFile = distinct.size < new Set(known).size + rows.length
    const elsewhere = known.length === 0 ? (person?.elsewhere ?? []) : []
    const places = distinct.size + elsewhere.length
    if (anotherPerson || (person && renamed.has(person)) || repeatedByFile || places < 2 || !rows[0]) continue
    const key = JSON.stringify([name, ...[...distinct].sort()])
    merges.push({
      proposal: {
        key,
        name: `${rows[0].givenName} ${rows[0].familyName}`,
        employers: [
          ...[...new Set(known)].map((id) => ({ name: employerName(id), line: null })),
          ...elsewhere.map((name) => ({ name, line: null })),
          ...rows.map((row) => ({ name: row.employer.name, line: row.line })),
        ],
        ticked: decisions.merged.includes(key),
      },
      rows,
      person,
    })
  }
  return merges
}
