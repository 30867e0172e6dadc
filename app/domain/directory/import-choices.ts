import type { ImportPreview, LineQuestion } from './import-plan.ts'
import type { KnownEmployer } from './match-employer.ts'
import { type ImportDecisions, importDecisionsSchema } from './schema.ts'

/** What the form of a preview says: only what it showed; everything else stays as it was answered. */
export interface ImportChoices {
  /** Key of an unknown employer → an employer's id, or '' for « leave these lines out ». */
  employers: Record<string, string>
  /** Line of a question → its answer. */
  answers: Record<string, string>
  /** Proposals that were shown, and those that were ticked. */
  proposed: string[]
  merged: string[]
  /** Absences that were shown, by what they are of, and those that were ticked. */
  absent: string[]
  removed: string[]
  /** Employers whose absences were shown, and those ticked as a whole. */
  absentAt: string[]
  removedAt: string[]
}

const names = { employer: 'employer:', answer: 'answer:' } as const
const lists = ['proposed', 'merged', 'absent', 'removed', 'absentAt', 'removedAt'] as const
export const choiceNames = {
  employer: (key: string) => `${names.employer}${key}`,
  answer: (line: number) => `${names.answer}${line}`,
  ...(Object.fromEntries(lists.map((list) => [list, list])) as Record<(typeof lists)[number], string>),
}

/** A form that says nothing. */
export function noChoices(): ImportChoices {
  return {
    employers: {},
    answers: {},
    proposed: [],
    merged: [],
    absent: [],
    removed: [],
    absentAt: [],
    removedAt: [],
  }
}

/** Reads the choices of a posted form; fields of another shape are passed over. */
export function readChoices(form: FormData): ImportChoices {
  const choices = noChoices()
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    if (name.startsWith(names.employer)) choices.employers[name.slice(names.employer.length)] = value
    else if (name.startsWith(names.answer)) choices.answers[name.slice(names.answer.length)] = value
    for (const list of lists) if (name === list) choices[list].push(value)
  }
  return choices
}

/** The answers a question allows. */
export function offeredAnswers({ kind, candidates }: LineQuestion): string[] {
  return kind === 'same-name'
    ? ['same', 'different']
    : [...candidates.map(({ employmentId }) => employmentId), 'different', 'leave']
}

/**
 * Adds choices to the decisions taken so far. A choice about something the preview doesn't ask, or that is none of the
 * answers offered, is passed over.
 */
export function decide(
  decisions: ImportDecisions,
  choices: ImportChoices,
  preview: ImportPreview,
  employers: readonly KnownEmployer[],
): ImportDecisions {
  const aliases = new Map(Object.entries(decisions.employers))
  for (const [key, employerId] of Object.entries(choices.employers)) {
    if (employerId === '') aliases.delete(key)
    else if (employers.some(({ id }) => id === employerId)) aliases.set(key, employerId)
  }
  const questions = new Map(
    preview.lines.flatMap(({ line, question }) => (question ? [[String(line), question]] : [])),
  )
  const answers = new Map(Object.entries(decisions.answers))
  for (const [line, answer] of Object.entries(choices.answers)) {
    const question = questions.get(line)
    const offered = [
      'same',
      'different',
      ...(question?.candidates.map(({ employmentId }) => employmentId) ?? []),
    ]
    if (question && offered.includes(answer)) answers.set(question.key, answer)
  }
  const absent = preview.absences
  return importDecisionsSchema.parse({
    employers: Object.fromEntries(aliases),
    answers: Object.fromEntries(answers),
    merged: ticks(
      decisions.merged,
      choices.proposed,
      choices.merged,
      preview.proposals.map(({ key }) => key),
    ),
    removed: ticks(
      decisions.removed,
      choices.absent,
      choices.removed,
      absent.map(({ id }) => id),
    ),
    removedAt: ticks(
      decisions.removedAt,
      choices.absentAt,
      choices.removedAt,
      absent.map(({ employerId }) => employerId),
    ),
  })
}

/** What stays ticked: what the form didn't show as it was, and what it showed as it says. */
function ticks(
  before: readonly string[],
  shown: readonly string[],
  ticked: readonly string[],
  asked: readonly string[],
): string[] {
  const [seen, possible] = [new Set(shown), new Set(asked)]
  return [
    ...new Set([
      ...before.filter((key) => !seen.has(key)),
      ...ticked.filter((key) => seen.has(key) && possible.has(key)),
    ]),
  ]
}
