import { noteResultsExport } from '#app/domain/results/note-export.server.ts'
import { getResults } from '#app/domain/results/queries.server.ts'
import { resultsDocument } from '#app/domain/results/results-document.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse } from '#app/http/download.ts'

export const loader = staffLoader('report.read', async ({ ctx, params, locale }) => {
  const processId = params.processId!
  const { content } = await getResults(ctx, { processId, resultsId: params.resultsId! })
  await noteResultsExport(ctx, { processId, content, format: 'PDF' })
  return pdfResponse(
    resultsDocument(content, locale),
    `resultats-${content.wave.label}-version-${content.number}.pdf`,
  )
})
