import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { type Day, dayAt } from './days.ts'
import { applyMove, type Change, changesBetween, type MovePlan, planMove } from './propose-move.ts'
import { readCalendar, type StoredCalendar } from './queries.server.ts'
import { resolveDates } from './resolve-dates.ts'
import { entryTitle } from './template-words.ts'

export interface MoveRequest {
  processId: string
  entryId: string
  startsOn: Day
  endsOn: Day
}

export interface MovePreview extends MovePlan {
  /** What changes without being asked, when all that is ticked follows: legal delays, phases that begin with a milestone. */
  consequences: Change[]
}

/**
 * What a move would change. Reads only.
 * @throws DomainError `not-found` (404) · `calendar.held` (409) for the consultation of a launched wave
 */
export async function previewMove(ctx: Ctx, request: MoveRequest): Promise<MovePreview> {
  const stored = await readCalendar(ctx, request.processId)
  const plan = requirePlan(stored, request, dayAt(ctx.now()))
  const chosen = plan.proposals.filter(({ ticked }) => ticked).map(({ code }) => code)
  const changes = changesAfter(stored, plan, chosen)
  const asked = new Set([plan.moved.code, ...plan.proposals.map(({ code }) => code)])
  return { ...plan, consequences: changes.filter(({ code }) => !asked.has(code)) }
}

/**
 * Moves an entry and those chosen among its proposals, in one transaction.
 * @param input.seen the days of the entry on the page that proposed it, « from to »: a calendar changed since is not moved
 * @param input.following identifiers of the proposals that follow
 * @throws DomainError `not-found` (404) · `calendar.held` (409) · `calendar.changed-since` (409) · `calendar.same` (422)
 */
export async function moveEntry(
  ctx: Ctx,
  input: MoveRequest & { seen: string; following: readonly string[] },
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { processId } = input
    await db.selectFrom('processes').select('id').where('id', '=', processId).forUpdate().execute()
    const stored = await readCalendar(trx, processId)
    const plan = requirePlan(stored, input, dayAt(ctx.now()))
    const { before, after, code } = plan.moved
    if (input.seen !== `${before.startsOn} ${before.endsOn}`)
      throw new DomainError('calendar.changed-since', 409)
    const codes = stored.entries.filter(({ id }) => input.following.includes(id)).map((entry) => entry.code)
    const changes = changesAfter(stored, plan, codes)
    if (!changes.length) throw new DomainError('calendar.same', 422)
    const { launchOn, entries } = applyMove(stored, plan, codes)
    await db.updateTable('processes').set({ launch_on: launchOn }).where('id', '=', processId).execute()
    for (const entry of entries) {
      await db
        .updateTable('calendar_entries')
        .set({ starts_after: entry.startsAfter, ends_after: entry.endsAfter })
        .where('process_id', '=', processId)
        .where('code', '=', entry.code)
        .execute()
    }
    const what = entryTitle(code, stored.kind)[ctx.actor.locale]
    const details = { what, from: before.startsOn, to: after.startsOn, others: changes.length - 1 }
    await recordAction(trx, { processId, action: 'calendar.moved', details })
  })
}

function requirePlan(stored: StoredCalendar, request: MoveRequest, today: Day): MovePlan {
  const code = stored.entries.find(({ id }) => id === request.entryId)?.code
  if (!code) throw new DomainError('not-found', 404)
  const plan = planMove(stored, { code, startsOn: request.startsOn, endsOn: request.endsOn }, today)
  if (!plan) throw new DomainError('calendar.held', 409)
  return plan
}

function changesAfter(stored: StoredCalendar, plan: MovePlan, chosen: readonly string[]): Change[] {
  const { launchOn, entries } = applyMove(stored, plan, chosen)
  return changesBetween(resolveDates(stored.entries, stored), resolveDates(entries, { ...stored, launchOn }))
}
