import { z } from 'zod'
import { defineJob } from '#app/domain/jobs/define-job.ts'
import { signIn } from '#emails/sign-in.ts'
import { createSignInCode, linkMinutes } from './sign-in-link.server.ts'

/** Mails a sign-in link. `accountId` null: the address was unknown, and the job takes a queue's time all the same. */
export const sendSignInJob = defineJob(
  'accounts.send-sign-in',
  z.object({ accountId: z.uuid().nullable() }),
  async (ctx, { accountId }) => {
    const account =
      accountId &&
      (await ctx.db.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirst())
    if (!account) return
    const code = await createSignInCode(ctx, account.id)
    const { subject, html, text } = signIn({
      locale: account.locale,
      name: account.name,
      link: signInLink(ctx.baseUrl, code),
      code,
      minutes: linkMinutes,
    })
    await ctx.mail.send({
      to: { name: account.name, address: account.email },
      locale: account.locale,
      subject,
      html,
      text,
    })
  },
)

/** The code stands after the `#`: it reaches no log, proxy or Referer. */
export function signInLink(baseUrl: string, code: string): string {
  return `${baseUrl}/connexion/lien#${code}`
}
