import * as fs from 'node:fs'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import type { Mode, Settings } from '#app/env.server.ts'
import { connect } from '#db/client.server.ts'
import { startEmbeddedServer } from '#db/embedded.server.ts'
import { migrateToLatest } from '#db/migrate.ts'
import type { Database } from '#db/schema/index.ts'
import { checkServer } from './check-server.ts'
import { StartError, say } from './terminal.ts'

const databaseName = 'diapason'

export interface InstanceDatabase {
  db: Kysely<Database>
  url: string
  /** Resolves, with the reason, when the embedded server is lost for good. */
  lost: Promise<unknown>
  /** Closes the connections and stops the embedded server. */
  close(): Promise<void>
}

/**
 * Gives the instance's database, checked and migrated: the embedded one, or the one of DATABASE_URL.
 * @throws StartError when another start holds the folder, or the server can't be used
 */
export async function openDatabase(settings: Settings): Promise<InstanceDatabase> {
  const server = settings.databaseUrl ? external(settings.databaseUrl) : await holdEmbedded(settings)
  try {
    await checkServer(server.url, settings.mode)
    let connection = connect(server.url)
    await migrateToLatest(connection.db)
    if (await isHalfMade(connection.db, settings.mode)) {
      if (!server.renew) throw new StartError('half-made')
      await destroyKeys(connection.db, settings.keysDir)
      await connection.db.destroy()
      await server.renew()
      connection = connect(server.url)
      await migrateToLatest(connection.db)
    }
    await claim(connection.db, settings.mode)
    const { db } = connection
    const close = async () => {
      await db.destroy()
      await server.release()
    }
    return { db, url: server.url, lost: server.lost, close }
  } catch (error) {
    await server.release()
    throw error
  }
}

interface Server {
  url: string
  lost: Promise<unknown>
  /** Empties the database. Null where it isn't ours to empty. */
  renew: (() => Promise<void>) | null
  release(): Promise<void>
}

function external(url: string): Server {
  return { url, lost: new Promise(() => undefined), renew: null, release: async () => undefined }
}

/** Starts or adopts the embedded server, and holds it: a lock of this process, gone when the process is, however it ends. */
export async function holdEmbedded(settings: Settings): Promise<Server> {
  const folder = path.join(settings.stateDir, 'pg')
  let { adopted, ...server } = await startEmbeddedServer({ folder, durable: true })
  const admin = server.url('postgres')
  let released = false
  let lose: (reason: unknown) => void
  const lost = new Promise<unknown>((resolve) => {
    lose = resolve
  })

  async function hold(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: admin })
    client.on('error', () => undefined)
    client.on('end', () => {
      if (!released) comeBack().catch(lose)
    })
    await client.connect()
    const { rows } = await client.query(`select pg_try_advisory_lock(hashtext('diapason')) as held`)
    if (rows[0].held) return client
    released = true
    await client.end()
    throw new StartError('already-running', { folder: settings.stateDir })
  }

  async function comeBack() {
    server = await startEmbeddedServer({ folder, durable: true })
    holder = await hold()
    say('database-back')
  }

  let holder = await hold()
  say(adopted ? 'adopted' : 'database')
  const { rowCount } = await holder.query('select from pg_database where datname = $1', [databaseName])
  if (!rowCount) await holder.query(`create database ${databaseName}`)
  return {
    url: server.url(databaseName),
    lost,
    renew: async () => {
      // The database last: killed before, the next start still finds it half made.
      const mailbox = path.join(settings.stateDir, 'mailbox')
      for (const message of fs.readdirSync(mailbox))
        fs.rmSync(path.join(mailbox, message), { recursive: true })
      await holder.query(`drop database ${databaseName} with (force)`)
      await holder.query(`create database ${databaseName}`)
    },
    release: async () => {
      released = true
      await holder.end()
      await server.stop()
    },
  }
}

/** A demonstration whose making was interrupted is made again from nothing. */
async function isHalfMade(db: Kysely<Database>, mode: Mode): Promise<boolean> {
  const instance = await db.selectFrom('instance').selectAll().executeTakeFirst()
  if (!instance) return false
  if (instance.mode !== mode) throw new StartError(mode === 'demo' ? 'other-mode-demo' : 'other-mode-live')
  return !instance.complete
}

/** Of the waves of a database that is about to be emptied; of no other that may share the folder. */
async function destroyKeys(db: Kysely<Database>, keysDir: string) {
  const waves = await db.selectFrom('waves').select('id').execute()
  for (const { id } of waves) await openKeyFiles(keysDir).destroy(id)
}

/** A database is of a real service or of a demonstration from its first start on, and never becomes the other. */
async function claim(db: Kysely<Database>, mode: Mode) {
  const row = { mode, complete: mode !== 'demo' }
  await db
    .insertInto('instance')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Runs `make` unless an earlier start did, and remembers that it ended. */
export async function makeOnce(db: Kysely<Database>, make: () => Promise<void>) {
  const { complete } = await db.selectFrom('instance').select('complete').executeTakeFirstOrThrow()
  if (complete) return
  await make()
  await sql`update instance set complete = true`.execute(db)
}
