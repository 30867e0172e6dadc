import { comparePublished } from '#app/domain/disclosure/compare-published.ts'
import type {
  ComparedGroup,
  ComparedItem,
  ComparedTheme,
  Comparison,
} from '#app/domain/disclosure/comparison.ts'
import { coarsen } from '#app/domain/disclosure/ladders.ts'
import type { ClassCounts, Published } from '#app/domain/disclosure/published.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'
import type {
  ComparedLine,
  ComparedQuestionContent,
  ComparedShare,
  ComparedThemeContent,
  ComparisonContent,
} from './comparison-content.ts'
import { classFigures, favourableShare, wholePercent } from './compose-items.ts'
import type { WaveFacts } from './compose-results.ts'
import { itemWords } from './item-words.ts'
import { nameBases } from './name-bases.ts'

export interface WaveToCompare {
  waveId: string
  resultsId: string
  number: number
  facts: WaveFacts
  questionnaire: Questionnaire
  /** Null when the rule published nothing. */
  published: Published | null
  /** Whether the reader may see this node of this item (code) in the results of this wave; everything when left out. */
  shows?: (code: string, node: string) => boolean
}

type Shown = WaveToCompare & { published: Published }

/**
 * Composes results side by side (R7): on common steps and common groups only, each figure rounded once, here.
 * @param waves of one questionnaire, oldest first
 * @returns null when fewer than two of them have results
 */
export function composeComparison(waves: readonly WaveToCompare[]): ComparisonContent | null {
  const shown = waves
    .filter((wave): wave is Shown => wave.published !== null)
    .map((wave) => ({ ...wave, questionnaire: nameBases(wave.questionnaire) }))
  const newest = shown.at(-1)
  if (!newest || shown.length < 2) return null
  const comparison = comparePublished(shown.map(({ waveId, published }) => ({ key: waveId, published })))
  const titles = new Map(shown.flatMap(({ questionnaire }) => [...titlesOf(questionnaire)]))
  const seen = visibleTo(shown)
  const second = shown.findLast(({ published }) => published.second)?.published.second
  const people = second ? { first: second.first.label, others: second.others.label } : null
  return {
    format: 1,
    territory: newest.facts.territory,
    processName: newest.facts.processName,
    k: Math.max(...shown.map(({ facts }) => facts.k)),
    waves: shown.map(({ waveId, resultsId, number, facts }) => ({
      waveId,
      resultsId,
      number,
      label: facts.label,
      title: facts.title,
      opensOn: facts.opensOn,
      closesOn: facts.closesOn,
      invited: facts.invited,
      ballots: facts.ballots,
      percent: facts.invited === 0 ? 0 : wholePercent(facts.ballots, facts.invited),
    })),
    themes: inOrder(comparison.themes, ({ theme }) => theme, titles).map((theme) =>
      composeTheme(theme, titles, seen),
    ),
    questions: inOrder(comparison.items, ({ code }) => code, titles).map((item) =>
      composeQuestion(item, shown, seen),
    ),
    participation: participationLines(comparison, seen),
    people: comparison.items.some((item) => item.second.some((one) => one)) ? people : null,
    incomparable: [...new Set(comparison.incomparable.map((code) => code.split('.')[0]!))].map((code) => ({
      ...{ code, title: titles.get(code)! },
    })),
    extract: shown.some(({ shows }) => shows !== undefined),
  }
}

/** Whether a compared group holds nothing but nodes that the reader may see, in each wave, of all these items. */
type Seen = (group: ComparedGroup<unknown>, codes: readonly string[]) => boolean

function visibleTo(waves: readonly Shown[]): Seen {
  return ({ nodes }, codes) =>
    nodes.every((ids, wave) => {
      const { shows } = waves[wave]!
      return !shows || codes.every((code) => ids.every((id) => shows(code, id)))
    })
}

function composeTheme(
  theme: ComparedTheme,
  titles: ReadonlyMap<string, LocalizedText>,
  seen: Seen,
): ComparedThemeContent {
  const share = ({ favourable, answers }: { favourable: number; answers: { fewest: number } }) => ({
    percent: Math.round(100 * favourable),
    n: answers.fewest,
  })
  const lines = <Figures extends Parameters<typeof share>[0]>(groups: readonly ComparedGroup<Figures>[]) =>
    linesOf(groups, theme.items, seen, share)
  return {
    code: theme.theme,
    title: titles.get(theme.theme)!,
    questions: theme.items,
    waves: theme.territory.map(
      (figures) =>
        figures && {
          ...share(figures),
          index: figures.index === null ? null : Math.round(figures.index),
        },
    ),
    segments: lines(theme.segments ?? []),
    groups: lines(theme.groups),
    people: theme.second.map(
      (figures) => figures && { first: share(figures.first), others: share(figures.others) },
    ),
  }
}

function composeQuestion(item: ComparedItem, waves: readonly Shown[], seen: Seen): ComparedQuestionContent {
  const { code, options, territory } = item
  const { questionnaire } = waves.findLast((_, wave) => territory.waves[wave] !== null)!
  const words = itemWords(questionnaire, code, options ?? [])
  const figures = ({ counts, n }: ClassCounts) => ({ n, classes: classFigures(words, counts, n) })
  const last = item.item.ladder.at(-1)!
  const step = item.item.ladder.find(({ classes }) => classes === territory.step)
  const favourable = ({ counts, n }: ClassCounts) =>
    options || !step ? null : share({ counts: coarsen(counts, step, last), n }).percent
  return {
    code,
    title: words.title,
    question: { code: item.item.question, title: titlesOf(questionnaire).get(item.item.question)! },
    theme: item.item.theme,
    territory: territory.waves.map((one) => one && { ...figures(one), favourable: favourable(one) }),
    segments: linesOf(item.segments ?? [], [code], seen, figures),
    groups: options ? [] : linesOf(item.groups, [code], seen, share),
    people: item.second.map((one) => one && { first: share(one.first), others: share(one.others) }),
  }
}

function share(counts: ClassCounts): ComparedShare {
  return { percent: Math.round(100 * favourableShare(counts)), n: counts.n }
}

/** Groups finer than the territory, as the reader may see them. */
function linesOf<Figures, Shown>(
  groups: readonly ComparedGroup<Figures>[],
  codes: readonly string[],
  seen: Seen,
  figures: (counts: Figures) => Shown,
): ComparedLine<Shown>[] {
  if (groups.length < 2) return []
  return groups
    .filter((group) => seen(group, codes))
    .map(({ label, changed, waves }) => ({
      group: label,
      changed,
      waves: waves.map((counts) => (counts === null ? null : figures(counts))),
    }))
}

function participationLines({ participation }: Comparison, seen: Seen): ComparedLine<ComparedShare>[] {
  return participation ? linesOf(participation.groups, [participation.code], seen, share) : []
}

function titlesOf({ themes, questions }: Questionnaire): Map<string, LocalizedText> {
  return new Map([...themes, ...questions].map(({ code, title }) => [code, title]))
}

/** In the order of the questionnaire, options in the order they are offered. */
function inOrder<T>(
  all: readonly T[],
  codeOf: (one: T) => string,
  titles: ReadonlyMap<string, unknown>,
): T[] {
  const places = new Map([...titles.keys()].map((code, place) => [code, place]))
  const placeOf = (one: T) => places.get(codeOf(one).split('.')[0]!) ?? places.size
  return [...all].sort((a, b) => placeOf(a) - placeOf(b))
}
