import { DomainError } from '#app/domain/errors.ts'
import { noteResultsExport } from '#app/domain/results/note-export.server.ts'
import { getResults } from '#app/domain/results/queries.server.ts'
import { drawResultsFile, mayDownload, type ResultsFile } from '#app/domain/results/results-files.server.ts'
import { getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { fileResponse } from '#app/http/download.ts'

const files: Record<string, { file: ResultsFile; type: string }> = {
  'resultats.pdf': { file: 'pdf', type: 'application/pdf' },
  'resultats.xlsx': {
    file: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'resultats.csv': { file: 'csv', type: 'text/csv; charset=utf-8' },
  'codebook.csv': { file: 'codebook', type: 'text/csv; charset=utf-8' },
  'resultats.json': { file: 'json', type: 'application/json; charset=utf-8' },
  'donnees-ouvertes.zip': { file: 'openData', type: 'application/zip' },
}

/** Frozen results as one of their files; the address says which. */
export const loader = staffLoader('report.read', async ({ ctx, params, request, locale }) => {
  const processId = params.processId!
  const results = await getResults(ctx, { processId, resultsId: params.resultsId! })
  const name = new URL(request.url).pathname.split('/').at(-1)!
  const { file, type } = files[name]!
  if (!mayDownload(file, results)) throw new DomainError('not-found', 404)
  const { content } = results
  const bytes = await drawResultsFile(file, content, locale, await getPaperEngine(ctx, processId))
  await noteResultsExport(ctx, { processId, content, file })
  const [stem, extension] = name.split('.')
  const fileName = `${stem}-${content.wave.label}-version-${content.number}.${extension}`
  return fileResponse(bytes, type, { fileName, inline: file === 'pdf' })
})
