import type { AnyCtx } from '#app/domain/context.ts'
import { createFrame, type Frame } from '#app/domain/disclosure/frame.ts'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { SurveyDefinition } from '#surveys/index.ts'
import { type Questionnaire, readQuestionnaire } from '#surveys/questionnaire.ts'

export interface FrozenWave {
  /** As people read it now: with the texts corrected since the launch. */
  definition: SurveyDefinition
  /** SHA-256 of that definition. */
  definitionHash: Buffer
  questionnaire: Questionnaire
  tree: TreeNode[]
  frame: Frame
}

/**
 * What a wave froze at launch: its questionnaire, its tree and thresholds; a text corrected since reads corrected.
 * @throws DomainError `not-found` (404) before launch
 */
export async function getFrozenWave(ctx: AnyCtx, waveId: string): Promise<FrozenWave> {
  const wave = await ctx.db
    .selectFrom('waves')
    .innerJoin('definitions', 'definitions.hash', 'waves.definition_hash')
    .select(['definitions.definition', 'definitions.hash', 'waves.k'])
    .where('waves.id', '=', waveId)
    .executeTakeFirst()
  if (!wave) throw new DomainError('not-found', 404)
  const nodes = await ctx.db
    .selectFrom('wave_nodes')
    .select(['node', 'parent', 'label', 'headcount'])
    .where('wave_id', '=', waveId)
    .orderBy('node')
    .execute()
  const frozen = nodes.map(({ node, label, ...rest }) => ({
    id: node,
    label: label as LocalizedText,
    ...rest,
  }))
  const corrected = await findCorrection(ctx, waveId)
  const definition = (corrected ?? wave).definition as SurveyDefinition
  const questionnaire = readQuestionnaire(definition)
  const frame = createFrame({ questionnaire, tree: frozen, k: wave.k })
  const { hash: definitionHash } = corrected ?? wave
  return { definition, definitionHash, questionnaire, tree: frame.tree, frame }
}

function findCorrection(ctx: AnyCtx, waveId: string) {
  return ctx.db
    .selectFrom('wave_corrections')
    .innerJoin('definitions', 'definitions.hash', 'wave_corrections.definition_hash')
    .select(['definitions.definition', 'definitions.hash'])
    .where('wave_corrections.wave_id', '=', waveId)
    .orderBy('wave_corrections.version', 'desc')
    .executeTakeFirst()
}
