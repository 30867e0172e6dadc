import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { WaveState } from '#db/schema/consultations.ts'
import type { ProcessKind } from '#db/schema/directory.ts'
import type { InstrumentId } from '#surveys/index.ts'
import { type ClosedDays, proposedWindows } from './closed-days.ts'
import { type Day, dayAt } from './days.ts'
import { publicHolidays } from './public-holidays.ts'
import { type Dated, type Entry, resolveDates } from './resolve-dates.ts'
import { type Audience, consultations, meetingKind, milestones, phases } from './template.ts'
import { entryObjective, entryTitle } from './template-words.ts'

export type EntryState = 'past' | 'current' | 'coming'

export interface CalendarPhase {
  id: string
  code: string
  title: LocalizedText
  objective: LocalizedText
  startsOn: Day
  endsOn: Day
  state: EntryState
}

export interface CalendarMilestone {
  id: string
  code: string
  /** Code of its phase. */
  phase: string
  title: LocalizedText
  on: Day
  state: EntryState
}

export interface CalendarConsultation {
  id: string
  code: string
  phase: string
  title: LocalizedText
  audience: Audience
  instrument: InstrumentId | null
  opensOn: Day
  closesOn: Day
  state: EntryState
  /** The wave that holds it, once somebody prepares one. Launched, it gives the consultation its days. */
  wave: { id: string; state: WaveState; launched: boolean } | null
}

export interface CalendarMeeting {
  id: string
  code: string
  title: LocalizedText
  on: Day
  state: EntryState
}

export interface Calendar {
  phases: CalendarPhase[]
  milestones: CalendarMilestone[]
  consultations: CalendarConsultation[]
  meetings: CalendarMeeting[]
}

/** What the calendar of a démarche is computed from. */
export interface StoredCalendar {
  kind: ProcessKind
  launchOn: Day
  entries: (Entry & { id: string })[]
  closed: ClosedDays
  /** By code of the consultation. */
  waves: Map<string, NonNullable<CalendarConsultation['wave']>>
  /** By code of the consultation: the days of its launched wave. */
  held: Map<string, Dated>
}

/**
 * The phases, milestones, consultations and meetings of a démarche, each group by date. States follow from the clock.
 * @throws DomainError `not-found` (404)
 */
export async function getCalendar(ctx: AnyCtx, processId: string): Promise<Calendar> {
  const stored = await readCalendar(ctx, processId)
  return describeCalendar(stored, resolveDates(stored.entries, stored), dayAt(ctx.now()))
}

/** Dates put into words and sorted. @param today YYYY-MM-DD */
export function describeCalendar(
  stored: StoredCalendar,
  dates: ReadonlyMap<string, Dated>,
  today: Day,
): Calendar {
  const ids = new Map(stored.entries.map(({ code, id }) => [code, id]))
  const dated = [...dates].map(([code, { startsOn, endsOn }]) => {
    const state: EntryState = endsOn < today ? 'past' : startsOn > today ? 'coming' : 'current'
    return { id: ids.get(code)!, code, title: entryTitle(code, stored.kind), startsOn, endsOn, state }
  })
  dated.sort((a, b) => a.startsOn.localeCompare(b.startsOn) || a.endsOn.localeCompare(b.endsOn))
  const calendar: Calendar = { phases: [], milestones: [], consultations: [], meetings: [] }
  for (const { startsOn, endsOn, ...each } of dated) {
    const milestone = milestones.find(({ code }) => code === each.code)
    const consultation = consultations.find(({ code }) => code === each.code)
    if (phases.some(({ code }) => code === each.code)) {
      const objective = entryObjective(each.code, stored.kind)
      calendar.phases.push({ ...each, objective, startsOn, endsOn })
    } else if (milestone) {
      calendar.milestones.push({ ...each, phase: milestone.phase, on: startsOn })
    } else if (consultation) {
      const { phase, audience, instrument } = consultation
      const wave = stored.waves.get(each.code) ?? null
      calendar.consultations.push({
        ...each,
        ...{ phase, audience, instrument, wave },
        opensOn: startsOn,
        closesOn: endsOn,
      })
    } else if (!calendar.meetings.some((met) => isSameMeeting(met, each.code, startsOn))) {
      calendar.meetings.push({ ...each, on: startsOn })
    }
  }
  return calendar
}

/** Two of a rhythm that would fall in August wait for the same day of September: people meet once. */
function isSameMeeting(meeting: CalendarMeeting, code: string, on: Day): boolean {
  return meeting.on === on && meetingKind(meeting.code) === meetingKind(code)
}

/** @throws DomainError `not-found` (404) */
export async function readCalendar(ctx: AnyCtx, processId: string): Promise<StoredCalendar> {
  const found = await ctx.db
    .selectFrom('processes')
    .select(['kind', 'launch_on as launchOn'])
    .where('id', '=', processId)
    .executeTakeFirst()
  if (!found) throw new DomainError('not-found', 404)
  const entries = await ctx.db
    .selectFrom('calendar_entries')
    .select(['id', 'code', 'anchor', 'starts_after as startsAfter', 'ends_after as endsAfter'])
    .where('process_id', '=', processId)
    .orderBy('code')
    .execute()
  const closed = await getClosedDays(ctx, processId)
  return { ...found, entries, closed, ...(await readWaves(ctx, processId)) }
}

async function readWaves(ctx: AnyCtx, processId: string): Promise<Pick<StoredCalendar, 'waves' | 'held'>> {
  const rows = await ctx.db
    .selectFrom('planned_waves')
    .innerJoin('calendar_entries', 'calendar_entries.id', 'planned_waves.entry_id')
    .innerJoin('waves', 'waves.id', 'planned_waves.wave_id')
    .select(['calendar_entries.code', 'waves.id', 'waves.state', 'waves.opens_at', 'waves.closes_at'])
    .where('calendar_entries.process_id', '=', processId)
    .where('waves.state', '!=', 'cancelled')
    .where('waves.test', '=', false)
    .orderBy('waves.opens_at')
    .execute()
  const waves: StoredCalendar['waves'] = new Map()
  const held: StoredCalendar['held'] = new Map()
  for (const { code, id, state, opens_at, closes_at } of rows) {
    const launched = state !== 'draft'
    if (held.has(code) && !launched) continue
    waves.set(code, { id, state, launched })
    if (launched && opens_at && closes_at) {
      held.set(code, { startsOn: dayAt(opens_at), endsOn: dayAt(closes_at) })
    }
  }
  return { waves, held }
}

/**
 * The days on which nothing of a démarche opens nor closes.
 * @throws DomainError `not-found` (404)
 */
export async function getClosedDays(ctx: AnyCtx, processId: string): Promise<ClosedDays> {
  const found = await ctx.db
    .selectFrom('processes')
    .select('lifted_windows as lifted')
    .where('id', '=', processId)
    .executeTakeFirst()
  if (!found) throw new DomainError('not-found', 404)
  const periods = await ctx.db
    .selectFrom('closed_periods')
    .select(['id', 'origin', 'label', 'from_on as from', 'to_on as to'])
    .where('process_id', '=', processId)
    .orderBy('from_on')
    .execute()
  return { ...found, periods }
}

/**
 * What the page of closed periods shows: proposed windows, the zone, what was written, the public holidays of three years from
 * the launch.
 * @throws DomainError `not-found` (404)
 */
export async function getClosedPage(ctx: AnyCtx, processId: string) {
  const { lifted, periods } = await getClosedDays(ctx, processId)
  const { zone, launchOn } = await ctx.db
    .selectFrom('processes')
    .select(['school_zone as zone', 'launch_on as launchOn'])
    .where('id', '=', processId)
    .executeTakeFirstOrThrow()
  const year = Number(launchOn.slice(0, 4))
  return {
    zone,
    periods: [...periods],
    windows: proposedWindows.map(({ code }) => ({ code, lifted: lifted.includes(code) })),
    holidays: [year, year + 1, year + 2].flatMap(publicHolidays),
  }
}
