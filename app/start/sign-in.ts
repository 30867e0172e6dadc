import * as fs from 'node:fs'
import path from 'node:path'
import { signInLink } from '#app/domain/accounts/jobs.server.ts'
import { createSignInCode } from '#app/domain/accounts/sign-in-link.server.ts'
import { readSettings } from '#app/env.server.ts'
import { connect } from '#db/client.server.ts'
import { startEmbeddedServer } from '#db/embedded.server.ts'
import { StartError, say } from './terminal.ts'

/** Prints a sign-in link for an account, when mail is broken. `--demo` looks in the demonstration. */
export async function signIn(args: readonly string[]): Promise<void> {
  const email = args.find((argument) => !argument.startsWith('--'))?.toLowerCase()
  const unknown = args.find((argument) => argument.startsWith('--') && argument !== '--demo')
  if (unknown) throw new StartError('unknown-option', { option: unknown })
  if (!email) throw new StartError('sign-in-usage')
  const settings = readSettings(args.includes('--demo') ? 'demo' : 'live')
  const folder = path.join(settings.stateDir, 'pg')
  if (!settings.databaseUrl && !fs.existsSync(folder)) throw new StartError('sign-in-unknown', { email })
  const server = settings.databaseUrl ? null : await startEmbeddedServer({ folder, durable: true })
  const { db } = connect(settings.databaseUrl ?? (server?.url('diapason') as string), 1)
  try {
    const account = await db.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst()
    if (!account) throw new StartError('sign-in-unknown', { email })
    const code = await createSignInCode({ db, now: () => new Date(), actor: null }, account.id)
    say('sign-in-link', { url: signInLink(settings.baseUrl, code) })
  } finally {
    await db.destroy()
    if (server && !server.adopted) await server.stop()
  }
}
