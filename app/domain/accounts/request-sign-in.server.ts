import type { AnonymousCtx } from '#app/domain/context.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { sendSignInJob } from './jobs.server.ts'

/**
 * Sends a sign-in link to this address if an account has it; does as much, and says nothing, if none has.
 * The job holds the account's identifier: the code is drawn by the worker, so no queue ever holds it.
 */
export async function requestSignIn(ctx: AnonymousCtx, email: string): Promise<void> {
  const account = await ctx.db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  await enqueue(ctx, sendSignInJob, { accountId: account?.id ?? null })
}
