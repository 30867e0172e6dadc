import { sql } from 'kysely'
import { may } from '#app/domain/accounts/permissions.ts'
import { dayAt } from '#app/domain/calendar/days.ts'
import type { AnyCtx, Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { verifiedOnce } from '#app/domain/results/verified-once.server.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { isUuid } from '#app/domain/uuid.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { ReportSources } from './compose-report.ts'
import { readDraft, type StoredDraft } from './internal/read-draft.server.ts'
import { readSources } from './internal/read-sources.server.ts'
import { visibleVersions } from './internal/visible-versions.server.ts'
import { type Audience, audiences, audiencesFor } from './readers.ts'
import type { ReportContent, ReportKind } from './report-content.ts'

const frozen = verifiedOnce<ReportContent>('report_versions', 12)

export type { StoredDraft } from './internal/read-draft.server.ts'

/** When an audience reads a version, and whom the message reached. */
export interface Publication {
  audience: Audience
  visibleFrom: Date
  visible: boolean
  /** When those to be told were listed; null before. */
  toldAt: Date | null
  /** Messages that left, those refused, those still to be sent. */
  accepted: number
  refused: number
  waiting: number
}

export interface VersionSummary {
  versionId: string
  reportId: string
  kind: ReportKind
  number: number
  heading: LocalizedText
  meeting: LocalizedText
  frozenOn: string
  /** YYYY-MM-DD it became visible to the reader; null when it is only to whoever writes reports. */
  visibleOn: string | null
  /** Whether the reader may also read a later version. */
  superseded: boolean
  /** Whether anybody may read it, now or later; told to whoever writes reports only. */
  planned: boolean
}

/** The versions of the démarche's reports that the actor may read, the newest first. */
export async function listVersions(ctx: AnyCtx, processId: string): Promise<VersionSummary[]> {
  const reads = audiencesFor(ctx.actor, processId)
  const rows = await visibleVersions(ctx, processId)
    .select(['report_versions.id', 'report_id', 'kind', 'number', 'frozen_on'])
    .select([
      sql<LocalizedText>`jsonb_build_object(
        'fr', content #> '{views,fr,heading}', 'en', content #> '{views,en,heading}')`.as('heading'),
      sql<LocalizedText>`content -> 'meeting'`.as('meeting'),
    ])
    .select(({ selectFrom }) => [
      selectFrom('report_publications')
        .select(({ fn }) => fn.min('visible_from').as('first'))
        .whereRef('version_id', '=', 'report_versions.id')
        .where('visible_from', '<=', ctx.now())
        .$if(reads !== 'all', (query) => query.where('audience', 'in', reads as Audience[]))
        .as('visible_from'),
      selectFrom('report_publications')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .whereRef('version_id', '=', 'report_versions.id')
        .as('planned'),
    ])
    .orderBy('frozen_on', 'desc')
    .orderBy('report_id')
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ versionId: row.id, reportId: row.report_id, kind: row.kind, number: row.number },
    ...{ heading: row.heading, meeting: row.meeting, frozenOn: row.frozen_on },
    visibleOn: row.visible_from && dayAt(new Date(row.visible_from)),
    planned: reads !== 'all' || Number(row.planned ?? 0) > 0,
    superseded: rows.some((other) => other.report_id === row.report_id && other.number > row.number),
  }))
}

export interface DraftSummary {
  reportId: string
  kind: ReportKind
  title: LocalizedText
  waves: string[]
  changedAt: Date
  lastNumber: number | null
}

/** The drafts of a démarche with something not frozen yet, the last changed first; for whoever writes reports. */
export async function listDrafts(ctx: Ctx, processId: string): Promise<DraftSummary[]> {
  if (!may(ctx.actor, 'report.publish', processId)) return []
  const rows = await ctx.db
    .selectFrom('reports')
    .select(['id', 'kind', 'title', 'changed_at'])
    .select(({ selectFrom }) => [
      selectFrom('report_versions')
        .select(({ fn }) => fn.max('number').as('last'))
        .whereRef('report_id', '=', 'reports.id')
        .as('last_number'),
      selectFrom('wave_notices')
        .select(sql<string[]>`array_agg(label order by label)`.as('labels'))
        .where(sql<boolean>`wave_id = any(reports.wave_ids)`)
        .as('labels'),
    ])
    .where('process_id', '=', processId)
    .where(sql<boolean>`frozen_revision is distinct from revision`)
    .orderBy('changed_at', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ reportId: row.id, kind: row.kind, title: row.title as LocalizedText, waves: row.labels ?? [] },
    ...{ changedAt: row.changed_at, lastNumber: row.last_number },
  }))
}

/**
 * A draft and what it is made of at this moment: its figures are recomputed at each read.
 * @throws DomainError `not-found` (404)
 */
export async function getDraft(
  ctx: Ctx,
  input: { processId: string; reportId: string },
): Promise<{ draft: StoredDraft; sources: ReportSources }> {
  const draft = await readDraft(ctx, input)
  return { draft, sources: await readSources(ctx, draft) }
}

export interface Version {
  versionId: string
  reportId: string
  content: ReportContent
  /** Of its canonical JSON, hexadecimal. */
  sha256: string
  /** The last later version the reader may read; null when this is the last one. */
  supersededBy: { versionId: string; number: number; reason: LocalizedText | null } | null
}

/**
 * A frozen version, as it was.
 * @throws DomainError `not-found` (404) in another démarche, or before its hour for this reader
 * @throws Error when what is stored is not what was frozen: an altered report is never shown
 */
export async function getVersion(
  ctx: AnyCtx,
  { processId, versionId }: { processId: string; versionId: string },
): Promise<Version> {
  const row = isUuid(versionId)
    ? await visibleVersions(ctx, processId)
        .select(['report_versions.id', 'report_id', 'number', 'sha256', frozen.version.as('version')])
        .where('report_versions.id', '=', versionId)
        .executeTakeFirst()
    : undefined
  if (!row) throw new DomainError('not-found', 404)
  const content = await frozen.read(ctx.db, row)
  const later = await visibleVersions(ctx, processId)
    .select(['report_versions.id as versionId', 'number'])
    .select(sql<LocalizedText | null>`content -> 'reason'`.as('reason'))
    .where('report_id', '=', row.report_id)
    .where('number', '>', row.number)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return {
    ...{ versionId, reportId: row.report_id, content, sha256: row.sha256.toString('hex') },
    supersededBy: later ?? null,
  }
}

/** Who reads a version and from when: for whoever publishes, and for the publication record. In the order of the embargo. */
export async function listPublications(ctx: AnyCtx, versionId: string): Promise<Publication[]> {
  const rows = await ctx.db
    .selectFrom('report_publications')
    .select(['audience', 'visible_from', 'told_at', 'accepted', 'refused'])
    .select(({ selectFrom }) =>
      selectFrom('report_messages')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .whereRef('report_messages.version_id', '=', 'report_publications.version_id')
        .whereRef('report_messages.audience', '=', 'report_publications.audience')
        .as('waiting'),
    )
    .where('version_id', '=', versionId)
    .execute()
  return audiences.flatMap((audience) => {
    const row = rows.find((each) => each.audience === audience)
    if (!row) return []
    return [
      {
        ...{ audience, visibleFrom: row.visible_from, visible: row.visible_from <= ctx.now() },
        ...{ toldAt: row.told_at, accepted: row.accepted, refused: row.refused },
        waiting: Number(row.waiting ?? 0),
      },
    ]
  })
}

/**
 * The restitutions everybody may read, the newest first, older versions left out; none while the démarche has no public page.
 */
export async function listRestitutions(ctx: AnyCtx, processId: string): Promise<VersionSummary[]> {
  const { publicSince } = await getSettings(ctx, processId)
  if (!publicSince) return []
  const shown = await listVersions({ db: ctx.db, now: ctx.now, actor: null }, processId)
  return shown.filter(({ superseded }) => !superseded)
}

/**
 * A frozen version with its publication record, for those who check publications (the staff representatives, who read the
 * procès-verbaux too) and for whoever publishes; null for the others.
 * @throws DomainError `not-found` (404), as `getVersion`
 */
export async function readVersion(
  ctx: Ctx,
  input: { processId: string; versionId: string },
): Promise<{ version: Version; record: Publication[] | null }> {
  const version = await getVersion(ctx, input)
  const checks = may(ctx.actor, 'record.read', input.processId)
  return { version, record: checks ? await listPublications(ctx, input.versionId) : null }
}

/**
 * A restitution as everybody reads it, whoever is signed in.
 * @throws DomainError `not-found` (404) before its hour, or while the démarche has no public page
 */
export async function getRestitution(
  ctx: AnyCtx,
  input: { processId: string; versionId: string },
): Promise<Version> {
  const { publicSince } = await getSettings(ctx, input.processId)
  if (!publicSince) throw new DomainError('not-found', 404)
  return getVersion({ db: ctx.db, now: ctx.now, actor: null }, input)
}
