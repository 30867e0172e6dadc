import { getClosedDays } from '#app/domain/calendar/queries.server.ts'
import { shortestOpening } from '#app/domain/calendar/template.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { copyAskedPages } from './asked-pages.server.ts'
import { getWaveAudience } from './audience.server.ts'
import { preferredHours, proposeDates } from './propose-dates.ts'
import { getWave, type Wave } from './queries.server.ts'
import { copySecondDimension } from './second-dimension.server.ts'
import { dayOf, toInstant } from './territory-time.ts'

/**
 * Starts a draft from a cancelled wave: its texts, audience, groups and representatives; dates proposed from today. Nothing else
 * of it is kept: people will have to answer again.
 * @returns the identifier of the new wave
 * @throws DomainError `not-found` (404); `wave.not-cancelled` (409)
 */
export async function prepareAgain(ctx: Ctx, processId: string, waveId: string): Promise<string> {
  return ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await getWave(trx, processId, waveId)
    if (wave.state !== 'cancelled') throw new DomainError('wave.not-cancelled', 409)
    const id = await copyWave(trx, wave)
    await copyPlan(trx, wave.id, id)
    await copySecondDimension(trx, wave.id, id)
    await copyAskedPages(trx, wave.id, id)
    const details = { label: nextLabel(wave.label) }
    await recordAction(trx, { processId, action: 'wave.drafted', details })
    return id
  })
}

async function copyWave(ctx: Ctx, wave: Wave): Promise<string> {
  const { db } = ctx
  const audience = await getWaveAudience(ctx, wave.id)
  const dates = proposeDates({
    today: dayOf(ctx.now()),
    closed: await getClosedDays(ctx, wave.processId),
    shortest: 7 * shortestOpening[audience.of],
    planned: null,
  })
  const source = await db
    .selectFrom('waves')
    .select(['consultation_id', 'k', 'languages', 'test', 'level'])
    .where('id', '=', wave.id)
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('waves')
    .values({
      ...source,
      opens_at: toInstant(dates.opensOn, preferredHours.opens),
      closes_at: toInstant(dates.closesOn, preferredHours.closes),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('wave_notices')
    .values({
      wave_id: id,
      label: nextLabel(wave.label),
      title: JSON.stringify(wave.title),
      who: JSON.stringify(wave.who),
      why: JSON.stringify(wave.why),
      contact: JSON.stringify(wave.contact),
      representatives_email: wave.representativesEmail,
      no_representatives: wave.noRepresentatives,
      launch_problem: null,
      total_at: null,
      depth: wave.depth,
    })
    .execute()
  await db
    .insertInto('wave_audiences')
    .values({ wave_id: id, rules: JSON.stringify(audience) })
    .execute()
  return id
}

/** The consultation of the calendar that the cancelled wave was to hold, unless another one holds it since. */
async function copyPlan({ db }: Ctx, from: string, to: string): Promise<void> {
  const plan = await db
    .selectFrom('planned_waves')
    .select('entry_id')
    .where('wave_id', '=', from)
    .executeTakeFirst()
  if (!plan) return
  const taken = await db
    .selectFrom('planned_waves')
    .innerJoin('waves', 'waves.id', 'planned_waves.wave_id')
    .select('waves.id')
    .where('planned_waves.entry_id', '=', plan.entry_id)
    .where('waves.state', '!=', 'cancelled')
    .executeTakeFirst()
  if (taken) return
  await db.insertInto('planned_waves').values({ wave_id: to, entry_id: plan.entry_id }).execute()
}

/** « T0 », « T0 bis », « T0 ter »: reports and records never confuse two waves. Twenty characters at most. */
function nextLabel(label: string): string {
  if (label.endsWith(' bis')) return `${label.slice(0, -4)} ter`
  return label.length <= 16 ? `${label} bis` : label
}
