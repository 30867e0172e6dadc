import { ballotLength } from '#app/domain/ballots/ballot-length.ts'
import { type CreateUrn, createUrn } from '#app/domain/ballots/create-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { groupChoices } from '#app/domain/disclosure/group-choices.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { getFrozenWave } from '../frame.server.ts'
import { findWave } from '../queries.server.ts'

/**
 * The urn of a wave that is being launched, from what was frozen of it. May be run again.
 * @param dealt of level 2: the key that was split
 */
export async function makeUrn(ctx: JobCtx, waveId: string, dealt?: CreateUrn['dealt']): Promise<void> {
  const wave = await findWave(ctx, waveId)
  const { questionnaire, tree } = await getFrozenWave(ctx, waveId)
  const invited = await ctx.db
    .selectFrom('deliveries')
    .select('person_id')
    .where('wave_id', '=', waveId)
    .where('kind', '=', 'invitation')
    .execute()
  const definition = wave!.definitionHash!.toString('hex')
  await createUrn(ctx, {
    waveId,
    personIds: invited.map((row) => row.person_id),
    ballotLength: ballotLength(
      questionnaire,
      groupChoices(tree).flatMap((section) => section.choices.map((leaf) => leaf.id)),
      definition,
    ),
    keys: openKeyFiles(ctx.keysDir),
    secret: ctx.secret,
    dealt,
    makeIssueKey: ctx.makeIssueKey,
  })
}
