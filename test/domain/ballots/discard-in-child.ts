import { discardUrn } from '#app/domain/ballots/discard-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { connect } from '#db/client.server.ts'

/** Discards a urn in a process of its own, which dies as by kill -9 where it is told to. */
export interface DiscardTask {
  url: string
  waveId: string
  keysDir: string
  now: string
  dieAt: string
}

const task = JSON.parse(process.argv[2]!) as DiscardTask
const { db } = connect(task.url)

await discardUrn(
  { db, actor: null, now: () => new Date(task.now) },
  {
    waveId: task.waveId,
    keys: openKeyFiles(task.keysDir),
    reached: (point) => {
      if (point === task.dieAt) process.kill(process.pid, 'SIGKILL')
    },
  },
)
await db.destroy()
