import type { LocalizedText } from '#surveys/questionnaire.ts'
import type { CountedItem } from './counted-items.ts'
import type { ClassCounts, Published } from './published.ts'
import type { AnswerRange } from './theme-figures.ts'

/** A wave to compare, or one audience of a wave. */
export interface ComparedWave {
  /** What it is called: « T0 ». */
  key: string
  published: Published
  /** Where its questionnaire is another: the common code of its items and themes that ask the same, by own code. */
  codes?: ReadonlyMap<string, string>
}

/** Of one group, by wave; null where a wave shows nothing of it. */
export interface ComparedGroup<Figures> {
  label: LocalizedText
  /** Some of the directory's groups came, went, or were divided between these waves: not the same people are counted. */
  changed: boolean
  /** By wave, the nodes of its tree that make the group: published ones. */
  nodes: string[][]
  waves: (Figures | null)[]
}

/** What of one question may be put side by side (R7). Every list by wave is in the order of the waves. */
export interface ComparedItem {
  code: string
  /** As the newest wave asked it. */
  item: CountedItem
  /** The territory at the finest step that every wave shows; the last step when it is the only common one. */
  territory: { step: number; waves: ((ClassCounts & { outside: number | null }) | null)[] }
  /** In three classes, on the finest segments that the waves share; null unless every wave that shows the question has them. */
  segments: ComparedGroup<ClassCounts>[] | null
  /** At the last step, on the finest groups that the waves share; they add up to each wave's territory. */
  groups: ComparedGroup<ClassCounts>[]
  /** The two classes of people (R8). */
  second: ({ first: ClassCounts; others: ClassCounts } | null)[]
  /** Of one choice among several: the values that each class joins. */
  options: readonly (readonly string[])[] | null
}

export interface ComparedFigure {
  /** From 0 to 1. */
  favourable: number
  answers: AnswerRange
}

export interface ComparedTheme {
  theme: string
  /** Codes of the scales it is made of: the same in every wave, or the theme is not compared. */
  items: string[]
  /** Balance and index only when every wave has them. */
  territory: ((ComparedFigure & { balance: number | null; index: number | null }) | null)[]
  segments: ComparedGroup<ComparedFigure & { balance: number }>[] | null
  groups: ComparedGroup<ComparedFigure>[]
  second: (Record<'first' | 'others', ComparedFigure> | null)[]
}

declare const madeByComparePublished: unique symbol

/** Several results of the disclosure rule side by side, on common steps and common groups only. Only `comparePublished` makes one. */
export interface Comparison {
  readonly [madeByComparePublished]: true
  readonly waves: readonly string[]
  /** Items that two waves at least show. */
  readonly items: readonly ComparedItem[]
  readonly themes: readonly ComparedTheme[]
  readonly participation: ComparedItem | null
  /** Items that two waves show, of which the answers, or the groups asked, are not the same. */
  readonly incomparable: readonly string[]
}
