import { type AskedSegment, segments } from './asked-of.ts'
import { SurveyDefinitionError } from './definition-error.ts'
import type { Question } from './questionnaire.ts'
import { readList } from './read-json.ts'

/**
 * The one condition a page may have: the segments it is asked of, in their order, never all of them. Names of a fixed list and
 * nothing else, so that no expression is ever read.
 *
 * It follows from the group alone, so the group is asked on a page before. No text: a comment carries no group
 * (disclosure.md, R9), and of a page asked of some everybody would know it. No question about the person: whoever
 * was not asked would count among « les autres » (R8).
 * @returns null for a page that everybody is asked
 * @throws SurveyDefinitionError `bad-groups`, `group-not-before`, `text-of-some`, `profile-of-some`
 */
export function readAskedOf(
  value: unknown,
  path: string,
  page: { questions: readonly Question[]; groupBefore: boolean },
): AskedSegment[] | null {
  if (value === undefined) return null
  const named = readList(value, path, 1, segments.length - 1)
  const known = segments.filter((segment) => named.includes(segment))
  if (known.length !== named.length || known.some((segment, place) => segment !== named[place]))
    throw new SurveyDefinitionError('bad-groups', path)
  if (!page.groupBefore) throw new SurveyDefinitionError('group-not-before', path)
  if (page.questions.some(({ kind }) => kind === 'text'))
    throw new SurveyDefinitionError('text-of-some', path)
  if (page.questions.some((question) => question.kind === 'single' && question.profile))
    throw new SurveyDefinitionError('profile-of-some', path)
  return known
}
