import * as fs from 'node:fs'
import path from 'node:path'
import { BackupError } from '#db/backup-format.ts'
import { readBackup } from '#db/read-backup.ts'
import { writeBackup } from '#db/write-backup.ts'
import { readArguments, withDatabase } from './command-database.ts'
import { holdEmbedded } from './open-database.ts'
import { StartError, say } from './terminal.ts'

/** Writes the database of an instance, running or not, to one file. The keys of open urns stay where they are. */
export async function backUp(args: readonly string[]): Promise<void> {
  const { subject, settings } = readArguments(args)
  if (!subject) throw new StartError('backup-usage')
  const file = path.resolve(subject)
  const rows = await explained(file, () => withDatabase(settings, (url) => writeBackup(url, file)))
  if (rows === null) throw new StartError('nothing-to-back-up', { folder: settings.stateDir })
  say('backed-up', { file, rows })
  say('keys-not-in-backup', { folder: settings.keysDir })
}

/** Fills an instance that was never started from such a file. */
export async function restore(args: readonly string[]): Promise<void> {
  const { subject, settings } = readArguments(args)
  if (!subject) throw new StartError('restore-usage')
  const file = path.resolve(subject)
  if (!fs.existsSync(file)) throw new StartError('no-backup', { file })
  fs.mkdirSync(settings.stateDir, { recursive: true, mode: 0o711 })
  const server = settings.databaseUrl ? null : await holdEmbedded(settings)
  try {
    const rows = await explained(file, () =>
      readBackup(settings.databaseUrl ?? (server?.url as string), file),
    )
    say('restored', { file, rows: rows as number })
    say('keys-after-restore', { folder: settings.keysDir, secret: settings.secretFile })
  } finally {
    await server?.release()
  }
}

async function explained<Result>(file: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof BackupError) throw new StartError(`backup.${error.code}`, { file })
    throw error
  }
}
