import { kindOfAddress } from '#app/domain/directory/kinds.ts'
import { modelFile } from '#app/domain/directory/model-file.ts'
import { countAgents } from '#app/domain/directory/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { csvResponse } from '#app/http/download.ts'

/** The model of a file, in the reader's language, with the names of the démarche's own employers. */
export const loader = staffLoader('directory.import', async ({ ctx, params, request, locale, t }) => {
  const kind = kindOfAddress(new URL(request.url).searchParams.get('liste'))
  const employers = await countAgents(ctx, params.processId!)
  const names = employers.map(({ name }) => name)
  return csvResponse(modelFile(kind, locale, names), `${t(`directory:modelName.${kind}`)}.csv`)
})
