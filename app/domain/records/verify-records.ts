import { createHash } from 'node:crypto'
import { definitionHash } from '#surveys/canonical.ts'
import { type Check, check } from './check.ts'
import { checkClosing } from './check-closing.ts'
import { checkOpening } from './check-opening.ts'
import { checkAddendum, checkAgainstOpening, checkCancellation } from './check-together.ts'
import { hashFacts } from './record-document.ts'
import { type OfKind, type ReadRecord, recordSchema } from './schema.ts'

/** A file somebody holds: a record's JSON, or the PDF of one. */
export interface HeldFile {
  name: string
  content: Uint8Array
}

export interface VerifiedFile {
  name: string
  /** Null for what is no record. */
  record: ReadRecord | null
  checks: Check[]
}

/**
 * Verifies records, with nothing but the files: each alone, against the opening record when it is among them, and each PDF
 * against the fingerprints they hold.
 * @returns one entry per file, in their order
 */
export function verifyRecords(files: readonly HeldFile[]): VerifiedFile[] {
  const read = files.map((file) => ({ file, parsed: parse(file) }))
  const records = read.flatMap(({ parsed }) => (parsed ? [parsed.record] : []))
  const opening = records.find((record) => record.kind === 'opening')
  const addenda = records.filter((record) => record.kind === 'addendum')
  return read.map(({ file, parsed }) => {
    if (isPdf(file)) return { name: file.name, record: null, checks: [checkPdf(file, records)] }
    if (!parsed) return { name: file.name, record: null, checks: [{ code: 'shape', holds: false }] }
    const { record, raw } = parsed
    const together = opening && record.kind !== 'opening' ? checkAgainstOpening(opening, record, addenda) : []
    return {
      name: file.name,
      record,
      checks: [
        { code: 'shape', holds: true },
        check('factsHash', () => hashFacts(record.kind, raw.facts) === record.factsHash),
        ...checkAlone(record),
        ...together,
      ],
    }
  })
}

/** The facts are hashed as they were read, not as the schema gives them back. */
function parse(file: HeldFile): { record: ReadRecord; raw: { facts: Record<string, unknown> } } | null {
  if (isPdf(file)) return null
  try {
    const raw = JSON.parse(Buffer.from(file.content).toString('utf8'))
    return { record: recordSchema.parse(raw), raw }
  } catch {
    return null
  }
}

function isPdf({ content }: HeldFile): boolean {
  return Buffer.from(content.subarray(0, 5)).toString('latin1') === '%PDF-'
}

function checkPdf({ content }: HeldFile, records: readonly ReadRecord[]): Check {
  const hash = createHash('sha256').update(content).digest('hex')
  return check('pdfHash', () => records.some(({ pdfHash }) => pdfHash === hash))
}

function checkAlone(record: ReadRecord): Check[] {
  const alone: { [Kind in ReadRecord['kind']]: (one: OfKind<Kind>) => Check[] } = {
    opening: checkOpening,
    addendum: (one) => checkAddendum(one, definitionHash),
    cancellation: checkCancellation,
    closing: checkClosing,
  }
  return (alone[record.kind] as (one: ReadRecord) => Check[])(record)
}
