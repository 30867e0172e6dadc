import { modelFile } from '#app/domain/directory/model-file.ts'
import { countAgents } from '#app/domain/directory/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { csvResponse } from '#app/http/download.ts'

/** The model of a file of agents, in the reader's language, with the names of the démarche's own employers. */
export const loader = staffLoader('directory.import', async ({ ctx, params, locale, t }) => {
  const employers = await countAgents(ctx, params.processId!)
  const csv = modelFile(
    locale,
    employers.map(({ name }) => name),
  )
  return csvResponse(csv, t('directory:modelFileName'))
})
