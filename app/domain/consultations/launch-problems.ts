import type { ErrorCode } from '#app/i18n/index.ts'
import { isBlackout } from './blackouts.ts'
import { dayOf } from './territory-time.ts'

/** Minimum opening of a wave of agents (domain.md §2.4), in days. */
const minimumDays = 21

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
  /** Who asks, why and whom to ask are written. */
  textsComplete: boolean
  /** An address of the staff representatives, or the recorded statement that there is none. */
  representativesSettled: boolean
  /** Messages really leave; a trial without mail server launches test waves only (anonymity.md, Without SMTP). */
  mailLeaves: boolean
  /** The demonstration's maker ignores blackouts and minimum openings. */
  datesAreFree: boolean
}

export type LaunchProblem = Extract<ErrorCode, `launch.${string}`>

/** What stands in the way of a launch, in the order in which the pilot meets it; none when it may go. */
export function launchProblems(facts: LaunchFacts): LaunchProblem[] {
  const problems: LaunchProblem[] = []
  if (!facts.textsComplete) problems.push('launch.texts')
  if (!facts.representativesSettled) problems.push('launch.representatives')
  // No launch below 2k invited (anonymity.md, While open): the urn would rather show who answered.
  if (!facts.test && facts.invited < 2 * facts.k) problems.push('launch.too-few')
  if (facts.invited < 1) problems.push('launch.nobody')
  if (facts.otherWaveRunning) problems.push('launch.other-wave')
  if (!facts.test && !facts.mailLeaves) problems.push('launch.no-mail')
  if (facts.closesAt <= facts.opensAt || facts.closesAt <= facts.now) problems.push('launch.dates')
  if (!facts.test && !facts.datesAreFree) problems.push(...calendarProblems(facts))
  return problems
}

function calendarProblems({ opensAt, closesAt, now }: LaunchFacts): LaunchProblem[] {
  const problems: LaunchProblem[] = []
  if (opensAt < now) problems.push('launch.past')
  const days = (Date.parse(dayOf(closesAt)) - Date.parse(dayOf(opensAt))) / 86_400_000
  if (days < minimumDays) problems.push('launch.too-short')
  if (isBlackout(dayOf(opensAt)) || isBlackout(dayOf(closesAt))) problems.push('launch.blackout')
  return problems
}
