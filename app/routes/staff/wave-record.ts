import { noteRecordExport } from '#app/domain/consultations/note-export.server.ts'
import { getAddendumPdf, getRecordPdf } from '#app/domain/consultations/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'

const kinds = { 'ouverture.pdf': 'opening', 'cloture.pdf': 'closing' } as const

/** How a file of a wave is found by its name; null for another name. */
function finder(name: string) {
  const number = /^additif-([1-9]\d{0,4})\.pdf$/.exec(name)?.[1]
  const which = name === 'annulation.pdf' ? 'cancellation' : number ? { number: Number(number) } : null
  if (which) return (ctx: Ctx, demarche: string, wave: string) => getAddendumPdf(ctx, demarche, wave, which)
  const kind = Object.hasOwn(kinds, name) ? kinds[name as keyof typeof kinds] : null
  return kind ? (ctx: Ctx, demarche: string, wave: string) => getRecordPdf(ctx, demarche, wave, kind) : null
}

export const loader = staffLoader('record.read', async ({ ctx, params }) => {
  const find = finder(params.kind!)
  if (!find) throw new DomainError('not-found', 404)
  const { pdf, label } = await find(ctx, params.processId!, params.waveId!)
  await noteRecordExport(ctx, { processId: params.processId!, label })
  return pdfResponse(pdf, `proces-verbal-${label}-${params.kind}`)
})
