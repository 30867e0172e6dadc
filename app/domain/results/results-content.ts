import type { LocalizedText } from '#app/i18n/index.ts'

/** From most unfavourable to most favourable; `plain` where an answer is neither good nor bad. */
export type Tone = 'warm-2' | 'warm-1' | 'neutral' | 'cool-1' | 'cool-2' | 'plain'

/** One class of a step: how many people, and the whole percentage that every format prints. */
export interface ClassFigure {
  label: LocalizedText
  tone: Tone
  count: number
  /** Whole percentage, 0–100, rounded once, here. */
  percent: number
}

/** A question, or one option of a question with several choices, seen from one group. */
export interface GroupClasses {
  group: LocalizedText
  /** As of `GroupShare`. */
  place: number
  n: number
  classes: ClassFigure[]
}

/** The favourable share (or « yes ») of a group, at the coarsest step. */
export interface GroupShare {
  group: LocalizedText
  /** Place in the frozen tree, parents before children; the same for the same group of every question. */
  place: number
  /** 0 is the territory; only for indentation. */
  depth: number
  n: number
  count: number
  percent: number
  /** Whether the group is shown undivided: the groups below it are not published. */
  block: boolean
}

/** The favourable share of one of the two classes of people (R8), for the territory, in two classes. */
export interface PeopleShare {
  n: number
  count: number
  percent: number
}

export interface ResultsItem {
  /** The question's code, and the option's after a point: BA21T.LIEU. */
  code: string
  title: LocalizedText
  /** Null when the display rule publishes nothing of it. */
  territory:
    | (GroupClasses & {
        /** Number of classes shown; fewer than `fullStep` when a class had too few people. */
        step: number
        fullStep: number
        /** « Je ne sais pas » and the like: outside the scale and its percentages; null where it is not said. */
        outside: number | null
        /** Whole percentage of the favourable answers, or of « yes »; null for one choice among several. */
        favourable: number | null
      })
    | null
  /** The segments in three classes. */
  segments: GroupClasses[] | null
  /** All the published groups in two classes, parents first. */
  groups: GroupShare[]
  /** Null where the rule dropped them for this question; absent where the wave has none, or this kind of question. */
  people?: Record<'first' | 'others', PeopleShare> | null
}

export interface ThemeShare {
  group: LocalizedText
  /** As of `GroupShare`. */
  place: number
  /** Mean of the items' favourable shares, whole percentage. */
  percent: number
  /** The smallest number of answers among the items. */
  n: number
}

export interface ResultsTheme {
  code: string
  title: LocalizedText
  /** 0–100, mean over the items shown on their full scale; null when there is none. */
  index: number | null
  indexItems: number
  /** Mean of the favourable shares of the published items. */
  favourable: number | null
  favourableItems: number
  /** Sorted by favourable share, the highest first; those not published last. */
  items: ResultsItem[]
  /** By segment, in the order of `segments` of the results; null where that segment isn't shown alone. */
  bySegment: (ThemeShare | null)[]
  /** On the finest groups that all its items share, without the territory; empty where there is none. */
  byGroup: ThemeShare[]
  /** Means of the two classes of people, with their smallest number of answers; null unless every question shows them. */
  people?: Record<'first' | 'others', { percent: number; n: number }> | null
}

/** A question outside the themes: several choices, an intensity, one choice among several. */
export interface ResultsQuestion {
  code: string
  title: LocalizedText
  kind: 'scale' | 'single' | 'several'
  /** One item for a scale or a single choice; one for each option of several, the most chosen first. */
  items: ResultsItem[]
}

/** Frozen results: all its figures and sentences. Every format renders this and nothing else. */
export interface ResultsContent {
  /** From 2 on, with the two classes of people where the wave has them; 1 is read the same. */
  format: 1 | 2
  number: number
  /** YYYY-MM-DD */
  frozenOn: string
  territory: string
  processName: string
  wave: {
    label: string
    title: LocalizedText
    test: boolean
    /** YYYY-MM-DD, on the territory's clock. */
    opensOn: string
    closesOn: string
  }
  k: number
  m: number
  counts: { invited: number; ballots: number; void: number; percent: number }
  /** False below k valid ballots: only the counts are known. */
  publishable: boolean
  lede: LocalizedText
  /** Codes of the items with the largest and the smallest favourable shares, at most three of each. */
  highest: string[]
  lowest: string[]
  /** Labels of the segments of `bySegment`. */
  segments: LocalizedText[]
  themes: ResultsTheme[]
  questions: ResultsQuestion[]
  participation: GroupShare[]
  /** Names of the two classes of people (R8); absent where the wave has none. */
  people?: Record<'first' | 'others', LocalizedText>
  comments: { code: string; title: LocalizedText; count: number }[]
  method: LocalizedText[]
  limits: LocalizedText[]
  /**
   * Never stored: the employers, by name, whose groups are left when the results is read by someone who sees those only
   * (`restrict-results.ts`). Without it, the whole results.
   */
  extractFor?: string[]
}
