import * as fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { ensureSetupCode } from '#app/domain/accounts/create-first-pilot.server.ts'
import {
  defaultStateDir,
  processEnvironment,
  readSecret,
  readSettings,
  type Settings,
} from '#app/env.server.ts'
import { buildBundle } from './build-bundle.ts'
import { holdEmbedded, type InstanceDatabase, makeOnce, openDatabase } from './open-database.ts'
import { type RunningProcess, runProcess } from './run-processes.ts'
import { StartError, say, sayError } from './terminal.ts'

/**
 * Starts database, web and worker, and stays until they are stopped.
 * @param options.reset starts the demonstration over; refused when anything but its usual folders would be touched
 * @returns the exit code: 0 after Ctrl-C, 1 when a part ended by itself
 */
export async function startInstance(mode: 'demo' | 'live', options: { reset: boolean }): Promise<number> {
  const settings = readSettings(mode)
  const asked = waitForSignal()
  if (options.reset) await resetDemonstration(settings)
  prepareFolders(settings)
  const database = await openDatabase(settings)
  const running: RunningProcess[] = []
  try {
    await refuseTakenPort(settings)
    const making = prepare(settings, database).then(() => 'prepared' as const)
    if ((await Promise.race([making, asked])) !== 'prepared') return 0
    const env = processEnvironment(mode, database.url)
    const web = runProcess('web', env)
    const worker = runProcess('worker', env)
    running.push(web, worker)
    const end = Promise.race([
      asked.then(() => null),
      web.ended.then((reason) => new StartError('web-ended', { reason })),
      worker.ended.then((reason) => new StartError('worker-ended', { reason })),
      database.lost.then((reason) => reason ?? null),
    ])
    const ready = Promise.all([web.ready, worker.ready]).then(() => greet(settings, database))
    ready.catch(() => undefined)
    const failure = await end
    if (!failure) return 0
    throw failure
  } catch (error) {
    sayError(error)
    return 1
  } finally {
    say('stopping')
    await Promise.all(running.map((child) => child.stop()))
    await database.close()
    say('stopped')
  }
}

async function prepare(settings: Settings, database: InstanceDatabase) {
  await buildBundle(() => say('building'))
  if (settings.mode !== 'demo') return
  await makeOnce(database.db, async () => {
    say('demonstration')
    const { makeDemonstration } = await import('#app/demo/make-demonstration.server.ts')
    const log = (line: string) => process.stdout.write(`  ${line}\n`)
    await makeDemonstration({ db: database.db, settings, now: () => new Date(), log })
  })
}

async function greet(settings: Settings, { db }: InstanceDatabase) {
  say('ready', { url: settings.baseUrl })
  if (settings.mode === 'demo') say('roles', { url: `${settings.baseUrl}/demo` })
  if (settings.local && !settings.smtpUrl) say('mailbox', { url: `${settings.baseUrl}/boite-aux-lettres` })
  const code = settings.mode === 'live' && (await ensureSetupCode({ db, now: () => new Date(), actor: null }))
  if (code) say('setup-code', { url: `${settings.baseUrl}/installation`, code })
  say('how-to-stop')
}

/** A second signal doesn't wait. */
function waitForSignal(): Promise<'asked'> {
  return new Promise((resolve) => {
    let count = 0
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        count += 1
        if (count > 2) process.exit(1)
        resolve('asked')
      })
    }
  })
}

/** As root, the account that runs PostgreSQL passes through the state folder; what is secret in it has its own rights. */
function prepareFolders(settings: Settings) {
  const isRoot = os.platform() !== 'win32' && os.userInfo().uid === 0
  fs.mkdirSync(settings.stateDir, { recursive: true, mode: isRoot ? 0o711 : 0o700 })
  fs.mkdirSync(path.join(settings.stateDir, 'mailbox'), { recursive: true, mode: 0o700 })
  fs.mkdirSync(settings.keysDir, { recursive: true, mode: 0o700 })
  readSecret(settings)
}

async function resetDemonstration(settings: Settings) {
  const usual = defaultStateDir('demo')
  const elsewhere = {
    DATABASE_URL: settings.databaseUrl !== null,
    STATE_DIR: settings.stateDir !== usual,
    KEYS_DIR: settings.keysDir !== `${usual}-keys`,
    SECRET_FILE: settings.secretFile !== path.join(usual, 'secret'),
  }
  for (const [variable, given] of Object.entries(elsewhere)) {
    if (given) throw new StartError('reset-only-own', { variable })
  }
  if (fs.existsSync(path.join(usual, 'pg'))) {
    // Held first: a demonstration that is running keeps its folder.
    const server = await holdEmbedded(settings)
    await server.release()
  }
  say('resetting')
  fs.rmSync(usual, { recursive: true, force: true })
  fs.rmSync(`${usual}-keys`, { recursive: true, force: true })
}

function refuseTakenPort({ port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', () => reject(new StartError('port-taken', { port, other: port + 1 })))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}
