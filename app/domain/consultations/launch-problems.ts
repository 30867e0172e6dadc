import { type ClosedDays, closedReason } from '#app/domain/calendar/closed-days.ts'
import { daysBetween } from '#app/domain/calendar/days.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { type ErrorCode, type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import { dayOf } from './territory-time.ts'

export interface LaunchFacts {
  test: boolean
  opensAt: Date
  closesAt: Date
  now: Date
  k: number
  /** People with an address, to whom an invitation will leave. */
  invited: number
  headcount: number
  /** Another wave of the same instrument is launched and not closed. */
  otherWaveRunning: boolean
  /** A wave of the same instrument that asks almost the same people: it and this one would tell of those few. */
  nearAudience: { label: string; people: number } | null
  /** Who asks, why and whom to ask are written. */
  textsComplete: boolean
  /** An address of the staff representatives, or the recorded statement that there is none. */
  representativesSettled: boolean
  /** The title of a page asked of too few of these people, or of all of them by name. */
  wronglyAsked: LocalizedText | null
  /** The urn is to be shared between trustees, and they are not named. */
  trusteesMissing: boolean
  /** Messages really leave; a trial without mail server launches test waves only (anonymity.md, Without SMTP). */
  mailLeaves: boolean
  /** The demonstration's maker ignores closed days and minimum openings. */
  datesAreFree: boolean
  /** Days on which nothing of the démarche opens nor closes. */
  closed: ClosedDays
  /** Of the audience, in days (domain.md §2.4). */
  shortestOpening: number
}

/** The page of the preparation where a problem is mended. */
export type PreparationStep = 'texts' | 'audience' | 'groups' | 'dates' | 'urn' | 'trial' | 'launch'

const stepOf = {
  'launch.texts': 'texts',
  'launch.representatives': 'texts',
  'launch.too-few': 'audience',
  'launch.nobody': 'audience',
  'launch.no-tester': 'trial',
  'launch.near-audience': 'audience',
  'launch.asked-of': 'groups',
  'launch.dates': 'dates',
  'launch.past': 'dates',
  'launch.too-short': 'dates',
  'launch.opens-closed': 'dates',
  'launch.closes-closed': 'dates',
  'launch.trustees': 'urn',
  'launch.other-wave': 'launch',
  'launch.no-mail': 'launch',
} as const satisfies Partial<Record<ErrorCode, PreparationStep>>

/** What stands in the way of a launch, and what its sentence names. */
export interface LaunchProblem {
  code: keyof typeof stepOf
  step: PreparationStep
  /** YYYY-MM-DD */
  day?: string
  /** The closed period; the page. */
  because?: LocalizedText
  label?: string
  count?: number
}

/** What stands in the way of a launch, in the order in which the pilot meets it; none when it may go. */
export function launchProblems(facts: LaunchFacts): LaunchProblem[] {
  const { test, invited, k, nearAudience } = facts
  const problems: LaunchProblem[] = []
  const add = (code: LaunchProblem['code'], more: Partial<LaunchProblem> = {}) =>
    problems.push({ code, step: stepOf[code], ...more })
  if (!facts.textsComplete) add('launch.texts')
  if (!facts.representativesSettled) add('launch.representatives')
  if (facts.headcount < 1 || (!test && invited < 1)) add('launch.nobody')
  // No launch below 2k invited (anonymity.md, While open): the urn would rather show who answered.
  else if (!test && invited < 2 * k) add('launch.too-few', { count: 2 * k })
  if (test && invited < 1) add('launch.no-tester')
  if (!test && nearAudience) {
    add('launch.near-audience', { label: nearAudience.label, count: nearAudience.people })
  }
  if (facts.wronglyAsked) add('launch.asked-of', { because: facts.wronglyAsked, count: k })
  if (facts.trusteesMissing) add('launch.trustees')
  if (!test && facts.otherWaveRunning) add('launch.other-wave')
  if (!test && !facts.mailLeaves) add('launch.no-mail')
  if (facts.closesAt <= facts.opensAt || facts.closesAt <= facts.now) add('launch.dates')
  if (!test && !facts.datesAreFree) addCalendarProblems(facts, add)
  return problems
}

function addCalendarProblems(
  { opensAt, closesAt, now, closed, shortestOpening }: LaunchFacts,
  add: (code: LaunchProblem['code'], more?: Partial<LaunchProblem>) => void,
): void {
  const [opens, closes] = [dayOf(opensAt), dayOf(closesAt)]
  if (opensAt < now) add('launch.past', { day: opens })
  if (daysBetween(opens, closes) < shortestOpening) add('launch.too-short', { count: shortestOpening / 7 })
  const [opensIn, closesIn] = [closedReason(closed, opens), closedReason(closed, closes)]
  if (opensIn) add('launch.opens-closed', { day: opens, because: opensIn })
  if (closesIn) add('launch.closes-closed', { day: closes, because: closesIn })
}

/** What the sentence of a problem names, in a language. */
export function problemParams(problem: LaunchProblem, locale: Locale): Record<string, string | number> {
  const { day, because, label, count } = problem
  return {
    ...(day ? { day: formatDate(locale, day) } : {}),
    ...(because ? { because: because[locale] } : {}),
    ...(label ? { label } : {}),
    ...(count === undefined ? {} : { count: formatNumber(locale, count) }),
  }
}

/** A problem in words. */
export function explainProblem(problem: LaunchProblem, locale: Locale): string {
  return translator(locale)(`errors:${problem.code}`, problemParams(problem, locale))
}
