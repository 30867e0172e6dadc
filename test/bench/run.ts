import * as fs from 'node:fs'
import { parseArgs } from 'node:util'
import { tagBytes } from '#app/domain/ballots/ballot-format.ts'
import { ballotLength } from '#app/domain/ballots/ballot-length.ts'
import { hash, leafIds, questionnaire } from '#test/factories/barometer-wave.ts'
import { benchBallots } from './ballots.ts'
import { type BenchServer, startBenchServer } from './bench-database.ts'
import { benchClose, benchLargeClose } from './close.ts'
import { benchDisclosure } from './disclosure.ts'
import { benchImport } from './import-agents.ts'
import { benchRawInserts } from './raw-inserts.ts'
import { benchResults } from './results.ts'

/** `npm run bench -- --json FILE --only raw_inserts`: figures of this machine, one flat list; nothing is asserted. */

/** Length in bytes of the ciphertext of every ballot of the barometer. */
const ballotBytes = ballotLength(questionnaire, leafIds, hash) + tagBytes

const benches: Record<string, (server: BenchServer) => Promise<Record<string, number>>> = {
  raw_inserts: (server) => benchRawInserts(server, ballotBytes),
  ballots: (server) => benchBallots(server, ballotBytes),
  close: benchClose,
  close_large: (server) => benchLargeClose(server, ballotBytes),
  import: benchImport,
  disclosure: benchDisclosure,
  results: benchResults,
}

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
const chosen = values.only?.split(',') ?? Object.keys(benches)
const unknown = chosen.filter((name) => !benches[name])
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}\n`)
  process.exit(1)
}

const server = await startBenchServer()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.stop().finally(() => process.exit(1)))
}
const figures: Record<string, number> = {}
try {
  for (const name of chosen) {
    for (const [key, figure] of Object.entries((await benches[name]?.(server)) ?? {})) {
      figures[key] = figure
      process.stdout.write(`${key.padEnd(32)} ${figure}\n`)
    }
  }
} finally {
  await server.stop()
}
if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
