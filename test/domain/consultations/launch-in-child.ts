import type { PoolClient } from 'pg'
import { completeLaunch } from '#app/domain/consultations/complete-launch.server.ts'
import { createTransport } from '#app/domain/mail/create-transport.server.ts'
import { connect } from '#db/client.server.ts'

/** Completes a launch in a process of its own, which dies as by kill -9 just before the statement it is told. */
export interface ChildTask {
  databaseUrl: string
  smtpUrl: string
  keysDir: string
  waveId: string
  now: string
  /** Server secret, hexadecimal. */
  secret: string
  /** How the statement begins, in lower case; null to go to the end. */
  dieBefore: string | null
}

const task = JSON.parse(process.argv[2]!) as ChildTask
const now = () => new Date(task.now)
const baseUrl = 'https://diapason.example.org'
const { db, pool } = connect(task.databaseUrl)

function dieIf(statement: unknown) {
  const text =
    typeof statement === 'string' ? statement : ((statement as { text?: string } | null)?.text ?? '')
  if (task.dieBefore !== null && text.trimStart().toLowerCase().startsWith(task.dieBefore)) {
    process.kill(process.pid, 'SIGKILL')
  }
}

pool.on('connect', (client: PoolClient) => {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  Object.assign(client, {
    query(...args: unknown[]) {
      dieIf(args[0])
      return query(...args)
    },
  })
})

const mail = createTransport({
  ...{ smtpUrl: task.smtpUrl, mailFrom: 'd@example.org', baseUrl, stateDir: task.keysDir, now },
})
const secret = Buffer.from(task.secret, 'hex')
const folders = { keysDir: task.keysDir, stateDir: task.keysDir }
process.stdout.write('begun\n')
await completeLaunch({ db, now, actor: null, mail, secret, baseUrl, ...folders }, task.waveId)
mail.close()
await db.destroy()
