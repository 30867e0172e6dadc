import { journalCsv } from '#app/domain/journal/journal-csv.ts'
import { listWholeJournal } from '#app/domain/journal/queries.server.ts'
import { journalQuerySchema } from '#app/domain/journal/schema.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { csvResponse } from '#app/http/download.ts'

export const loader = staffLoader('journal.read', async ({ ctx, params, request, locale }) => {
  const { kind } = journalQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const lines = await listWholeJournal(ctx, { processId: params.processId!, kind })
  return csvResponse(journalCsv(lines, locale), 'journal.csv')
})
