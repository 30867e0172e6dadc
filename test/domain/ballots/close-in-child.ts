import { closeUrn } from '#app/domain/ballots/close-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { connect } from '#db/client.server.ts'

/** Closes a wave in a process of its own, which dies as by kill -9 where it is told to. */
export interface ChildTask {
  url: string
  waveId: string
  keysDir: string
  now: string
  /** A point of the close, or a number of ballots opened; `never` to go to the end. */
  dieAt: string
}

const task = JSON.parse(process.argv[2]!) as ChildTask
const { db } = connect(task.url)

function dieIf(point: string) {
  if (point === task.dieAt) process.kill(process.pid, 'SIGKILL')
}

process.stdout.write('begun\n')
await closeUrn(
  { db, actor: null, now: () => new Date(task.now) },
  {
    waveId: task.waveId,
    keys: openKeyFiles(task.keysDir),
    reached: dieIf,
    progress: (opened) => dieIf(`opened ${opened >= 200 ? 'some' : ''}`),
  },
)
await db.destroy()
