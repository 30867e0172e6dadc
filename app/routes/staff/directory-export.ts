import { exportDirectory } from '#app/domain/directory/export-directory.server.ts'
import { kindOfAddress } from '#app/domain/directory/kinds.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { tableResponse } from '#app/http/download.ts'

/** A list as a file that, imported again, changes nothing. */
export const loader = staffLoader('directory.export', async ({ ctx, params, request, t }) => {
  const { pathname, searchParams } = new URL(request.url)
  const format = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv'
  const kind = kindOfAddress(searchParams.get('liste'))
  const bytes = await exportDirectory(ctx, { processId: params.processId!, kind, format })
  return tableResponse(bytes, format, `${t(`directory:exportName.${kind}`)}.${format}`)
})
