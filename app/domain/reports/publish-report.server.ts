import { toInstant } from '#app/domain/consultations/territory-time.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { type Audience, audiences, audiencesOf } from './readers.ts'
import type { ReportContent } from './report-content.ts'
import type { PublishForm } from './schema.ts'

/** From when each audience reads; null: not planned. */
export type Instants = Record<Audience, Date | 'now' | null>

/**
 * Says who reads a version and from when. What is visible already stays as it is; what is not yet may be moved or taken back.
 * Older versions that were to become visible later no longer will. Those concerned are told by a job, at their hour.
 * @throws DomainError `not-found` (404) · `reports.publish-order` (422) when anybody would read before the steering committee
 *   and the staff representatives, or the public before the committees · `reports.publish-past` (422) ·
 *   `reports.publish-audience` (422) for what is not written for them · `reports.public-page-closed` (409)
 */
export async function publishReport(
  ctx: Ctx,
  { processId, versionId, instants }: { processId: string; versionId: string; instants: Instants },
): Promise<void> {
  const now = ctx.now()
  await ctx.db.transaction().execute(async (db) => {
    const version = await db
      .selectFrom('report_versions')
      .innerJoin('reports', 'reports.id', 'report_id')
      .select(['report_id', 'number', 'content'])
      .where('report_versions.id', '=', versionId)
      .where('reports.process_id', '=', processId)
      .forUpdate('reports')
      .executeTakeFirst()
    if (!version) throw new DomainError('not-found', 404)
    const content = version.content as ReportContent
    const planned = await db
      .selectFrom('report_publications')
      .select(['audience', 'visible_from'])
      .where('version_id', '=', versionId)
      .execute()
    const visible = planned.filter(({ visible_from }) => visible_from <= now)
    const wanted = resolved(instants, now)
    for (const { audience, visible_from } of visible) wanted[audience] = visible_from
    check(content, wanted, new Set(visible.map(({ audience }) => audience)), now)
    if (wanted.public && !(await getSettings({ ...ctx, db }, processId)).publicSince)
      throw new DomainError('reports.public-page-closed', 409, { field: 'public.when' })
    await db
      .deleteFrom('report_publications')
      .where('version_id', '=', versionId)
      .where('visible_from', '>', now)
      .execute()
    const added = audiences.flatMap((audience) => {
      const from = wanted[audience]
      if (!from || visible.some((each) => each.audience === audience)) return []
      return [{ version_id: versionId, audience, visible_from: from, told_at: null }]
    })
    if (added.length > 0) await db.insertInto('report_publications').values(added).execute()
    // An older version must not appear after the one that corrects it.
    await db
      .deleteFrom('report_publications')
      .where('visible_from', '>', now)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('report_versions')
            .select('id')
            .whereRef('id', '=', 'report_publications.version_id')
            .where('report_id', '=', version.report_id)
            .where('number', '<', version.number),
        ),
      )
      .execute()
    const details = { title: content.views.fr.heading, number: version.number, audiences: added.length }
    await recordAction({ ...ctx, db }, { processId, action: 'report.published', details })
  })
}

type Resolved = Record<Audience, Date | null>

/** « At once » is the instant of the act, whenever the form was read. */
function resolved(instants: Instants, now: Date): Resolved {
  const at = (instant: Date | 'now' | null) => (instant === 'now' ? now : instant)
  return {
    ...{ steering: at(instants.steering), committees: at(instants.committees) },
    public: at(instants.public),
  }
}

function check({ kind }: ReportContent, wanted: Resolved, visible: ReadonlySet<Audience>, now: Date): void {
  const allowed = audiencesOf(kind)
  let earliest = wanted.steering
  for (const audience of audiences) {
    const from = wanted[audience]
    if (!from) continue
    const field = `${audience}.when`
    if (!allowed.includes(audience)) throw new DomainError('reports.publish-audience', 422, { field })
    if (!visible.has(audience) && from < now) throw new DomainError('reports.publish-past', 422, { field })
    if (!earliest || from < earliest) throw new DomainError('reports.publish-order', 422, { field })
    earliest = from
  }
  if (!wanted.steering) throw new DomainError('reports.publish-order', 422, { field: 'steering.when' })
}

/**
 * The instants a form asks for, on the territory's clock.
 * @throws DomainError `reports.publish-when` (422) where a later moment lacks its day or its hour
 */
export function readInstants(form: PublishForm): Instants {
  const read = (audience: Audience): Instants[Audience] => {
    const asked = form[audience]
    if (!asked || asked.when === 'never') return null
    if (asked.when === 'now') return 'now'
    if (!asked.day || !asked.hour)
      throw new DomainError('reports.publish-when', 422, { field: `${audience}.day` })
    return toInstant(asked.day, asked.hour)
  }
  return { steering: read('steering'), committees: read('committees'), public: read('public') }
}
