import { closeUrn } from '#app/domain/ballots/close-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { connect } from '#db/client.server.ts'

/** The worker of the bench: closes one wave and says how long it took and how much memory. */
const { url, waveId, keysDir, now } = JSON.parse(process.argv[2]!) as Record<string, string>
const { db } = connect(url!, 4)
const begin = performance.now()
const { ballots } = await closeUrn(
  { db, actor: null, now: () => new Date(now!) },
  { waveId: waveId!, keys: openKeyFiles(keysDir!) },
)
const seconds = Math.round((performance.now() - begin) / 10) / 100
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
await db.destroy()
process.send?.({ seconds, peakMb, ballots, cpu: process.cpuUsage() })
process.disconnect?.()
