import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { audienceWords } from '#app/domain/directory/audience-words.ts'
import { DomainError } from '#app/domain/errors.ts'
import { queueDeliveries } from '#app/domain/invitations/queue-deliveries.server.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { holdLive } from '#app/domain/processes/queries.server.ts'
import { startCeremony } from '#app/domain/trustees/name-trustees.server.ts'
import { definitionHash } from '#surveys/canonical.ts'
import { definitionOfDraft } from '../asked-pages.server.ts'
import { employerNames } from '../audience.server.ts'
import { launchWaveJob } from '../jobs.server.ts'
import { problemParams } from '../launch-problems.ts'
import { type LaunchPlan, type LaunchRules, planLaunch } from '../plan-launch.server.ts'
import { planReminders } from '../plan-reminders.server.ts'
import type { Wave } from '../queries.server.ts'
import { nodesOfClasses } from '../second-dimension.server.ts'
import { lockDraft } from './lock-draft.server.ts'

/** The transaction of a launch, in the caller's: see `launchWave`. @returns the wave as it was, and what was frozen */
export async function freezeWave(
  trx: Ctx,
  processId: string,
  waveId: string,
  rules: LaunchRules,
): Promise<{ wave: Wave; plan: LaunchPlan }> {
  const { db } = trx
  await holdLive(trx, processId)
  // Two launches at once of one instrument in one démarche wait for each other here.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`launch ${processId}`}, 0))`.execute(db)
  const wave = await lockDraft(trx, processId, waveId)
  const plan = await planLaunch(trx, wave, rules)
  const [problem] = plan.problems
  if (problem) throw new DomainError(problem.code, 422, problemParams(problem, trx.actor.locale))

  const definition = await definitionOfDraft(trx, wave)
  const hash = Buffer.from(definitionHash(definition), 'hex')
  await db
    .insertInto('definitions')
    .values({ hash, definition })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('wave_nodes')
    .values(
      [...plan.tree, ...(await nodesOfClasses(trx, wave))].map(({ id, parent, label, headcount }) => ({
        ...{ wave_id: wave.id, node: id },
        ...{ parent, label, headcount },
      })),
    )
    .execute()
  await freezeAudience(trx, wave, plan)
  await planReminders(trx, wave)
  await queueDeliveries(trx, { waveId: wave.id, personIds: plan.recipients, kind: 'invitation' })
  await db
    .updateTable('waves')
    .set({ state: 'launching', definition_hash: hash })
    .where('id', '=', wave.id)
    .execute()
  await db.updateTable('wave_notices').set({ launch_problem: null }).where('wave_id', '=', wave.id).execute()
  if (wave.level === 2) await startCeremony(trx, wave.id)
  else await enqueue(trx, launchWaveJob, { waveId: wave.id })
  return { wave, plan }
}

/** The rules and their words, as the record will print them: an employer renamed later changes neither. */
async function freezeAudience(trx: Ctx, wave: Wave, { audience }: LaunchPlan): Promise<void> {
  const rules = JSON.stringify(audience)
  const words = JSON.stringify(audienceWords(audience, await employerNames(trx, wave.processId)))
  await trx.db
    .insertInto('wave_audiences')
    .values({ wave_id: wave.id, rules, words })
    .onConflict((conflict) => conflict.column('wave_id').doUpdateSet({ rules, words }))
    .execute()
}
