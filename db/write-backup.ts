import * as fs from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { BackupError, type BackupHeader, endOfBackup, endOfTable, leftOut } from './backup-format.ts'

/**
 * Writes the whole database to one file, as it stands at one instant, while it goes on being used. Keys are not in the
 * database, so none is in the file. Rows are in the order of their primary keys: the order in which they came stays out.
 * @param url of the database
 * @param file 0600; complete when it bears this name (a run that is killed leaves a `.part`)
 * @returns the number of rows written
 * @throws BackupError `file-exists`
 */
export async function writeBackup(url: string, file: string): Promise<number> {
  if (fs.existsSync(file)) throw new BackupError('file-exists')
  const part = `${file}.part`
  fs.rmSync(part, { force: true })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const header = await holdTables(client)
    let rows = 0
    const output = fs.createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(
      content(client, header, (count) => {
        rows += count
      }),
      createGzip(),
      output,
    )
    fs.renameSync(part, file)
    return rows
  } finally {
    await client.end()
  }
}

/**
 * Begins the transaction of the backup, in which no table that it lists can be dropped: a wave that closes waits for its end.
 * One that closed between the list and the locks makes it begin again.
 */
async function holdTables(client: pg.Client): Promise<BackupHeader> {
  for (;;) {
    await client.query('begin transaction isolation level repeatable read, read only')
    const header = await describe(client)
    const names = header.tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ')
    try {
      await client.query(`lock table ${names} in access share mode`)
      return header
    } catch (error) {
      const undefinedTable = '42P01'
      if ((error as { code?: string }).code !== undefinedTable) throw error
      await client.query('rollback')
    }
  }
}

async function* content(
  client: pg.Client,
  header: BackupHeader,
  counted: (rows: number) => void,
): AsyncGenerator<Buffer | string> {
  yield `${JSON.stringify(header)}\n`
  for (const { name, columns } of header.tables) {
    const list = columns.map(pg.escapeIdentifier).join(', ')
    const table = pg.escapeIdentifier(name)
    const key = (await primaryKey(client, name)).map(pg.escapeIdentifier).join(', ')
    const copy = client.query(copyTo(`copy (select ${list} from ${table} order by ${key}) to stdout`))
    yield* unbroken(copy)
    counted(copy.rowCount)
    yield `${endOfTable}\n`
  }
  yield `${endOfBackup}\n`
}

/** A stream that fails is an error for whoever iterates, also when it fails between two reads. */
function unbroken(stream: Readable): Readable {
  const through = new PassThrough()
  stream.on('error', (error) => through.destroy(error))
  return stream.pipe(through)
}

async function describe(client: pg.Client): Promise<BackupHeader> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select tables.table_name as name,
      array_agg(columns.column_name::text order by columns.ordinal_position) as columns
    from information_schema.tables join information_schema.columns using (table_schema, table_name)
    where tables.table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
    group by tables.table_name order by tables.table_name`,
  )
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  )
  const { rows: newest } = await client.query<{ name: string }>(
    'select max(name) as name from kysely_migration',
  )
  return {
    format: 'diapason-backup',
    version: 1,
    migration: newest[0]!.name,
    tables: inOrder(
      rows.filter(({ name }) => !leftOut.has(name)),
      references,
    ),
  }
}

function inOrder<Table extends { name: string }>(
  tables: readonly Table[],
  references: readonly { from: string; to: string }[],
): Table[] {
  const ordered: Table[] = []
  const placed = new Set<string>(leftOut)
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      ({ name }) => !placed.has(name) && references.every(({ from, to }) => from !== name || placed.has(to)),
    )
    if (!ready.length) throw new Error('backup: tables refer to each other in a circle')
    for (const table of ready) placed.add(table.name)
    ordered.push(...ready)
  }
  return ordered
}

async function primaryKey(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
    where indrelid = $1::regclass and indisprimary order by array_position(indkey::int2[], attnum)`,
    [pg.escapeIdentifier(table)],
  )
  return rows.map(({ name }) => name)
}
