import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import type { OutgoingMail } from '#app/domain/mail/transport.ts'
import { getMailSender, type MailSender } from '#app/domain/settings/mail-sender.server.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { reportPublished } from '#emails/report-published.ts'
import { restitutionPublished } from '#emails/restitution-published.ts'
import { written } from '../draft-block.ts'
import type { ReportContent } from '../report-content.ts'
import type { Told, WaitingMessage } from '../tell-readers.server.ts'

/** What the messages about a version say; its figures are not in it. */
export interface Letter extends MailSender {
  processId: string
  content: Pick<ReportContent, 'number' | 'reason' | 'processName' | 'kind' | 'meeting'>
  heading: Record<'fr' | 'en', string>
  organisation: string
  slug: string
  /** Those it speaks of, in its order. */
  waves: { waveId: string; label: string }[]
}

export async function readLetter(ctx: JobCtx, versionId: string): Promise<Letter | null> {
  const row = await ctx.db
    .selectFrom('report_versions')
    .innerJoin('reports', 'reports.id', 'report_id')
    .select(['process_id', 'wave_ids', 'content'])
    .where('report_versions.id', '=', versionId)
    .executeTakeFirst()
  if (!row) return null
  const { views, ...content } = row.content as ReportContent
  const { slug } = await getSettings(ctx, row.process_id)
  const labels = await ctx.db
    .selectFrom('wave_notices')
    .select(['wave_id as waveId', 'label'])
    .where('wave_id', 'in', row.wave_ids)
    .execute()
  return {
    ...(await getMailSender(ctx, row.process_id)),
    ...{ processId: row.process_id, content, slug, organisation: views.fr.territory },
    heading: { fr: views.fr.heading, en: views.en.heading },
    waves: row.wave_ids.flatMap((id) => labels.filter(({ waveId }) => waveId === id)),
  }
}

/** The message to one reader. Its Message-ID is that of her line: sent twice, it is the same message. */
export function composeTelling(
  { baseUrl }: JobCtx,
  letter: Letter,
  { versionId, audience }: Told,
  { id, name, address, locale }: WaitingMessage,
): OutgoingMail {
  const { content, heading, organisation, accent, processId, slug, waves } = letter
  const reason = content.reason && written(content.reason, locale)
  const about = { accent, locale, name, process: content.processName, organisation, reason }
  const { subject, html, text } =
    audience === 'public'
      ? restitutionPublished({
          ...about,
          link: `${baseUrl}/d/${slug}/restitutions/${versionId}`,
          verifications: waves.map(({ waveId, label }) => ({
            label,
            url: `${baseUrl}/e/${waveId}/verification`,
          })),
        })
      : reportPublished({
          ...about,
          ...{ title: heading[locale], number: content.number },
          link: `${baseUrl}/demarches/${processId}/rapports/versions/${versionId}`,
        })
  return {
    ...letter.headers,
    ...{ to: { name, address }, locale, subject, html, text },
    messageId: `report-${id}`,
  }
}
