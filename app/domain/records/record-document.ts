import { createHash } from 'node:crypto'
import { canonicalJson } from '#surveys/canonical-json.ts'

export const recordFormat = 'diapason-record-v1'

export type RecordKind = 'opening' | 'addendum' | 'cancellation' | 'closing'

/** What can be held against a fingerprint among the facts; each is there only where the record states such a one. */
export interface Attached {
  /** The issue key's public part, DER in base64. */
  issueSpki?: string
  /** The questionnaire that the record names by its hash; in an addendum, the corrected one. */
  definition?: unknown
  /** Of every ballot of the urn, in hexadecimal, sorted. */
  nullifiers?: string[]
}

/** A record as anybody may download it (docs/records.md). */
export interface RecordDocument {
  format: typeof recordFormat
  kind: RecordKind
  facts: Record<string, unknown>
  /** SHA-256 of the canonical JSON of the three members above, in hexadecimal: the PDF prints it. */
  factsHash: string
  /** SHA-256 of the PDF as it was drawn up, in French, in hexadecimal. */
  pdfHash: string
  attached: Attached
}

/**
 * The facts of a record: what its PDF was drawn from, but for the language of that drawing, and for the address of the staff
 * representatives, of which only whether there was one is said.
 * @param data as the record stores it
 */
export function recordFacts(data: object): Record<string, unknown> {
  const { locale: _, factsHash: __, ...facts } = JSON.parse(JSON.stringify(data))
  if (!('representativesEmail' in facts)) return facts
  const { representativesEmail, ...others } = facts
  return { ...others, representatives: representativesEmail === null ? 'none' : 'sent' }
}

/** @returns SHA-256 of the canonical JSON of `{ format, kind, facts }`, in hexadecimal */
export function hashFacts(kind: RecordKind, facts: Record<string, unknown>): string {
  const text = canonicalJson({ format: recordFormat, kind, facts })
  return createHash('sha256').update(text).digest('hex')
}

/** The data of a record with the fingerprint of its facts, ready to be drawn. */
export function withFactsHash<Data extends object>(
  kind: RecordKind,
  data: Data,
): Data & { factsHash: string } {
  return { ...data, factsHash: hashFacts(kind, recordFacts(data)) }
}

export function recordDocument(input: {
  kind: RecordKind
  data: object
  pdfHash: string
  attached: Attached
}): RecordDocument {
  const { kind, data, pdfHash, attached } = input
  const facts = recordFacts(data)
  return { format: recordFormat, kind, facts, factsHash: hashFacts(kind, facts), pdfHash, attached }
}
