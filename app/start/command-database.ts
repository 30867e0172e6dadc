import * as fs from 'node:fs'
import path from 'node:path'
import { readSettings, type Settings } from '#app/env.server.ts'
import { startEmbeddedServer } from '#db/embedded.server.ts'
import { StartError } from './terminal.ts'

/** What a command is about, and the settings of the instance it is about: `--demo` is the demonstration. */
export function readArguments(args: readonly string[]): { subject: string | undefined; settings: Settings } {
  const unknown = args.find((argument) => argument.startsWith('--') && argument !== '--demo')
  if (unknown) throw new StartError('unknown-option', { option: unknown })
  const subject = args.find((argument) => !argument.startsWith('--'))
  return { subject, settings: readSettings(args.includes('--demo') ? 'demo' : 'live') }
}

/**
 * Lends the database of an instance, running or not; an embedded server that wasn't running is stopped afterwards.
 * @returns what `use` returns; null when this instance was never started
 */
export async function withDatabase<Result>(
  settings: Settings,
  use: (url: string) => Promise<Result>,
): Promise<Result | null> {
  const folder = path.join(settings.stateDir, 'pg')
  if (!settings.databaseUrl && !fs.existsSync(folder)) return null
  const server = settings.databaseUrl ? null : await startEmbeddedServer({ folder, durable: true })
  try {
    return await use(settings.databaseUrl ?? (server?.url('diapason') as string))
  } finally {
    if (server && !server.adopted) await server.stop()
  }
}
