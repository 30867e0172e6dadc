import { accessCsv } from '#app/domain/accounts/access-csv.ts'
import { listAccess } from '#app/domain/accounts/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { csvResponse } from '#app/http/download.ts'

export const loader = staffLoader('access.read', async ({ ctx, params, locale }) =>
  csvResponse(accessCsv(await listAccess(ctx, params.processId!), locale), 'acces.csv'),
)
