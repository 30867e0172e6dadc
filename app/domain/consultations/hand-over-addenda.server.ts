import { addendumSentence } from '#app/documents/addendum-facts.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { getMailSender } from '#app/domain/settings/mail-sender.server.ts'
import { type Translate, translator } from '#app/i18n/index.ts'
import { addendumToRepresentatives } from '#emails/addendum-to-representatives.ts'
import { type Addendum, readAddendum } from './addenda.server.ts'
import { getRecordFacts } from './record-facts.server.ts'

/**
 * Hands the addenda that wait to the staff representatives, in order. Killed between the mail server and the note of it, one is
 * sent again with the same Message-ID.
 * @throws MailUnavailable when the mail server is away: run it again later
 */
export async function handOverAddenda(ctx: JobCtx, waveId: string): Promise<void> {
  const waiting = await ctx.db
    .selectFrom('wave_addenda')
    .select(['number', 'kind', 'data', 'pdf', 'sha256', 'recorded_on', 'handed'])
    .where('wave_id', '=', waveId)
    .where('handed', '=', 'waiting')
    .orderBy('number')
    .execute()
  if (waiting.length === 0) return
  const { wave, demarche } = await getRecordFacts(ctx, waveId)
  if (!wave.representativesEmail) return
  const t = translator('fr')
  const { headers, accent } = await getMailSender(ctx, wave.processId)
  for (const row of waiting) {
    const addendum = readAddendum(row)
    const document = documentTitle(t, addendum)
    const message = addendumToRepresentatives({
      locale: 'fr',
      accent,
      process: demarche.name,
      organisation: demarche.epciName,
      title: wave.title.fr,
      document,
      cancelled: addendum.kind === 'cancellation',
      summary: addendum.facts ? addendumSentence('fr', addendum.facts) : t('mail:addendum.cancelled'),
      recordHash: addendum.sha256,
    })
    const outcome = await ctx.mail.send({
      to: { name: '', address: wave.representativesEmail },
      locale: 'fr',
      ...headers,
      ...message,
      messageId: `addendum-${waveId}-${addendum.number}`,
      attachments: [
        {
          filename: `${addendum.kind === 'cancellation' ? 'proces-verbal-annulation' : `additif-${addendum.number}`}-${wave.label}.pdf`,
          content: row.pdf,
          contentType: 'application/pdf',
        },
      ],
    })
    await ctx.db
      .updateTable('wave_addenda')
      .set({ handed: outcome.state })
      .where('wave_id', '=', waveId)
      .where('number', '=', addendum.number)
      .where('handed', '=', 'waiting')
      .execute()
  }
}

function documentTitle(t: Translate, { kind, number }: Addendum): string {
  return kind === 'cancellation'
    ? t('documents:cancellation.title')
    : t('documents:addendum.title', { number })
}
