import { previewReport } from '#app/domain/reports/preview-report.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import { reportDocument } from '#app/domain/reports/report-document.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'

export const loader = staffLoader('report.publish', async ({ ctx, params, locale }) => {
  const { draft, sources } = await getDraft(ctx, {
    processId: params.processId!,
    reportId: params.reportId!,
  })
  const dated = { frozenOn: sources.today, processName: sources.processName }
  return pdfResponse(
    await reportDocument(previewReport(draft, sources, locale), dated, locale),
    'brouillon.pdf',
  )
})
