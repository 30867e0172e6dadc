import { type Actor, may, type Role, roles, scopeOf } from '#app/domain/accounts/permissions.ts'
import { listAccess } from '#app/domain/accounts/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { contentHash } from './freeze-report.server.ts'
import { boundedReader } from './internal/bounded-reader.server.ts'
import type { ReportContent } from './report-content.ts'
import { restrictReport } from './restrict-report.ts'

export interface ReportSummary {
  id: string
  number: number
  waveLabel: string
  title: LocalizedText
  test: boolean
  frozenOn: string
  publishedOn: string | null
  percent: number
  ballots: number
}

export interface Report {
  id: string
  publishedOn: string | null
  content: ReportContent
  /** SHA-256 of the canonical JSON of the whole report, hexadecimal. */
  sha256: string
}

/** Who reads the reports once published: roles of the démarche, and how many accounts hold each. */
export interface ReportReaders {
  role: Role
  accounts: number
}

/** The reports of a démarche, the newest first; only the published ones for who may not publish. */
export async function listReports(ctx: Ctx, processId: string): Promise<ReportSummary[]> {
  const rows = await visibleReports(ctx, processId)
    .select(['id', 'number', 'frozen_on', 'published_on', 'content'])
    .orderBy('frozen_on', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => {
    const content = row.content as ReportContent
    return {
      id: row.id,
      number: row.number,
      waveLabel: content.wave.label,
      title: content.wave.title,
      test: content.wave.test,
      frozenOn: row.frozen_on,
      publishedOn: row.published_on,
      percent: content.counts.percent,
      ballots: content.counts.ballots,
    }
  })
}

/**
 * One report, as it was frozen; for someone limited to employers, what is hers of it (`restrict-report.ts`).
 * @throws DomainError `not-found` (404) in another démarche, or before publication for who may not publish
 * @throws Error when what is stored is not what was frozen: an altered report is never shown
 */
export async function getReport(ctx: Ctx, input: { processId: string; reportId: string }): Promise<Report> {
  const row = isUuid(input.reportId)
    ? await visibleReports(ctx, input.processId)
        .select(['id', 'wave_id', 'published_on', 'content', 'sha256'])
        .where('id', '=', input.reportId)
        .executeTakeFirst()
    : undefined
  if (!row) throw new DomainError('not-found', 404)
  const content = row.content as ReportContent
  if (!contentHash(content).equals(row.sha256)) throw new Error(`report ${row.id} is not the one frozen`)
  const scope = scopeOf(ctx.actor, 'report.read', input.processId)
  const seen =
    scope === 'all'
      ? content
      : restrictReport(
          content,
          await boundedReader(ctx.db, { processId: input.processId, waveId: row.wave_id, own: scope }),
        )
  return { id: row.id, publishedOn: row.published_on, content: seen, sha256: row.sha256.toString('hex') }
}

/** The last report of a wave that the actor may see; null when there is none. */
export async function findReportOfWave(
  ctx: Ctx,
  waveId: string,
): Promise<{ id: string; publishedOn: string | null } | null> {
  const rows = await ctx.db
    .selectFrom('reports')
    .select(['id', 'process_id', 'published_on'])
    .where('wave_id', '=', waveId)
    .orderBy('number', 'desc')
    .execute()
  const seen = rows.find(
    (row) =>
      may(ctx.actor, 'report.publish', row.process_id) ||
      (row.published_on !== null && may(ctx.actor, 'report.read', row.process_id)),
  )
  return seen ? { id: seen.id, publishedOn: seen.published_on } : null
}

/** The roles that read published reports, and how many people of the démarche hold them. */
export async function listReportReaders(ctx: Ctx, processId: string): Promise<ReportReaders[]> {
  const active = (await listAccess(ctx, processId)).filter(({ state }) => state === 'active')
  const counts = new Map(roles.map((role) => [role, active.filter((held) => held.role === role).length]))
  return roles.filter(readsOncePublished).map((role) => ({ role, accounts: counts.get(role) ?? 0 }))
}

function readsOncePublished(role: Role): boolean {
  const holder: Actor = {
    accountId: '',
    name: '',
    email: '',
    locale: 'fr',
    grants: [{ processId: 'any', role, employerIds: null }],
  }
  return may(holder, 'report.read', 'any') && !may(holder, 'report.publish', 'any')
}

function visibleReports(ctx: Ctx, processId: string) {
  const reports = ctx.db.selectFrom('reports').where('process_id', '=', processId)
  return may(ctx.actor, 'report.publish', processId) ? reports : reports.where('published_on', 'is not', null)
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
