import { noteReportExport } from '#app/domain/reports/note-export.server.ts'
import { getReport } from '#app/domain/reports/queries.server.ts'
import { reportDocument } from '#app/domain/reports/report-document.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'

export const loader = staffLoader('report.read', async ({ ctx, params, locale }) => {
  const processId = params.processId!
  const { content } = await getReport(ctx, { processId, reportId: params.reportId! })
  await noteReportExport(ctx, { processId, content, format: 'PDF' })
  return pdfResponse(
    reportDocument(content, locale),
    `rapport-${content.wave.label}-version-${content.number}.pdf`,
  )
})
