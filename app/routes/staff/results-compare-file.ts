import { redirect } from '@remix-run/node'
import { takeComparison } from '#app/domain/results/comparison-files.server.ts'
import { getComparison } from '#app/domain/results/get-comparison.server.ts'
import { getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { pdfResponse, tableResponse } from '#app/http/download.ts'

/** The comparison of the waves that the address names (`vague`), as its page shows it: a PDF, or its tables. */
export const loader = staffLoader('report.read', async ({ ctx, params, request, locale }) => {
  const processId = params.processId!
  const { pathname, searchParams } = new URL(request.url)
  const content = await getComparison(ctx, { processId, waveIds: searchParams.getAll('vague') })
  // The page says what is missing.
  if (!content) throw redirect(`/demarches/${processId}/resultats/comparer?${searchParams}`)
  const file = pathname.endsWith('.pdf') ? 'pdf' : 'csv'
  const engine = await getPaperEngine(ctx, processId)
  const bytes = await takeComparison(ctx, { processId, content, file, locale }, engine)
  const name = `comparaison-${content.waves.map(({ label }) => label).join('-')}.${file}`
  return file === 'pdf' ? pdfResponse(bytes, name) : tableResponse(bytes, 'csv', name)
})
