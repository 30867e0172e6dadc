import { noteRecordExport } from '#app/domain/consultations/note-export.server.ts'
import { getRecordPdf } from '#app/domain/consultations/queries.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'

const kinds = { 'ouverture.pdf': 'opening', 'cloture.pdf': 'closing' } as const

export const loader = staffLoader('record.read', async ({ ctx, params }) => {
  const kind = kinds[params.kind as keyof typeof kinds]
  if (!kind) throw new DomainError('not-found', 404)
  const { pdf, label } = await getRecordPdf(ctx, params.processId!, params.waveId!, kind)
  await noteRecordExport(ctx, { processId: params.processId!, label })
  return pdfResponse(pdf, `proces-verbal-${label}-${params.kind}`)
})
