import { randomInt } from 'node:crypto'
import * as fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { processEnvironment } from '#app/env.server.ts'
import { buildBundle } from '#app/start/build-bundle.ts'
import { type ProcessName, type RunningProcess, runProcess } from '#app/start/run-processes.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

/** A real web and a real worker process, on a database, folders and a port of their own. */
export interface Instance {
  /** Without a final slash. */
  url: string
  database: TestDatabase
  db: TestDatabase['db']
  stateDir: string
  keysDir: string
  /** Where messages are written when no `smtp` was given. */
  mailboxDir: string
  /** Moves the clock of both processes; it goes on from there. */
  setClock(date: Date): void
  kill(which: ProcessName, signal?: NodeJS.Signals): Promise<void>
  /** Starts a process that was killed, or stops it first. */
  restart(which: ProcessName): Promise<void>
  /** What both processes printed so far. */
  output(): string
  stop(): Promise<void>
}

export interface InstanceOptions {
  clock?: Date
  /** smtp:// address; without it messages stay in the local mailbox. */
  smtp?: string
  /** More environment variables. */
  env?: Record<string, string>
}

/** Starts both processes and waits until they serve. Builds the pages first when they are older than their sources. */
export async function startInstance(options: InstanceOptions = {}): Promise<Instance> {
  await buildBundle(() => undefined)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-instance-'))
  const inFolder = (name: string) => path.join(folder, name)
  const database = await createTestDatabase()
  await database.db.insertInto('instance').values({ mode: 'test', complete: true }).execute()
  const port = await freePort()
  const clockFile = inFolder('clock')
  const setClock = (date: Date) => {
    fs.writeFileSync(`${clockFile}.new`, String(date.getTime() - Date.now()))
    fs.renameSync(`${clockFile}.new`, clockFile)
  }
  setClock(options.clock ?? new Date())
  const env = {
    ...processEnvironment('test', database.url),
    ...{ PORT: String(port), HOST: '127.0.0.1', BASE_URL: `http://localhost:${port}` },
    ...{ STATE_DIR: inFolder('state'), KEYS_DIR: inFolder('keys'), TEST_CLOCK_OFFSET_FILE: clockFile },
    ...{ SMTP_URL: options.smtp ?? '', MAIL_FROM: 'Diapason <diapason@example.org>', SECRET_FILE: '' },
    ...options.env,
  }
  fs.mkdirSync(inFolder('state/mailbox'), { recursive: true, mode: 0o700 })
  fs.mkdirSync(inFolder('keys'), { mode: 0o700 })
  const log = fs.openSync(inFolder('output.log'), 'a')
  const output = () => fs.readFileSync(inFolder('output.log'), 'utf8')
  const running = {} as Record<ProcessName, RunningProcess>

  async function begin(which: ProcessName) {
    running[which] = runProcess(which, env, log)
    await running[which].ready.catch((error) => {
      throw new Error(`${error.message}\n${output()}`)
    })
  }

  async function stop() {
    await Promise.all(Object.values(running).map((child) => child.stop()))
    await database.close()
    fs.closeSync(log)
    fs.rmSync(folder, { recursive: true, force: true })
  }

  try {
    await Promise.all([begin('web'), begin('worker')])
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: `http://localhost:${port}`,
    database,
    db: database.db,
    stateDir: inFolder('state'),
    keysDir: inFolder('keys'),
    mailboxDir: inFolder('state/mailbox'),
    setClock,
    kill: async (which, signal = 'SIGKILL') => {
      running[which].kill(signal)
      await running[which].ended
    },
    restart: async (which) => {
      await running[which].stop()
      await begin(which)
    },
    output,
    stop,
  }
}

/** A port nobody listens on, among those that no system hands out for connections: it stays free until it is used. */
export async function freePort(): Promise<number> {
  const port = randomInt(10_000, 30_000)
  return (await canListen(port)) ? port : freePort()
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
