import { getReport } from '#app/domain/reports/queries.server.ts'
import { reportCsv } from '#app/domain/reports/report-csv.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { csvResponse } from '#app/http/download.ts'

export const loader = staffLoader('report.read', async ({ ctx, params, locale }) => {
  const { content } = await getReport(ctx, { processId: params.processId!, reportId: params.reportId! })
  return csvResponse(
    reportCsv(content, locale),
    `rapport-${content.wave.label}-version-${content.number}.csv`,
  )
})
