/** What is verified, each once per record; the sentences are `records:check.<code>`. */
export const checkCodes = [
  'shape',
  'factsHash',
  'pdfHash',
  'dates',
  'issueFingerprint',
  'issueKey',
  'urnKey',
  'definitionHash',
  'definitionAllowed',
  'questions',
  'ladders',
  'ballotLength',
  'tree',
  'treeRule',
  'thresholds',
  'invited',
  'enoughInvited',
  'correctedDefinition',
  'addendumChange',
  'cancelledCounts',
  'voidCounts',
  'credentials',
  'publishable',
  'keyDestroyed',
  'addedLate',
  'addendumNumbers',
  'ballotList',
  'nullifierCount',
  'nullifierOrder',
  'ballotNumbers',
  'sameWave',
  'sameKeys',
  'sameDefinition',
  'sameThreshold',
  'sameDates',
  'sameInvited',
  'sameOpening',
  'sameAddenda',
] as const
export type CheckCode = (typeof checkCodes)[number]

/** One check, done: a sentence that is true, or false. */
export interface Check {
  code: CheckCode
  holds: boolean
}

/** @param test what throws doesn't hold */
export function check(code: CheckCode, test: () => boolean): Check {
  try {
    return { code, holds: test() }
  } catch {
    return { code, holds: false }
  }
}

export function isSorted(values: readonly string[]): boolean {
  return values.every((value, place) => place === 0 || values[place - 1]! <= value)
}
