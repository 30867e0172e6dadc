import { previewReport } from '#app/domain/reports/preview-report.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import { reportDocument } from '#app/domain/reports/report-document.server.ts'
import { getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'

export const loader = staffLoader('report.publish', async ({ ctx, params, locale }) => {
  const processId = params.processId!
  const { draft, sources } = await getDraft(ctx, { processId, reportId: params.reportId! })
  const dated = { frozenOn: sources.today, processName: sources.processName }
  const engine = await getPaperEngine(ctx, processId)
  const pdf = await reportDocument(previewReport(draft, sources, locale), dated, locale, engine)
  return pdfResponse(pdf, 'brouillon.pdf')
})
