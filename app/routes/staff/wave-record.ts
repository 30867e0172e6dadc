import { noteRecordExport } from '#app/domain/consultations/note-export.server.ts'
import { getAddendumPdf, getRecordPdf } from '#app/domain/consultations/queries.server.ts'
import { type RecordName, translateRecord } from '#app/domain/consultations/translate-record.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'
import { requestedLocale } from '#app/http/locale.ts'

const names = {
  'ouverture.pdf': 'opening',
  'cloture.pdf': 'closing',
  'annulation.pdf': 'cancellation',
} as const

/** The document that a file name means; null for another name. */
function readName(file: string): RecordName | null {
  const number = /^additif-([1-9]\d{0,4})\.pdf$/.exec(file)?.[1]
  if (number) return { number: Number(number) }
  return Object.hasOwn(names, file) ? names[file as keyof typeof names] : null
}

/** The document as it was drawn up, in French. */
function getOriginal(ctx: Ctx, processId: string, waveId: string, name: RecordName) {
  return name === 'opening' || name === 'closing'
    ? getRecordPdf(ctx, processId, waveId, name)
    : getAddendumPdf(ctx, processId, waveId, name)
}

export const loader = staffLoader('record.read', async ({ ctx, params, request }) => {
  const { processId, waveId, kind } = params as { processId: string; waveId: string; kind: string }
  const name = readName(kind)
  if (!name) throw new DomainError('not-found', 404)
  const locale = requestedLocale(request)
  const { pdf, label } =
    locale === 'fr'
      ? await getOriginal(ctx, processId, waveId, name)
      : await translateRecord(ctx, processId, waveId, { name, locale })
  await noteRecordExport(ctx, { processId, label })
  return pdfResponse(pdf, `proces-verbal-${label}-${locale === 'fr' ? '' : `${locale}-`}${kind}`)
})
