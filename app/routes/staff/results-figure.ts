import { DomainError } from '#app/domain/errors.ts'
import { figureCsv } from '#app/domain/results/figure-csv.ts'
import { noteResultsExport } from '#app/domain/results/note-export.server.ts'
import { getResults } from '#app/domain/results/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { csvResponse } from '#app/http/download.ts'

/** The tables of one numbered figure of frozen results. */
export const loader = staffLoader('report.read', async ({ ctx, params, request, locale }) => {
  const processId = params.processId!
  const { content } = await getResults(ctx, { processId, resultsId: params.resultsId! })
  const number = Number(new URL(request.url).searchParams.get('numero'))
  const csv = figureCsv(content, number, locale)
  if (csv === null) throw new DomainError('not-found', 404)
  await noteResultsExport(ctx, { processId, content, file: 'figure' })
  const name = `resultats-${content.wave.label}-version-${content.number}-figure-${number}.csv`
  return csvResponse(csv, name)
})
