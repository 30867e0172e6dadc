/**
 * Ids of nodes say what they are, so that a stored tree needs no other column: a path from the territory
 * (`territory/<segment>/<employer>/<service>`, each part percent-encoded), where `+`, which the encoding never
 * leaves in a part, marks what no directory names: `…/+other` (« autre, ou je ne précise pas »), `…/+none` (no service
 * given) and `<smallest id>+3`, that unit joined with 3 others. The two classes of the second dimension stand beside the
 * tree: `second/<question>/first` and `second/<question>/others`.
 */
export const territoryId = 'territory'

/** @param parts identifiers of the directory, from the segment down */
export function nodeId(...parts: string[]): string {
  return [territoryId, ...parts.map(encodeURIComponent)].join('/')
}

/** The leaf « autre, ou je ne précise pas » among the employers of a segment. */
export function otherLeafId(segmentNode: string): string {
  return `${segmentNode}/+other`
}

export function withoutServiceId(employerNode: string): string {
  return `${employerNode}/+none`
}

/** @param units how many units of one level stand together, at least 2 */
export function joinedId(smallest: string, units: number): string {
  return `${smallest}+${units - 1}`
}

/** Whether a node is one of the segments the pilot knows (not a join of several, nor anything below). */
export function isSegment(id: string): boolean {
  return /^territory\/[^/+]+$/.test(id)
}

/** The segment a leaf is in; null for « autre, ou je ne précise pas », and where the territory stands for its only segment. */
export function segmentOfLeaf(id: string): string | null {
  const segment = /^territory\/([^/+]+)/.exec(id)?.[1]
  return segment === undefined || isOtherLeaf(id) ? null : decodeURIComponent(segment)
}

/** Whether a node stands for « autre, ou je ne précise pas » alone. */
export function isOtherLeaf(id: string): boolean {
  return id.endsWith('/+other')
}

/** Whether a node was made by joining others and so is named after them. */
export function isJoined(id: string): boolean {
  return /\+\d+$/.test(id)
}

/** @param question code of the question about the person */
export function secondClassId(question: string, side: 'first' | 'others'): string {
  return `second/${question}/${side}`
}

/** Whether a node is a class of the second dimension, which no tree holds. */
export function isSecondClass(id: string): boolean {
  return id.startsWith('second/')
}
