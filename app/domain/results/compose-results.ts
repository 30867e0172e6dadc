import type { Published } from '#app/domain/disclosure/published.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { asksSome } from '#surveys/asked-of.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'
import { groupNames, groupShares, wholePercent } from './compose-items.ts'
import { composeQuestions } from './compose-questions.ts'
import { composeThemes } from './compose-themes.ts'
import { nameBases } from './name-bases.ts'
import type { ResultsContent, ResultsTheme } from './results-content.ts'
import { limitSentences, methodSentences, resultsLede } from './results-sentences.ts'

/** What results says of its wave besides the published figures. Days are YYYY-MM-DD. */
export interface WaveFacts {
  territory: string
  processName: string
  label: string
  title: LocalizedText
  test: boolean
  opensOn: string
  closesOn: string
  k: number
  m: number
  /** Invitations; ballots of the urn, void ones included; void ballots. */
  invited: number
  ballots: number
  void: number
  /** Comments stored, by question code. */
  comments: Readonly<Record<string, number>>
}

export interface ResultsInput {
  number: number
  frozenOn: string
  facts: WaveFacts
  questionnaire: Questionnaire
  /** The result of the disclosure rule; null below k valid ballots, when nothing was tallied. */
  published: Published | null
}

const namedItems = 3

/**
 * Composes results: every figure and every sentence, in both languages. Rounding happens here and nowhere else.
 * @returns plain JSON, which page, PDF and CSV render as it is
 */
export function composeResults(input: ResultsInput): ResultsContent {
  const { facts, published } = input
  const questionnaire = nameBases(input.questionnaire)
  const { themes, segments } = published
    ? composeThemes(questionnaire, published)
    : { themes: [], segments: [] as string[] }
  // What was asked of some is no higher nor lower than what everybody was asked.
  const ofAll = themes.filter(({ code }) =>
    questionnaire.questions.some(({ theme, askedOf }) => theme === code && !askedOf),
  )
  const groupOf = groupNames(published?.tree ?? [])
  const shown = {
    k: facts.k,
    m: facts.m,
    wave: {
      label: facts.label,
      title: facts.title,
      test: facts.test,
      opensOn: facts.opensOn,
      closesOn: facts.closesOn,
    },
    counts: {
      invited: facts.invited,
      ballots: facts.ballots,
      void: facts.void,
      percent: facts.invited === 0 ? 0 : wholePercent(facts.ballots, facts.invited),
    },
    publishable: published !== null,
    themes,
    questions: published ? composeQuestions(questionnaire, published) : [],
    comments: published ? commentCounts(questionnaire, facts.comments) : [],
  }
  return {
    format: 2,
    number: input.number,
    frozenOn: input.frozenOn,
    territory: facts.territory,
    processName: facts.processName,
    ...shown,
    lede: resultsLede({ ...shown, themes: ofAll }),
    ...extremes(ofAll),
    segments: segments.map(groupOf),
    participation: published?.participation.territory
      ? groupShares(published.participation, published.tree)
      : [],
    ...(published?.second
      ? { people: { first: published.second.first.label, others: published.second.others.label } }
      : {}),
    method: methodSentences(shown),
    limits: limitSentences(shown, asksSome(questionnaire)),
  }
}

function extremes(themes: readonly ResultsTheme[]): Pick<ResultsContent, 'highest' | 'lowest'> {
  const ranked = themes
    .flatMap((theme) => theme.items)
    .filter((item) => item.territory !== null)
    .sort(
      (a, b) => (b.territory!.favourable ?? 0) - (a.territory!.favourable ?? 0) || (a.code < b.code ? -1 : 1),
    )
    .map((item) => item.code)
  if (ranked.length < 2 * namedItems) return { highest: [], lowest: [] }
  return { highest: ranked.slice(0, namedItems), lowest: ranked.slice(-namedItems).reverse() }
}

function commentCounts(
  questionnaire: Questionnaire,
  counts: Readonly<Record<string, number>>,
): ResultsContent['comments'] {
  return questionnaire.questions
    .filter((question) => question.kind === 'text')
    .map(({ code, title }) => ({ code, title, count: counts[code] ?? 0 }))
}
