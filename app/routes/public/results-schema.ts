import { resultsJsonSchema } from '#app/domain/results/content-schema.ts'
import { publicLoader } from '#app/http/context.server.ts'
import { jsonResponse } from '#app/http/download.ts'

/** The schema of the JSON export: the format, nobody's data. */
export const loader = publicLoader(async () =>
  jsonResponse(`${JSON.stringify(resultsJsonSchema(), null, 2)}\n`, 'resultats-2.json'),
)
