import type { CheckedRow } from './check-rows.ts'
import { comparableName } from './comparable-text.ts'
import type {
  Absence,
  ImportPlan,
  KnownEmployment,
  KnownPerson,
  LineTarget,
  SoundRow,
} from './import-plan.ts'
import type { ImportDecisions } from './schema.ts'

interface Input {
  checked: readonly CheckedRow[]
  targets: ReadonlyMap<SoundRow, LineTarget>
  persons: readonly KnownPerson[]
  employerName(employerId: string): string
  decisions: ImportDecisions
  /** Persons in the frozen list of a wave that is not closed: the names of these waves. */
  frozen: ReadonlyMap<string, string>
  /** Persons whom this very file gives something new. */
  joined: ReadonlySet<string>
}

/** What the file speaks of, even on a line that is left out: nobody mentioned is absent. */
function mentions({
  checked,
  targets,
}: Input): (employment: KnownEmployment, person: KnownPerson) => boolean {
  const employments = new Set<string>()
  const places = new Set<string>()
  const anywhere = new Set<string>()
  for (const { row, sound, employer } of checked) {
    const target = sound ? targets.get(sound) : undefined
    if (target?.kind === 'known') employments.add(target.employment.id)
    if (target?.kind === 'known' || target?.kind === 'new') continue
    if (!employer) anywhere.add(comparableName(row))
    else {
      places.add(`${employer.id} ${comparableName(row)}`)
      if (row.matricule) places.add(`${employer.id} ${row.matricule}`)
    }
  }
  return ({ id, employerId, matricule }, person) =>
    employments.has(id) ||
    anywhere.has(comparableName(person)) ||
    places.has(`${employerId} ${comparableName(person)}`) ||
    (matricule !== null && places.has(`${employerId} ${matricule}`))
}

/**
 * What the directory has and the file has not, at the employers that appear in the file only. An absence is never a deletion:
 * it is one when ticked, one by one or for a whole employer, and refused where a person would go who is in the frozen
 * list of a wave that is not closed.
 * @returns absences by employer and name, and what is to be taken away
 */
export function findAbsences(input: Input): { absences: Absence[]; removals: ImportPlan['removals'] } {
  const { checked, persons, decisions, frozen } = input
  const spoken = new Set(checked.flatMap(({ employer }) => employer?.id ?? []))
  const isMentioned = mentions(input)
  const ticks = new Set(decisions.removed)
  const ticksAt = new Set(decisions.removedAt)
  const absences: Absence[] = []
  const removals: ImportPlan['removals'] = []
  for (const person of persons) {
    const absent = person.employments.filter(
      (employment) => spoken.has(employment.employerId) && !isMentioned(employment, person),
    )
    if (absent.length === 0) continue
    const ticked = new Set(absent.filter(({ id, employerId }) => ticks.has(id) || ticksAt.has(employerId)))
    const kept = (person.elsewhere?.length ?? 0) + Number(input.joined.has(person.id))
    for (const employment of absent) {
      const others = person.employments.filter((other) => other !== employment && !ticked.has(other))
      const last = others.length + kept === 0
      const waves = frozen.get(person.id)
      const held = last && waves ? ({ code: 'open-wave', waves } as const) : null
      const goes = ticked.has(employment) && !held
      if (goes) removals.push({ employmentId: employment.id, personId: person.id, main: employment.main })
      absences.push({
        id: employment.id,
        name: `${person.givenName} ${person.familyName}`,
        employerId: employment.employerId,
        employer: input.employerName(employment.employerId),
        service: employment.service,
        job: employment.job,
        held,
        ticked: goes,
        last,
      })
    }
  }
  const collator = new Intl.Collator('fr')
  absences.sort((a, b) => collator.compare(a.employer, b.employer) || collator.compare(a.name, b.name))
  return { absences, removals }
}
