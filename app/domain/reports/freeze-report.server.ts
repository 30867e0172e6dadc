import { dayAt } from '#app/domain/calendar/days.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { contentHash } from '#app/domain/results/content-hash.ts'
import { formatDate } from '#app/i18n/format.ts'
import { type LocalizedText, locales, translator } from '#app/i18n/index.ts'
import { composeReport, type Draft, type ReportSources } from './compose-report.ts'
import { written } from './draft-block.ts'
import { readDraft } from './internal/read-draft.server.ts'
import { readSources } from './internal/read-sources.server.ts'
import type { ReportContent } from './report-content.ts'

export interface Freezing {
  processId: string
  reportId: string
  /** Of the draft that was read: what is frozen is what was seen. */
  revision: number
  /** « comité de pilotage du 12 mars 2027 » */
  meeting: LocalizedText
  /** Why the last version had to be corrected; empty for the first. */
  reason: LocalizedText
}

/**
 * Freezes a draft as the next version of its report: it holds all it shows and never changes. The draft stays, for a correction.
 * @returns the identifier and the number of the version
 * @throws DomainError `not-found` (404) · `reports.changed-meanwhile` (409), also when it is asked twice · `reports.reason`
 *   (422) for a correction that doesn't say why · `reports.empty` (422) when nothing would be shown
 */
export async function freezeReport(
  ctx: Ctx,
  freezing: Freezing,
): Promise<{ versionId: string; number: number }> {
  const { processId, reportId, revision, meeting } = freezing
  return ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { numUpdatedRows } = await db
      .updateTable('reports')
      .set({ revision: revision + 1, frozen_revision: revision + 1 })
      .where('id', '=', reportId)
      .where('process_id', '=', processId)
      .where('revision', '=', revision)
      .executeTakeFirst()
    const draft = await readDraft(trx, { processId, reportId })
    if (numUpdatedRows === 0n) throw new DomainError('reports.changed-meanwhile', 409)
    const number = (draft.lastNumber ?? 0) + 1
    const reason = number === 1 ? null : freezing.reason
    if (reason && !reason.fr) throw new DomainError('reports.reason', 422, { field: 'reasonFr' })
    const frozenOn = dayAt(ctx.now())
    const sources = await readSources(trx, draft)
    const content = frozenContent(draft, sources, { number, meeting, reason, frozenOn })
    if (content.views.fr.sections.length === 0) throw new DomainError('reports.empty', 422)
    const { id } = await db
      .insertInto('report_versions')
      .values({
        ...{ report_id: reportId, number, frozen_on: frozenOn },
        content: JSON.stringify(content),
        sha256: contentHash(content),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const details = { title: content.views.fr.heading, number, meeting: meeting.fr }
    await recordAction(trx, { processId, action: 'report.frozen', details })
    return { versionId: id, number }
  })
}

type Frozen = Pick<ReportContent, 'number' | 'meeting' | 'reason' | 'frozenOn'>

/** Pure: everything a version shows, in both languages. */
export function frozenContent(draft: Draft, sources: ReportSources, frozen: Frozen): ReportContent {
  const views = Object.fromEntries(
    locales.map((locale) => {
      const t = translator(locale)
      const { number, frozenOn, reason } = frozen
      const head = {
        running: t('reports:running', {
          number,
          meeting: written(frozen.meeting, locale) ?? '',
          date: formatDate(locale, frozenOn, 'short'),
        }),
        warnings: reason
          ? [t('reports:correction', { previous: number - 1, reason: written(reason, locale) ?? '' })]
          : [],
      }
      return [locale, composeReport(draft, sources, head, locale)]
    }),
  ) as ReportContent['views']
  return {
    format: 1,
    kind: draft.kind,
    ...frozen,
    processName: sources.processName,
    sources: sources.waves.map(({ content, sha256 }) => ({
      ...{ label: content.wave.label, title: content.wave.title },
      ...{ number: content.number, frozenOn: content.frozenOn, sha256 },
    })),
    views,
  }
}
