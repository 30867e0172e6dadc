import { sql } from 'kysely'
import { getCalendar, getClosedDays } from '#app/domain/calendar/queries.server.ts'
import { shortestOpening } from '#app/domain/calendar/template.ts'
import type { Ctx } from '#app/domain/context.ts'
import { everyAgent } from '#app/domain/directory/audience.ts'
import { defaultK } from '#app/domain/disclosure/frame.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { type LocalizedText, locales, type Translate, translator } from '#app/i18n/index.ts'
import { type InstrumentId, instruments } from '#surveys/index.ts'
import { preferredHours, proposeDates } from './propose-dates.ts'
import { dayOf, toInstant } from './territory-time.ts'

export interface NewWave {
  processId: string
  instrument: InstrumentId
  /** The consultation of the calendar that it holds; none outside of the calendar. */
  plannedId?: string | null
}

/**
 * Starts a draft: the instrument's title, texts to adapt, and dates proposed from the calendar, else from today.
 * @returns the identifier of the wave
 * @throws DomainError `wave.not-planned` (422) for what the calendar doesn't plan · `wave.planned-taken` (409) when a wave
 *   is already prepared or held for it
 */
export async function createWave(ctx: Ctx, { processId, instrument, plannedId }: NewWave): Promise<string> {
  const { epciName, name } = await getProcess(ctx, processId)
  return ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    // Two at once of one démarche wait for each other: a planned consultation is taken once, a label given once.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`new wave ${processId}`}, 0))`.execute(db)
    const planned = plannedId ? await takePlanned(trx, processId, plannedId, instrument) : null
    const consultationId = await findOrMakeConsultation(trx, processId, instrument)
    const { count } = await db
      .selectFrom('waves')
      .select(db.fn.countAll<string>().as('count'))
      .where('consultation_id', '=', consultationId)
      .where('test', '=', false)
      .executeTakeFirstOrThrow()
    const dates = proposeDates({
      today: dayOf(ctx.now()),
      closed: await getClosedDays(trx, processId),
      shortest: 7 * shortestOpening[everyAgent.of],
      planned,
    })
    const wave = await db
      .insertInto('waves')
      .values({
        consultation_id: consultationId,
        languages: [...locales],
        opens_at: toInstant(dates.opensOn, preferredHours.opens),
        closes_at: toInstant(dates.closesOn, preferredHours.closes),
        k: defaultK,
        test: false,
        level: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const label = `T${count}`
    await db
      .insertInto('wave_notices')
      .values({
        wave_id: wave.id,
        label,
        title: instruments[instrument].title,
        who: inBoth((t) => t('waves:defaultWho', { epci: epciName })),
        why: inBoth((t) => t('waves:defaultWhy', { name })),
        contact: { fr: '', en: '' },
        representatives_email: null,
        no_representatives: false,
        launch_problem: null,
        total_at: null,
        depth: 'segment',
      })
      .execute()
    if (planned) {
      await db.insertInto('planned_waves').values({ wave_id: wave.id, entry_id: planned.id }).execute()
    }
    await recordAction(trx, { processId, action: 'wave.drafted', details: { label } })
    return wave.id
  })
}

async function takePlanned(ctx: Ctx, processId: string, plannedId: string, instrument: InstrumentId) {
  const { consultations } = await getCalendar(ctx, processId)
  const planned = consultations.find(({ id }) => id === plannedId)
  if (planned?.instrument !== instrument) throw new DomainError('wave.not-planned', 422)
  if (planned.wave) throw new DomainError('wave.planned-taken', 409)
  return planned
}

async function findOrMakeConsultation(
  ctx: Ctx,
  processId: string,
  instrument: InstrumentId,
): Promise<string> {
  const existing = await ctx.db
    .selectFrom('consultations')
    .select('id')
    .where('process_id', '=', processId)
    .where('instrument', '=', instrument)
    .executeTakeFirst()
  if (existing) return existing.id
  const made = await ctx.db
    .insertInto('consultations')
    .values({ process_id: processId, instrument, created_on: dayOf(ctx.now()) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

function inBoth(write: (t: Translate) => string): LocalizedText {
  return { fr: write(translator('fr')), en: write(translator('en')) }
}
