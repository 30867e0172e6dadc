import type { AnyCtx } from '#app/domain/context.ts'
import { createFrame, type Frame } from '#app/domain/disclosure/frame.ts'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { SurveyDefinition } from '#surveys/index.ts'
import { type Questionnaire, readQuestionnaire } from '#surveys/questionnaire.ts'

export interface FrozenWave {
  definition: SurveyDefinition
  questionnaire: Questionnaire
  tree: TreeNode[]
  frame: Frame
}

/**
 * What a wave froze at launch: its questionnaire, its tree and thresholds.
 * @throws DomainError `not-found` (404) before launch
 */
export async function getFrozenWave(ctx: AnyCtx, waveId: string): Promise<FrozenWave> {
  const wave = await ctx.db
    .selectFrom('waves')
    .innerJoin('definitions', 'definitions.hash', 'waves.definition_hash')
    .select(['definitions.definition', 'waves.k'])
    .where('waves.id', '=', waveId)
    .executeTakeFirst()
  if (!wave) throw new DomainError('not-found', 404)
  const nodes = await ctx.db
    .selectFrom('wave_nodes')
    .select(['node', 'parent', 'label', 'headcount'])
    .where('wave_id', '=', waveId)
    .orderBy('node')
    .execute()
  const tree = nodes.map(({ node, label, ...rest }) => ({ id: node, label: label as LocalizedText, ...rest }))
  const definition = wave.definition as SurveyDefinition
  const questionnaire = readQuestionnaire(definition)
  return { definition, questionnaire, tree, frame: createFrame({ questionnaire, tree, k: wave.k }) }
}
