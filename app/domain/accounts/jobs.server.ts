import { z } from 'zod'
import { defineJob } from '#app/domain/jobs/define-job.ts'
import { getMailSender } from '#app/domain/settings/mail-sender.server.ts'
import { translator } from '#app/i18n/index.ts'
import { roleGranted } from '#emails/role-granted.ts'
import { signIn } from '#emails/sign-in.ts'
import { isActive } from './internal/read-grants.server.ts'
import type { Role } from './permissions.ts'
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

/**
 * Tells somebody which role she was given, once; nothing when the role was taken away meanwhile. The message holds no secret:
 * it leads to the sign-in page, where she asks for a link like everybody.
 */
export const sendRoleGrantedJob = defineJob(
  'accounts.send-role-granted',
  z.object({ assignmentId: z.uuid() }),
  async (ctx, { assignmentId }) => {
    const held = await ctx.db
      .selectFrom('role_assignments')
      .innerJoin('accounts', 'accounts.id', 'role_assignments.account_id')
      .leftJoin('processes', 'processes.id', 'role_assignments.process_id')
      .select([
        'accounts.name',
        'email',
        'locale',
        'role',
        'ends_on',
        'processes.id as process_id',
        'processes.name as process',
        'epci_name',
      ])
      .where('role_assignments.id', '=', assignmentId)
      .where('notice', '=', 'queued')
      .where(isActive(ctx.now()))
      .executeTakeFirst()
    if (!held) return
    const { headers, accent } = held.process_id
      ? await getMailSender(ctx, held.process_id)
      : { headers: {}, accent: undefined }
    const { subject, html, text } = roleGranted({
      locale: held.locale,
      accent,
      name: held.name,
      role: translator(held.locale)(`access:role.${held.role as Role}`),
      process: held.process,
      organisation: held.epci_name,
      endsOn: held.ends_on,
      link: `${ctx.baseUrl}/connexion`,
    })
    const to = { name: held.name, address: held.email }
    const outcome = await ctx.mail.send({ ...headers, to, locale: held.locale, subject, html, text })
    await ctx.db
      .updateTable('role_assignments')
      .set({ notice: outcome.state })
      .where('id', '=', assignmentId)
      .execute()
  },
)

/** The code stands after the `#`: it reaches no log, proxy or Referer. */
export function signInLink(baseUrl: string, code: string): string {
  return `${baseUrl}/connexion/lien#${code}`
}
