import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { type Locale, locales } from '#app/i18n/index.ts'
import { copyAskedPages } from './asked-pages.server.ts'
import { getWaveAudience } from './audience.server.ts'
import { freezeWave } from './internal/freeze-wave.server.ts'
import { lockDraft } from './internal/lock-draft.server.ts'
import type { LaunchRules } from './plan-launch.server.ts'
import type { Wave } from './queries.server.ts'
import type { TrialInput } from './schema.ts'
import { copySecondDimension } from './second-dimension.server.ts'
import { listTeam } from './testers.server.ts'
import { mostTesters } from './trial-limits.ts'

/**
 * Has a wave in preparation tried by the team: makes a test wave of its texts, audience and groups, open at once, and
 * launches it to the accounts and addresses given. It takes the whole path of a wave, kept apart from everything; its
 * records go to whoever tries it, not to the staff representatives. One transaction.
 * @returns the identifier of the test wave
 * @throws DomainError `trial.unknown-member` (422) · `trial.too-many` (422) · the first `launch.*` problem (422) ·
 *   `wave.frozen` (409) once the wave itself is launched
 */
export async function tryWave(
  ctx: Ctx,
  processId: string,
  waveId: string,
  input: TrialInput,
  rules: LaunchRules,
): Promise<string> {
  return ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await lockDraft(trx, processId, waveId)
    const testers = await resolveTesters(trx, processId, input)
    const trialId = await copyWave(trx, wave, input.hours)
    await copySecondDimension(trx, wave.id, trialId)
    await copyAskedPages(trx, wave.id, trialId)
    if (testers.length) {
      await db
        .insertInto('wave_testers')
        .values(testers.map((tester) => ({ wave_id: trialId, ...tester })))
        .execute()
    }
    await db.insertInto('wave_trials').values({ wave_id: trialId, tried_id: wave.id }).execute()
    await freezeWave(trx, processId, trialId, rules)
    const details = { label: wave.label, people: testers.length }
    await recordAction(trx, { processId, action: 'wave.tried', details })
    return trialId
  })
}

async function resolveTesters(ctx: Ctx, processId: string, { accountIds, addresses }: TrialInput) {
  const team = new Map((await listTeam(ctx, processId)).map((member) => [member.accountId, member]))
  const members = accountIds.map((id) => team.get(id))
  if (members.includes(undefined)) throw new DomainError('trial.unknown-member', 422)
  const testers = new Map<string, { name: string; email: string; locale: Locale }>()
  for (const email of addresses) testers.set(email, { name: '', email, locale: ctx.actor.locale })
  for (const member of members) {
    if (member) testers.set(member.email, { name: member.name, email: member.email, locale: member.locale })
  }
  if (testers.size > mostTesters) throw new DomainError('trial.too-many', 422, { max: mostTesters })
  return [...testers.values()]
}

async function copyWave(ctx: Ctx, wave: Wave, hours: number): Promise<string> {
  const { db } = ctx
  const source = await db
    .selectFrom('waves')
    .select(['consultation_id', 'k'])
    .where('id', '=', wave.id)
    .executeTakeFirstOrThrow()
  const opens = new Date(Math.floor(ctx.now().getTime() / 60_000) * 60_000)
  const trial = await db
    .insertInto('waves')
    .values({
      ...source,
      languages: [...locales],
      opens_at: opens,
      closes_at: new Date(opens.getTime() + hours * 3_600_000),
      test: true,
      level: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('wave_notices')
    .values({
      wave_id: trial.id,
      label: wave.label,
      title: JSON.stringify(wave.title),
      who: JSON.stringify(wave.who),
      why: JSON.stringify(wave.why),
      contact: JSON.stringify(wave.contact),
      representatives_email: ctx.actor.email,
      no_representatives: false,
      launch_problem: null,
      total_at: null,
      depth: wave.depth,
    })
    .execute()
  const rules = JSON.stringify(await getWaveAudience(ctx, wave.id))
  await db.insertInto('wave_audiences').values({ wave_id: trial.id, rules }).execute()
  return trial.id
}
