import type { AnyCtx, Ctx } from '#app/domain/context.ts'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import {
  type SecondDimension,
  secondDimension,
  secondNodes,
} from '#app/domain/disclosure/second-dimension.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import type { Wave } from './queries.server.ts'

/** The two classes of people that a wave's questionnaire offers to show apart (disclosure.md, R8), and whether the pilot chose it. */
export async function getSecondDimension(
  ctx: AnyCtx,
  wave: Pick<Wave, 'id' | 'instrument'>,
): Promise<{ offered: SecondDimension | null; chosen: boolean }> {
  const offered = secondDimension(readQuestionnaire(instruments[wave.instrument].definition))
  const row = await ctx.db
    .selectFrom('wave_second_dimensions')
    .select('question')
    .where('wave_id', '=', wave.id)
    .executeTakeFirst()
  return { offered, chosen: offered !== null && row?.question === offered.question }
}

/** Keeps the pilot's choice for a draft, in the caller's transaction; a questionnaire that offers none keeps none. */
export async function keepSecondDimension(
  trx: Ctx,
  wave: Pick<Wave, 'id' | 'instrument'>,
  chosen: boolean,
): Promise<void> {
  const { offered } = await getSecondDimension(trx, wave)
  await trx.db.deleteFrom('wave_second_dimensions').where('wave_id', '=', wave.id).execute()
  if (!chosen || !offered) return
  await trx.db
    .insertInto('wave_second_dimensions')
    .values({ wave_id: wave.id, question: offered.question })
    .execute()
}

/** The choice of one wave for another made from it: its trial, or the wave prepared again. */
export async function copySecondDimension(trx: Ctx, from: string, to: string): Promise<void> {
  await trx.db
    .insertInto('wave_second_dimensions')
    .columns(['wave_id', 'question'])
    .expression((query) =>
      query
        .selectFrom('wave_second_dimensions')
        .select([query.val(to).$castTo<string>().as('wave_id'), 'question'])
        .where('wave_id', '=', from),
    )
    .execute()
}

/** The nodes that a launch freezes besides the tree: one for each class of people, none when the pilot chose none. */
export async function nodesOfClasses(
  ctx: AnyCtx,
  wave: Pick<Wave, 'id' | 'instrument'>,
): Promise<TreeNode[]> {
  const { offered, chosen } = await getSecondDimension(ctx, wave)
  return offered && chosen ? secondNodes(offered) : []
}
