import {
  findPublicPdf,
  findRecordDocument,
  type RecordChoice,
} from '#app/domain/consultations/public-records.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { jsonResponse, pdfResponse } from '#app/http/download.ts'

const kinds = { ouverture: 'opening', annulation: 'cancellation', cloture: 'closing' } as const

/** The record that a file name means, and in which form; null for another name. */
function readName(file: string): (RecordChoice & { format: 'json' | 'pdf' }) | null {
  const [, name = '', format] = /^([a-z]+|additif-[1-9]\d{0,3})\.(json|pdf)$/.exec(file) ?? []
  if (format !== 'json' && format !== 'pdf') return null
  if (name.startsWith('additif-')) return { kind: 'addendum', number: Number(name.slice(8)), format }
  return Object.hasOwn(kinds, name) ? { kind: kinds[name as keyof typeof kinds], number: null, format } : null
}

/** A record of a wave, for anybody. */
export const loader = publicLoader(async ({ ctx, params }) => {
  const name = readName(params.record!)
  if (!name) throw new DomainError('not-found', 404)
  if (name.format === 'json') {
    const record = await findRecordDocument(ctx, params.wave!, name)
    if (!record) throw new DomainError('not-found', 404)
    return jsonResponse(`${JSON.stringify(record, null, 1)}\n`, `proces-verbal-${params.record}`)
  }
  const pdf = await findPublicPdf(ctx, params.wave!, name)
  if (!pdf) throw new DomainError('not-found', 404)
  return pdfResponse(pdf, `proces-verbal-${params.record}`)
})
