/** Why a definition is refused. The names are stable: the editor turns them into sentences. */
export const definitionRefusals = [
  'not-an-object',
  'not-a-list',
  'unknown-property',
  'unknown-type',
  'bad-name',
  'repeated-name',
  'bad-text',
  'markup',
  'variable',
  'bad-number',
  'bad-flag',
  'bad-choices',
  'two-ways-out',
  'wrong-count',
  'group-question',
  'bad-profile',
  'second-dimension',
  'asks-position',
  'bad-groups',
  'group-not-before',
  'text-of-some',
  'profile-of-some',
] as const
export type DefinitionRefusal = (typeof definitionRefusals)[number]

/** A definition that is not made only of what the whitelist knows. `path` says where: `pages[0].elements[2].title`. */
export class SurveyDefinitionError extends Error {
  readonly reason: DefinitionRefusal
  readonly path: string

  constructor(reason: DefinitionRefusal, path: string) {
    super(`survey definition refused: ${reason} at ${path || 'the top'}`)
    this.name = 'SurveyDefinitionError'
    this.reason = reason
    this.path = path
  }
}
