import type { TextChange } from '#app/documents/addendum-facts.ts'
import { ballotLength } from '#app/domain/ballots/ballot-length.ts'
import { getPublicUrn } from '#app/domain/ballots/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { groupChoices } from '#app/domain/disclosure/group-choices.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { locales } from '#app/i18n/index.ts'
import { definitionHash } from '#surveys/canonical.ts'
import {
  correctQuestion as correctTexts,
  isSameButTexts,
  listQuestionTexts,
  type QuestionTexts,
} from '#surveys/correct-texts.ts'
import { readQuestionnaire, type SurveyDefinition, SurveyDefinitionError } from '#surveys/questionnaire.ts'
import { getFrozenWave } from './frame.server.ts'
import { lockLiveWave } from './internal/lock-live-wave.server.ts'
import { writeAddendum } from './internal/write-addendum.server.ts'
import type { Correction } from './running-schema.ts'

/**
 * Corrects the title or the help of one question of a launched wave, and nothing else of it: choices, values, order and length
 * of ballots stay, so whoever has the page open sends a ballot that counts. The definition frozen at launch is untouched;
 * the corrected one stands beside it, with an addendum of old text, new text and hash.
 * @throws DomainError `not-found` (404) for another question; `wave.not-open` (409); `wave.same-text` (422); `wave.bad-text` (422)
 */
export async function correctQuestion(
  ctx: Ctx,
  processId: string,
  waveId: string,
  code: string,
  texts: Correction,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await lockLiveWave(trx, processId, waveId)
    const frozen = await getFrozenWave(trx, waveId)
    const before = listQuestionTexts(frozen.definition).find((question) => question.code === code)
    if (!before) throw new DomainError('not-found', 404)
    const changes = listChanges(before, texts)
    if (changes.length === 0) throw new DomainError('wave.same-text', 422)
    const corrected = correct(frozen.definition, code, texts)
    await assertSameBallot(trx, waveId, frozen, corrected)

    const after = definitionHash(corrected)
    const hash = Buffer.from(after, 'hex')
    await db
      .insertInto('definitions')
      .values({ hash, definition: JSON.stringify(corrected) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { last } = await db
      .selectFrom('wave_corrections')
      .select((eb) => eb.fn.max('version').as('last'))
      .where('wave_id', '=', waveId)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('wave_corrections')
      .values({ wave_id: waveId, version: (last ?? 0) + 1, definition_hash: hash })
      .execute()
    await writeAddendum(trx, waveId, {
      kind: 'correction',
      code,
      changes,
      definitionBefore: frozen.definitionHash.toString('hex'),
      definitionAfter: after,
    })
    const details = { label: wave.label, code }
    await recordAction(trx, { processId, action: 'wave.corrected', details })
  })
}

function correct(definition: SurveyDefinition, code: string, texts: Correction): SurveyDefinition {
  try {
    return correctTexts(definition, code, texts)
  } catch (error) {
    if (error instanceof SurveyDefinitionError) throw new DomainError('wave.bad-text', 422)
    throw error
  }
}

/** Whatever the whitelist lets through, a ballot sealed under one definition has to be a ballot of the other. */
async function assertSameBallot(
  ctx: Ctx,
  waveId: string,
  { definition, tree }: Awaited<ReturnType<typeof getFrozenWave>>,
  corrected: SurveyDefinition,
): Promise<void> {
  const urn = await getPublicUrn(ctx, waveId)
  const leaves = groupChoices(tree).flatMap((section) => section.choices.map((leaf) => leaf.id))
  const length = ballotLength(readQuestionnaire(corrected), leaves, definitionHash(corrected))
  if (!isSameButTexts(definition, corrected) || length !== urn?.ballotLength) {
    throw new DomainError('wave.bad-text', 422)
  }
}

function listChanges(before: QuestionTexts, after: QuestionTexts): TextChange[] {
  return (['title', 'help'] as const).flatMap((what) =>
    locales.flatMap((language) => {
      const texts = { before: before[what]?.[language] ?? null, after: after[what]?.[language] ?? null }
      return texts.before === texts.after ? [] : [{ what, language, ...texts }]
    }),
  )
}
