import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { queueDeliveries } from '#app/domain/invitations/queue-deliveries.server.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { definitionHash } from '#surveys/canonical.ts'
import { instruments } from '#surveys/index.ts'
import { launchWaveJob } from './jobs.server.ts'
import { type LaunchRules, planLaunch } from './plan-launch.server.ts'
import { getWave } from './queries.server.ts'

/**
 * Launches a wave (anonymity.md M0): freezes the list, the questionnaire and the tree, and asks the worker for the
 * keys, the opening record and the sending. One transaction; from here on nothing of it changes.
 * @throws DomainError `wave.frozen` (409) when it is no draft · the first `launch.*` problem (422)
 */
export async function launchWave(
  ctx: Ctx,
  processId: string,
  waveId: string,
  rules: LaunchRules,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    // Two launches at once of one instrument in one démarche wait for each other here.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`launch ${processId}`}, 0))`.execute(db)
    const wave = await getWave(trx, processId, waveId)
    if (wave.state !== 'draft') throw new DomainError('wave.frozen', 409)
    const { tree, recipients, problems } = await planLaunch(trx, wave, rules)
    if (problems[0]) throw new DomainError(problems[0], 422)

    const { definition } = instruments[wave.instrument]
    const hash = Buffer.from(definitionHash(definition), 'hex')
    await db
      .insertInto('definitions')
      .values({ hash, definition })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await db
      .insertInto('wave_nodes')
      .values(
        tree.map(({ id, parent, label, headcount }) => ({
          wave_id: wave.id,
          node: id,
          parent,
          label,
          headcount,
        })),
      )
      .execute()
    await queueDeliveries(trx, { waveId: wave.id, personIds: recipients, kind: 'invitation' })
    await db
      .updateTable('waves')
      .set({ state: 'launching', definition_hash: hash })
      .where('id', '=', wave.id)
      .execute()
    await db
      .updateTable('wave_notices')
      .set({ launch_problem: null })
      .where('wave_id', '=', wave.id)
      .execute()
    await enqueue(trx, launchWaveJob, { waveId: wave.id })
  })
}
