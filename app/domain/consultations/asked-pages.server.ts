import type { AnyCtx, Ctx } from '#app/domain/context.ts'
import type { DirectoryGroup } from '#app/domain/disclosure/group-tree.ts'
import { segmentOfLeaf } from '#app/domain/disclosure/node-ids.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { segmentsInWords } from '#app/i18n/segments-in-words.ts'
import { askablePages, askSome, type PagesAsked } from '#surveys/ask-some.ts'
import { type AskedSegment, segmentChoices, segments } from '#surveys/asked-of.ts'
import { instruments, type SurveyDefinition } from '#surveys/index.ts'
import { SurveyDefinitionError } from '#surveys/questionnaire.ts'
import type { Wave } from './queries.server.ts'

type Draft = Pick<Wave, 'id' | 'instrument'>

/** The questionnaire of a wave in preparation: its instrument's, with the pages that its pilot asks of some segments only. */
export async function definitionOfDraft(ctx: AnyCtx, { id, instrument }: Draft): Promise<SurveyDefinition> {
  const { definition } = instruments[instrument]
  const rows = await ctx.db
    .selectFrom('wave_asked_pages')
    .select(['page', 'segments'])
    .where('wave_id', '=', id)
    .execute()
  const known = new Set(askablePages(definition).map(({ name }) => name))
  const asked = rows.filter(({ page }) => known.has(page))
  return askSome(
    definition,
    Object.fromEntries(asked.map(({ page, segments }) => [page, segments as AskedSegment[]])),
  )
}

/** Of whom each page of a draft is asked, and what may be chosen. */
export interface Asking {
  /** `askedOf`: segments joined by a space, none for everybody. */
  pages: { name: string; title: LocalizedText; askedOf: string }[]
  choices: { value: string; groups: LocalizedText }[]
}

/** @param groups of the wave's audience. @returns null where there is nothing to choose: all are of one segment */
export async function askingOf(
  ctx: AnyCtx,
  wave: Draft,
  groups: readonly DirectoryGroup[],
): Promise<Asking | null> {
  const pages = askablePages(await definitionOfDraft(ctx, wave))
  const present = segments.filter((one) => groups.some(({ segment }) => segment.id === one))
  // What was chosen stays among the choices where the audience changed since: the launch says what is wrong with it.
  const offered = [...segmentChoices(present), ...pages.map(({ askedOf }) => askedOf)].filter(
    ({ length }) => length > 0,
  )
  const choices = new Map(offered.map((choice) => [choice.join(' '), choice]))
  if (choices.size === 0) return null
  return {
    pages: pages.map((page) => ({ ...page, askedOf: page.askedOf.join(' ') })),
    choices: [...choices].map(([value, choice]) => ({
      value,
      groups: { fr: segmentsInWords(choice, 'fr'), en: segmentsInWords(choice, 'en') },
    })),
  }
}

/**
 * Keeps of whom the pages of a draft are asked, in the caller's transaction.
 * @param asked by page; pages left out are asked of everybody, or as the instrument says
 * @throws DomainError `bad-request` (400) for a page that can't be asked of some, or groups that are none
 */
export async function keepAskedPages(trx: Ctx, { id, instrument }: Draft, asked: PagesAsked): Promise<void> {
  const { definition } = instruments[instrument]
  try {
    askSome(definition, asked)
  } catch (error) {
    throw error instanceof SurveyDefinitionError ? new DomainError('bad-request', 400) : error
  }
  const own = new Map(askablePages(definition).map(({ name, askedOf }) => [name, askedOf.join()]))
  const rows = Object.entries(asked)
    .filter(([page, segments]) => own.get(page) !== segments.join())
    .map(([page, segments]) => ({ wave_id: id, page, segments: [...segments] }))
  await trx.db.deleteFrom('wave_asked_pages').where('wave_id', '=', id).execute()
  if (rows.length) await trx.db.insertInto('wave_asked_pages').values(rows).execute()
}

/** The choice of one wave for another made from it: its trial, or the wave prepared again. */
export async function copyAskedPages(trx: Ctx, from: string, to: string): Promise<void> {
  await trx.db
    .insertInto('wave_asked_pages')
    .columns(['wave_id', 'page', 'segments'])
    .expression((query) =>
      query
        .selectFrom('wave_asked_pages')
        .select([query.val(to).$castTo<string>().as('wave_id'), 'page', 'segments'])
        .where('wave_id', '=', from),
    )
    .execute()
}

/**
 * The first page that can't be asked so of the people of a wave: fewer than k of them would be asked, of whom nothing could
 * be shown, or everybody would, but those who name no group.
 * @param byLeaf people by leaf of the tree
 */
export function findWronglyAsked(
  definition: SurveyDefinition,
  byLeaf: ReadonlyMap<string, number>,
  k: number,
): LocalizedText | null {
  const people = (asked: (segment: string | null) => boolean) =>
    [...byLeaf].reduce((sum, [leaf, count]) => sum + (asked(segmentOfLeaf(leaf)) ? count : 0), 0)
  const wrong = askablePages(definition).find(({ askedOf }) => {
    const isAsked = (segment: string | null) => askedOf.some((one) => one === segment)
    return askedOf.length > 0 && (people(isAsked) < k || people((segment) => !isAsked(segment)) < 1)
  })
  return wrong?.title ?? null
}
