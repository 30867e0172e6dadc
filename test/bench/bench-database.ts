import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { defaultStateDir } from '#app/env.server.ts'
import { type Connection, connect } from '#db/client.server.ts'
import { startEmbeddedServer } from '#db/embedded.server.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { runOn } from '../support/database-server.ts'

export interface BenchServer {
  /** A fresh, migrated database on a server that really flushes to the disk (fsync on). */
  createDatabase(connections?: number): Promise<Connection & { url: string }>
  /** A folder for this run's files, on the same disk. */
  folder: string
  stop(): Promise<void>
}

/** An embedded server of its own, beside the instance's data so that it uses the same disk; removed at the end. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = `${path.dirname(defaultStateDir('test'))}/bench-${process.pid}`
  const server = await startEmbeddedServer({ folder: path.join(folder, 'pg'), durable: true })
  const open: Connection[] = []
  return {
    folder,
    createDatabase: async (connections = 32) => {
      const name = `bench_${randomBytes(6).toString('hex')}`
      await runOn(server.url('postgres'), `create database ${name}`)
      const connection = connect(server.url(name), connections)
      open.push(connection)
      await migrateToLatest(connection.db)
      return { ...connection, url: server.url(name) }
    },
    stop: async () => {
      await Promise.all(open.map(({ db }) => db.destroy()))
      await server.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
