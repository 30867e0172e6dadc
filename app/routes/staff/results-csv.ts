import { noteResultsExport } from '#app/domain/results/note-export.server.ts'
import { getResults } from '#app/domain/results/queries.server.ts'
import { resultsCsv } from '#app/domain/results/results-csv.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { csvResponse } from '#app/http/download.ts'

export const loader = staffLoader('report.read', async ({ ctx, params, locale }) => {
  const processId = params.processId!
  const { content } = await getResults(ctx, { processId, resultsId: params.resultsId! })
  await noteResultsExport(ctx, { processId, content, format: 'CSV' })
  return csvResponse(
    resultsCsv(content, locale),
    `resultats-${content.wave.label}-version-${content.number}.csv`,
  )
})
