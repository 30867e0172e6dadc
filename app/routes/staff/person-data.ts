import { exportPerson } from '#app/domain/directory/export-person.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { jsonResponse } from '#app/http/download.ts'

/** Everything held about a person, to hand over to her. */
export const loader = staffLoader('directory.export', async ({ ctx, params, t }) => {
  const json = await exportPerson(ctx, { processId: params.processId!, personId: params.personId! })
  return jsonResponse(json, `${t('persons:exportName')}.json`)
})
