import type { LocalizedText } from '#app/i18n/index.ts'
import type { ClassFigure } from './results-content.ts'

/** A wave that is compared: which of its results, and who answered. Days are YYYY-MM-DD. */
export interface ComparedWaveFacts {
  waveId: string
  resultsId: string
  /** Version of its results. */
  number: number
  label: string
  title: LocalizedText
  opensOn: string
  closesOn: string
  invited: number
  ballots: number
  /** Whole percentage of the invited. */
  percent: number
}

/** A favourable share (« yes » for an option, « answered » for participation): whole percentage, number of answers. */
export interface ComparedShare {
  percent: number
  n: number
}

/** Of a theme: mean of its questions' favourable shares; `n` is the smallest number of answers among them. */
export interface ComparedThemeShare extends ComparedShare {
  /** 0–100, from full scales only. */
  index: number | null
}

export interface ComparedCounts {
  n: number
  classes: ClassFigure[]
}

/** A group that the waves share; null where a wave shows nothing of it. Lists by wave are in the order of the waves. */
export interface ComparedLine<Figures> {
  group: LocalizedText
  /** Some of the directory's groups came, went or were divided: not the same people are counted. */
  changed: boolean
  waves: (Figures | null)[]
}

/** The two classes of people (R8) of each wave; null where it doesn't show them. */
export type ComparedClassesOfPeople = (Record<'first' | 'others', ComparedShare> | null)[]

export interface ComparedThemeContent {
  code: string
  title: LocalizedText
  /** Codes of its questions: the same in every wave. */
  questions: string[]
  waves: (ComparedThemeShare | null)[]
  /** Empty when the waves share nothing finer than the territory. */
  segments: ComparedLine<ComparedShare>[]
  groups: ComparedLine<ComparedShare>[]
  people: ComparedClassesOfPeople
}

export interface ComparedQuestionContent {
  code: string
  /** The question's, or the option's. */
  title: LocalizedText
  /** The question an option belongs to; itself for the others. */
  question: { code: string; title: LocalizedText }
  theme: string | null
  /** The territory, at the finest step that every wave shows. */
  territory: ((ComparedCounts & { favourable: number | null }) | null)[]
  /** In three classes. */
  segments: ComparedLine<ComparedCounts>[]
  /** In two. */
  groups: ComparedLine<ComparedShare>[]
  people: ComparedClassesOfPeople
}

/** Frozen results side by side (R7): every figure, rounded; plain JSON, which every format renders as it is. */
export interface ComparisonContent {
  format: 1
  territory: string
  processName: string
  k: number
  /** Oldest first. */
  waves: ComparedWaveFacts[]
  themes: ComparedThemeContent[]
  questions: ComparedQuestionContent[]
  participation: ComparedLine<ComparedShare>[]
  /** Names of the two classes of people (R8), as the newest wave that has them calls them. */
  people: Record<'first' | 'others', LocalizedText> | null
  /** Questions that several waves show, of which the answers offered are not the same. */
  incomparable: { code: string; title: LocalizedText }[]
  /** The reader sees her employers' groups only. */
  extract: boolean
}
