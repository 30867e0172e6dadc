/**
 * The form of a backup: gzip of lines of text. The first is the {@link BackupHeader}; then, for each of its tables, the
 * rows as PostgreSQL's COPY writes them (text format) and a line `\.`; the last is {@link endOfBackup}.
 */
export interface BackupHeader {
  format: 'diapason-backup'
  version: 1
  /** The newest migration the data has been through. */
  migration: string
  /** In an order in which each can be filled before those that refer to it. */
  tables: { name: string; columns: string[] }[]
}

/** Of COPY: no row can be this line. */
export const endOfTable = '\\.'
/** A file without it was cut. */
export const endOfBackup = '-- end'

/** Links and sessions that live for hours, and counters: nobody signs in with what a backup kept. */
export const leftOut = new Set([
  'sessions',
  'sign_in_links',
  'setup_codes',
  'rate_limits',
  'kysely_migration',
  'kysely_migration_lock',
])

/** The tables of one open urn; group 2 is the same for both. */
export const urnTable = /^(invitations|ballots)_([0-9a-f]{32})$/

/** A backup that can't be read. `code` is a key of the `cli:backup` sentences. */
export class BackupError extends Error {
  readonly code: 'file-exists' | 'not-empty' | 'not-a-backup' | 'cut' | 'newer'
  constructor(code: BackupError['code']) {
    super(code)
    this.name = 'BackupError'
    this.code = code
  }
}
