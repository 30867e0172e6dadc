import type { Wave } from '#app/domain/consultations/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { findResultsOfWave } from '#app/domain/results/queries.server.ts'
import type { WaveLife } from '../wave-entries.ts'

/** What each launched wave is at, in a few queries for all of them: numbers, never who. */
export async function readWaveLives(ctx: Ctx, waves: readonly Wave[]): Promise<Map<string, WaveLife>> {
  const ids = waves.filter(({ phase }) => phase !== 'draft').map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const deliveries = await ctx.db
    .selectFrom('deliveries')
    .select(['wave_id', 'state'])
    .select((eb) => eb.fn.count<string>('person_id').distinct().as('n'))
    .where('wave_id', 'in', ids)
    .groupBy(['wave_id', 'state'])
    .execute()
  const sendings = await ctx.db
    .selectFrom('wave_sending')
    .select('wave_id')
    .where('wave_id', 'in', ids)
    .where('paused', '=', true)
    .execute()
  const suspensions = await ctx.db
    .selectFrom('urn_suspensions')
    .select('wave_id')
    .where('wave_id', 'in', ids)
    .execute()
  const losses = await ctx.db
    .selectFrom('link_key_losses')
    .select('wave_id')
    .where('wave_id', 'in', ids)
    .execute()
  const reminders = await ctx.db
    .selectFrom('wave_reminders')
    .select(['wave_id', 'due_at'])
    .where('wave_id', 'in', ids)
    .where('state', '=', 'planned')
    .orderBy('due_at')
    .execute()
  const addenda = await ctx.db
    .selectFrom('wave_addenda')
    .select('wave_id')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('wave_id', 'in', ids)
    .where('handed', '=', 'refused')
    .groupBy('wave_id')
    .execute()
  const replaced = await ctx.db
    .selectFrom('waves')
    .innerJoin('waves as others', 'others.consultation_id', 'waves.consultation_id')
    .select('waves.id')
    .where('waves.id', 'in', ids)
    .where('waves.state', '=', 'cancelled')
    .where('others.state', '!=', 'cancelled')
    .where('others.test', '=', false)
    .execute()
  const lives = new Map<string, WaveLife>()
  for (const { id, phase } of waves) {
    if (phase === 'draft') continue
    const sent = deliveries.filter(({ wave_id }) => wave_id === id)
    const count = (states: readonly string[]) =>
      sent.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + Number(n), 0)
    lives.set(id, {
      refused: count(['refused']),
      unsent: count(['queued', 'attempted']),
      paused: sendings.some(({ wave_id }) => wave_id === id),
      suspended: suspensions.some(({ wave_id }) => wave_id === id),
      linksLost: losses.some(({ wave_id }) => wave_id === id),
      addendaRefused: Number(addenda.find(({ wave_id }) => wave_id === id)?.n ?? 0),
      reminders: reminders.filter(({ wave_id }) => wave_id === id).map(({ due_at }) => ({ dueAt: due_at })),
      replaced: replaced.some((row) => row.id === id),
      results: phase === 'closed' ? await findResultsOfWave(ctx, id) : null,
    })
  }
  return lives
}
