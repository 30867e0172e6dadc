import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { connect } from '#db/client.server.ts'
import { startEmbeddedServer } from '#db/embedded.server.ts'
import { migrateToLatest } from '#db/migrate.ts'

const prefix = 'diapason-tests-'
const inMemory = '/dev/shm'
/** In bytes. The log of writing alone may take a third of it (max_wal_size). */
const neededInMemory = 3 * 1024 ** 3

/** Where the server of a run keeps its data: in memory where Linux has room for it, since every file makes a database. */
function parentFolder(): string {
  if (!fs.existsSync(inMemory)) return os.tmpdir()
  const { bavail, bsize } = fs.statfsSync(inMemory)
  return bavail * bsize > neededInMemory ? inMemory : os.tmpdir()
}

/**
 * Global set-up of Vitest and of Playwright: one server for the whole run, and a migrated template on it.
 * The server is yours when TEST_DATABASE_URL names one (a role allowed to create databases), else embedded, with fsync off.
 * @returns what ends it
 */
export default async function startDatabaseServer(): Promise<() => Promise<void>> {
  await removeLeftovers()
  const server = process.env.TEST_DATABASE_URL ? external(process.env.TEST_DATABASE_URL) : await embedded()
  const template = `diapason_template_${randomBytes(6).toString('hex')}`
  await runOn(server.url('postgres'), `create database ${template}`)
  const { db } = connect(server.url(template), 2)
  await migrateToLatest(db)
  await db.destroy()
  // Workers and killed children start faster from what another one compiled.
  process.env.NODE_COMPILE_CACHE ??= path.resolve(
    import.meta.dirname,
    '../../node_modules/.cache/diapason-compiled',
  )
  process.env.DIAPASON_TEST_SERVER = server.url('postgres')
  process.env.DIAPASON_TEST_TEMPLATE = template
  return async () => {
    await runOn(server.url('postgres'), `drop database ${template}`)
    await server.stop()
  }
}

interface TestServer {
  url(database: string): string
  stop(): Promise<void>
}

function external(url: string): TestServer {
  return { url: (database) => withDatabase(url, database), stop: async () => undefined }
}

async function embedded(): Promise<TestServer> {
  const parent = fs.mkdtempSync(path.join(parentFolder(), `${prefix}${process.pid}-`))
  fs.chmodSync(parent, 0o711)
  const server = await startEmbeddedServer({ folder: path.join(parent, 'pg'), durable: false })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      fs.rmSync(parent, { recursive: true, force: true })
    },
  }
}

/** A run that was killed leaves its server and folder; their name says whose they were. */
async function removeLeftovers() {
  const folders = [os.tmpdir(), inMemory].filter((folder) => fs.existsSync(folder))
  const parents = folders.flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)))
  for (const parent of parents.filter((entry) => path.basename(entry).startsWith(prefix))) {
    const owner = Number(path.basename(parent).slice(prefix.length).split('-')[0])
    if (isAlive(owner)) continue
    const folder = path.join(parent, 'pg')
    if (fs.existsSync(path.join(folder, 'data/postmaster.pid'))) {
      await (await startEmbeddedServer({ folder, durable: false })).stop()
    }
    fs.rmSync(parent, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** One statement that can't run inside a transaction. */
export async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
