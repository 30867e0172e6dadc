import { z } from 'zod'
import { findWave } from '#app/domain/consultations/queries.server.ts'
import { defineJob } from '#app/domain/jobs/define-job.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { getMailSender } from '#app/domain/settings/mail-sender.server.ts'
import { urnAlert } from '#emails/urn-alert.ts'

/** Tells one person that a key of a wave fails, or is back. Nothing when the account or the wave is gone. */
export const sendUrnAlertJob = defineJob(
  'duties.send-urn-alert',
  z.object({ waveId: z.uuid(), accountId: z.uuid(), fails: z.boolean(), key: z.enum(['urn', 'link']) }),
  async (ctx, { waveId, accountId, fails, key }) => {
    const wave = await findWave(ctx, waveId)
    const account = await ctx.db
      .selectFrom('accounts')
      .select(['name', 'email', 'locale'])
      .where('id', '=', accountId)
      .executeTakeFirst()
    if (!wave || !account) return
    const { name: demarche, epciName } = await getProcess(ctx, wave.processId)
    const { headers, accent } = await getMailSender(ctx, wave.processId)
    const message = urnAlert({
      locale: account.locale,
      accent,
      name: account.name,
      ...{ key, fails, shared: wave.level === 2 },
      label: wave.label,
      process: demarche,
      organisation: epciName,
      link: `${ctx.baseUrl}/demarches/${wave.processId}/vagues/${wave.id}`,
    })
    const to = { name: account.name, address: account.email }
    await ctx.mail.send({ ...headers, to, locale: account.locale, ...message })
  },
)
