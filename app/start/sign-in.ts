import { signInLink } from '#app/domain/accounts/jobs.server.ts'
import { createSignInCode } from '#app/domain/accounts/sign-in-link.server.ts'
import { connect } from '#db/client.server.ts'
import { readArguments, withDatabase } from './command-database.ts'
import { StartError, say } from './terminal.ts'

/** Prints a sign-in link for an account, when mail is broken. `--demo` looks in the demonstration. */
export async function signIn(args: readonly string[]): Promise<void> {
  const { subject, settings } = readArguments(args)
  const email = subject?.toLowerCase()
  if (!email) throw new StartError('sign-in-usage')
  const found = await withDatabase(settings, async (url) => {
    const { db } = connect(url, 1)
    try {
      const account = await db
        .selectFrom('accounts')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirst()
      if (!account) return false
      const code = await createSignInCode({ db, now: () => new Date(), actor: null }, account.id)
      say('sign-in-link', { url: signInLink(settings.baseUrl, code) })
      return true
    } finally {
      await db.destroy()
    }
  })
  if (!found) throw new StartError('sign-in-unknown', { email })
}
