import * as fs from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import {
  BackupError,
  type BackupHeader,
  endOfBackup,
  endOfTable,
  leftOut,
  urnTable,
} from './backup-format.ts'
import { connect } from './client.server.ts'
import { migrateTo, migrateToLatest, migrations } from './migrate.ts'
import { urnTableStatements } from './schema/urn-tables.ts'

const headerSchema = z.object({
  format: z.literal('diapason-backup'),
  version: z.literal(1),
  migration: z.string(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
})

/**
 * Fills an empty database from a backup, then brings it to the newest version. All its rows in one transaction: killed,
 * it leaves an empty database and may be run again.
 * @returns the number of rows read
 * @throws BackupError `not-empty`, `not-a-backup`, `cut` (the file ends too soon), `newer` (of a later version than this one)
 */
export async function readBackup(url: string, file: string): Promise<number> {
  const lines = readLines(file)
  const header = await readHeader(lines)
  if (!(header.migration in migrations)) throw new BackupError('newer')
  const { db } = connect(url, 2)
  try {
    await refuseUsed(url)
    await migrateTo(db, header.migration)
    const rows = await fill(url, header, lines)
    await migrateToLatest(db)
    return rows
  } finally {
    await db.destroy()
    await lines.return(undefined)
  }
}

/** @throws BackupError `not-empty` when an instance has ever lived in this database */
async function refuseUsed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ made: boolean }>(
      `select to_regclass('instance') is not null as made`,
    )
    if (!rows[0]?.made) return
    const { rowCount } = await client.query('select from instance')
    if (rowCount) throw new BackupError('not-empty')
  } finally {
    await client.end()
  }
}

async function readHeader(lines: Lines): Promise<BackupHeader> {
  try {
    const { value } = await lines.next()
    return headerSchema.parse(JSON.parse(String(value)))
  } catch {
    throw new BackupError('not-a-backup')
  }
}

async function fill(url: string, header: BackupHeader, lines: Lines): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    for (const { name } of header.tables) await makeUrnTables(client, name)
    await refuseStrangers(client, header)
    let rows = 0
    for (const { name, columns } of header.tables) {
      const list = columns.map(pg.escapeIdentifier).join(', ')
      const copy = client.query(copyFrom(`copy ${pg.escapeIdentifier(name)} (${list}) from stdin`))
      await pipeline(Readable.from(tableRows(lines)), copy)
      rows += copy.rowCount
    }
    const { value } = await next(lines)
    if (String(value).trimEnd() !== endOfBackup) throw new BackupError('cut')
    await advanceCounters(client)
    await client.query('commit')
    return rows
  } finally {
    await client.end()
  }
}

/** COPY leaves a counter where it was: the next row would take the number of one that the file brought back. */
async function advanceCounters(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ counter: string; table: string; column: string }>(
    `select pg_get_serial_sequence(quote_ident(table_name), column_name) as counter, table_name as table,
      column_name as column
    from information_schema.columns where table_schema = 'public'
      and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`,
  )
  for (const { counter, table, column } of rows) {
    const largest = `max(${pg.escapeIdentifier(column)})`
    await client.query(
      `select setval($1, coalesce(${largest}, 1), ${largest} is not null) from ${pg.escapeIdentifier(table)}`,
      [counter],
    )
  }
}

/** The urns that were open: both tables of each, when its first is met. */
async function makeUrnTables(client: pg.Client, name: string): Promise<void> {
  const [, kind, wave] = urnTable.exec(name) ?? []
  if (kind !== 'ballots') return
  const names = { ballots: `ballots_${wave}`, invitations: `invitations_${wave}` } as const
  for (const statement of urnTableStatements(names)) await client.query(statement)
}

/** A header names tables of ours and their columns, and nothing else. */
async function refuseStrangers(client: pg.Client, header: BackupHeader): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string }>(
    `select table_name as name, column_name as column from information_schema.columns where table_schema = 'public'`,
  )
  const known = new Set(rows.map(({ name, column }) => `${name} ${column}`))
  const ours = header.tables.every(
    ({ name, columns }) => !leftOut.has(name) && columns.every((column) => known.has(`${name} ${column}`)),
  )
  if (!ours) throw new BackupError('not-a-backup')
}

type Lines = AsyncGenerator<Buffer, void, undefined>

async function* tableRows(lines: Lines): AsyncGenerator<Buffer> {
  while (true) {
    const { value } = await next(lines)
    if (value.length === endOfTable.length + 1 && value.toString('latin1').trimEnd() === endOfTable) return
    yield value
  }
}

async function next(lines: Lines): Promise<{ value: Buffer }> {
  const line = await lines.next()
  if (line.done) throw new BackupError('cut')
  return { value: line.value }
}

/** The lines of the file with their ends. Cut by bytes: a line separator of Unicode inside a text is no end. */
async function* readLines(file: string): Lines {
  const source = fs.createReadStream(file)
  const text = source.pipe(createGunzip())
  source.on('error', (error) => text.destroy(error))
  let rest: Buffer[] = []
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let start = 0
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        yield Buffer.concat([...rest, chunk.subarray(start, end + 1)])
        rest = []
        start = end + 1
      }
      if (start < chunk.length) rest.push(chunk.subarray(start))
    }
  } catch (error) {
    // zlib's own word for a file that ends too soon.
    if ((error as { code?: string }).code === 'Z_BUF_ERROR') throw new BackupError('cut')
    throw error
  } finally {
    source.destroy()
  }
}
