import type { AnyCtx } from '#app/domain/context.ts'
import type { Locale } from '#app/i18n/index.ts'
import { dayOf } from './territory-time.ts'
import { type WavePhase, wavePhase } from './wave-phase.ts'

export interface Tester {
  id: string
  name: string
  email: string
  locale: Locale
}

/** The team a test wave is sent to, by identifier. */
export async function listTesters(ctx: AnyCtx, waveId: string): Promise<Tester[]> {
  return ctx.db
    .selectFrom('wave_testers')
    .select(['id', 'name', 'email', 'locale'])
    .where('wave_id', '=', waveId)
    .orderBy('id')
    .execute()
}

export interface TeamMember {
  accountId: string
  name: string
  email: string
  locale: Locale
}

/** The accounts with a role in a démarche that is not suspended nor over, by name: who may be asked to try a wave. */
export async function listTeam(ctx: AnyCtx, processId: string): Promise<TeamMember[]> {
  const today = dayOf(ctx.now())
  return ctx.db
    .selectFrom('accounts')
    .select(['accounts.id as accountId', 'accounts.name', 'accounts.email', 'accounts.locale'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_assignments')
          .select('role_assignments.id')
          .whereRef('role_assignments.account_id', '=', 'accounts.id')
          .where('role_assignments.process_id', '=', processId)
          .where('role_assignments.suspended_at', 'is', null)
          .where((where) =>
            where.or([
              where('role_assignments.ends_on', 'is', null),
              where('role_assignments.ends_on', '>=', today),
            ]),
          ),
      ),
    )
    .orderBy('accounts.name')
    .orderBy('accounts.id')
    .execute()
}

export interface Trial {
  id: string
  phase: WavePhase
  opensAt: Date
  closesAt: Date
  testers: number
}

/** The test waves made from a wave in preparation, the newest first; not those that somebody deleted. */
export async function listTrials(ctx: AnyCtx, waveId: string): Promise<Trial[]> {
  const rows = await ctx.db
    .selectFrom('wave_trials')
    .innerJoin('waves', 'waves.id', 'wave_trials.wave_id')
    .select(['waves.id', 'waves.state', 'waves.opens_at', 'waves.closes_at'])
    .select(({ selectFrom }) =>
      selectFrom('wave_testers')
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .whereRef('wave_testers.wave_id', '=', 'waves.id')
        .as('testers'),
    )
    .where('wave_trials.tried_id', '=', waveId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('wave_deletions')
            .select('wave_deletions.wave_id')
            .whereRef('wave_deletions.wave_id', '=', 'waves.id'),
        ),
      ),
    )
    .orderBy('waves.opens_at', 'desc')
    .orderBy('waves.id')
    .execute()
  return rows.map(({ id, state, opens_at, closes_at, testers }) => ({
    id,
    phase: wavePhase({ state, opensAt: opens_at, closesAt: closes_at }, ctx.now()),
    opensAt: opens_at!,
    closesAt: closes_at!,
    testers: Number(testers),
  }))
}

/** The wave that a test wave tries; null when it tries none. */
export async function findTriedWave(ctx: AnyCtx, waveId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('wave_trials')
    .select('tried_id')
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  return row?.tried_id ?? null
}
