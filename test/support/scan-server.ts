import * as fs from 'node:fs'
import { sql } from 'kysely'
import type { TestDatabase } from './database.ts'

/**
 * Reads the server's whole folder (heap, WAL, TOAST, temporary files, log), as somebody does who takes the disk.
 * @returns how often each text stands there, and what surrounds it
 */
export async function scanServer(
  { db }: Pick<TestDatabase, 'db'>,
  needles: readonly (string | Buffer)[],
): Promise<{ found: Map<string, number>; around: string[] }> {
  await sql`checkpoint`.execute(db)
  const { rows } = await sql<{ file: string }>`
    with recursive files as (
      select regexp_replace(current_setting('data_directory'), '/[^/]+$', '') as file, true as folder
      union all
      select files.file || '/' || entry, (pg_stat_file(files.file || '/' || entry, true)).isdir
      from files, pg_ls_dir(files.file, true, false) as entry where files.folder)
    select file from files where not folder`.execute(db)
  const found = new Map(needles.map((needle) => [String(needle), 0]))
  const around: string[] = []
  for (const { file } of rows) {
    const bytes = await readServerFile(db, file)
    for (const needle of needles) {
      for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
        found.set(String(needle), found.get(String(needle))! + 1)
        around.push(bytes.toString('latin1', Math.max(0, at - 1_500), at + 1_500))
      }
    }
  }
  return { found, around }
}

/** By the file system where it is ours, else by the server (a role that may read its files). */
async function readServerFile(db: TestDatabase['db'], file: string): Promise<Buffer> {
  try {
    return fs.statSync(file).isFile() ? fs.readFileSync(file) : Buffer.alloc(0)
  } catch (error) {
    if (fs.existsSync(file)) throw error
    const { rows } = await sql<{ bytes: Buffer | null }>`
      select pg_read_binary_file(${file}, true) as bytes`.execute(db)
    return rows[0]?.bytes ?? Buffer.alloc(0)
  }
}
