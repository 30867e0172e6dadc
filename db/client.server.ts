import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './schema/index.ts'

/** A day stays the text it is (YYYY-MM-DD): a Date would move it across midnight. */
const dateOid = 1082
pg.types.setTypeParser(dateOid, (value) => value)

export interface Connection {
  db: Kysely<Database>
  pool: pg.Pool
}

/**
 * Connects to PostgreSQL.
 * @param connectionString a postgres:// URL, or one naming the folder of a Unix socket
 * @param max the largest number of connections
 */
export function connect(connectionString: string, max = 10): Connection {
  const pool = new pg.Pool({ connectionString, max })
  // An idle connection may be cut by the server (restart, kill): the pool replaces it at the next query.
  pool.on('error', () => undefined)
  // And so may one that waits inside a transaction: its next query says so, and nothing else must end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { pool, db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }) }
}
