import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { closedReason } from './closed-days.ts'
import { type Day, dayAt } from './days.ts'
import {
  applyMove,
  type Change,
  changesBetween,
  type EntryType,
  followsByItself,
  isMovable,
  type MovePlan,
  type Proposal,
  planMove,
  typeOf,
} from './propose-move.ts'
import { readCalendar, type StoredCalendar } from './queries.server.ts'
import { resolveDates } from './resolve-dates.ts'
import { entryTitle } from './template-words.ts'

export interface MoveRequest {
  processId: string
  entryId: string
  startsOn: Day
  endsOn: Day
}

type Row<Shown extends Change> = Shown & { id: string; title: LocalizedText }

export interface MovePage {
  entry: {
    title: LocalizedText
    type: EntryType
    startsOn: Day
    endsOn: Day
    /** The start is the day of another entry. */
    startIsSet: boolean
    /** Why nothing of it can be moved; null when it can. */
    fixed: 'held' | 'continuous' | null
  }
  /** What was asked for, or the days as they are. */
  asked: { startsOn: Day; endsOn: Day }
  /** Whether a rule changed what was asked for, and the closed days that were. */
  adjusted: boolean
  closed: { on: Day; reason: LocalizedText }[]
  /** The days as they are, to be sent back with the move. */
  seen: string
  preview: {
    moved: Row<Change>
    proposals: Row<Proposal>[]
    /** What changes without being asked, when all that is ticked follows. */
    consequences: Row<Change>[]
  } | null
}

/**
 * An entry, and what moving it would change. Reads only.
 * @param days asked for; null before anything is
 * @throws DomainError `not-found` (404)
 */
export async function showMove(
  ctx: Ctx,
  { processId, entryId }: Pick<MoveRequest, 'processId' | 'entryId'>,
  days: { startsOn: Day; endsOn: Day } | null,
): Promise<MovePage> {
  const stored = await readCalendar(ctx, processId)
  const { code } = requireEntry(stored, entryId)
  const now = resolveDates(stored.entries, stored).get(code)
  if (!now) throw new DomainError('not-found', 404)
  const { startsOn, endsOn } = now
  const fixed = stored.held.has(code) ? 'held' : isMovable(code, stored) ? null : 'continuous'
  const asked = days ?? now
  const plan = days && !fixed ? planMove(stored, { code, ...days }, dayAt(ctx.now())) : null
  const after = plan?.moved.after
  const closed = (after ? [asked.startsOn, asked.endsOn] : []).flatMap((on, place, all) => {
    const reason = typeOf(code) !== 'phase' && all.indexOf(on) === place && closedReason(stored.closed, on)
    return reason ? [{ on, reason }] : []
  })
  return {
    entry: {
      ...{ startsOn, endsOn, fixed },
      title: entryTitle(code, stored.kind),
      type: typeOf(code),
      startIsSet: typeOf(code) === 'phase' && followsByItself(code),
    },
    asked,
    adjusted: after !== undefined && (after.startsOn !== asked.startsOn || after.endsOn !== asked.endsOn),
    closed,
    seen: `${startsOn} ${endsOn}`,
    preview: plan && describePlan(stored, plan),
  }
}

function describePlan(stored: StoredCalendar, plan: MovePlan): MovePage['preview'] {
  const row = <Shown extends Change>(change: Shown): Row<Shown> => ({
    ...change,
    id: stored.entries.find(({ code }) => code === change.code)?.id ?? '',
    title: entryTitle(change.code, stored.kind),
  })
  const chosen = plan.proposals.filter(({ ticked }) => ticked).map(({ code }) => code)
  const asked = new Set([plan.moved.code, ...plan.proposals.map(({ code }) => code)])
  const others = changesAfter(stored, plan, chosen).filter(({ code }) => !asked.has(code))
  return { moved: row(plan.moved), proposals: plan.proposals.map(row), consequences: others.map(row) }
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

function requireEntry(stored: StoredCalendar, entryId: string) {
  const entry = stored.entries.find(({ id }) => id === entryId)
  if (!entry) throw new DomainError('not-found', 404)
  return entry
}

function requirePlan(stored: StoredCalendar, request: MoveRequest, today: Day): MovePlan {
  const { code } = requireEntry(stored, request.entryId)
  const plan = planMove(stored, { code, startsOn: request.startsOn, endsOn: request.endsOn }, today)
  if (!plan) throw new DomainError('calendar.held', 409)
  return plan
}

function changesAfter(stored: StoredCalendar, plan: MovePlan, chosen: readonly string[]): Change[] {
  const { launchOn, entries } = applyMove(stored, plan, chosen)
  return changesBetween(resolveDates(stored.entries, stored), resolveDates(entries, { ...stored, launchOn }))
}
