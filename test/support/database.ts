import { randomBytes } from 'node:crypto'
import { type Connection, connect } from '#db/client.server.ts'
import { runOn, withDatabase } from './database-server.ts'

export interface TestDatabase extends Connection {
  url: string
  /** Closes the connections and drops the database. */
  close(): Promise<void>
}

/** A database of its own with every migration done, cloned from the template of the run: call it once per test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.DIAPASON_TEST_SERVER
  if (!server) throw new Error('The test server is not started: run the tests with remix.config.js.')
  const name = `test_${randomBytes(8).toString('hex')}`
  // Its files are copied as they are: page by page, through the log of writing, takes twice as long.
  const template = process.env.DIAPASON_TEST_TEMPLATE
  await runOn(server, `create database ${name} template ${template} strategy file_copy`)
  const url = withDatabase(server, name)
  const connection = connect(url)
  const warnings: string[] = []
  connection.pool.on('connect', (client) =>
    client.on('notice', ({ code = '', message }) => {
      if (lostTransaction.includes(code)) warnings.push(`${message}`)
    }),
  )
  return {
    ...connection,
    url,
    close: async () => {
      await connection.db.destroy()
      await runOn(server, `drop database ${name} with (force)`)
      if (warnings.length) throw new Error(`A transaction was ended by another one: ${warnings[0]}`)
    },
  }
}

/** A BEGIN within a transaction, or a COMMIT outside: PostgreSQL only warns, and what was to be done whole is done half. */
const lostTransaction = ['25001', '25P01']
