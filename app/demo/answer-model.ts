import type { Answers } from '#surveys/answers.ts'
import type { Question, Questionnaire } from '#surveys/questionnaire.ts'
import type { DemonstrationAgent } from './agents.ts'
import { concerns, englishConcerns, englishHelp, whatWouldHelp } from './concerns.ts'
import { type Dice, seededDice } from './seeded-dice.ts'

type Segment = DemonstrationAgent['segment']

/** Where opinions stand on a scale from 1 to 5, by theme and segment: sense is clearer in the EPCI, conditions harder in villages. */
const opinions: Record<string, Record<Segment, number>> = {
  sens: { epci: 3.9, central_commune: 3.5, other_communes: 3.1 },
  information: { epci: 3.4, central_commune: 2.9, other_communes: 2.6 },
  participation: { epci: 3.0, central_commune: 2.7, other_communes: 2.6 },
  encadrement: { epci: 3.6, central_commune: 3.4, other_communes: 3.7 },
  conditions: { epci: 3.3, central_commune: 3.0, other_communes: 2.4 },
  confiance: { epci: 3.5, central_commune: 3.1, other_communes: 2.9 },
}

/** By how much each wave moved a theme: news came regularly since the first one, workloads grew. */
const moves: Record<string, readonly number[]> = {
  sens: [0, 0.1],
  information: [0, 0.5],
  participation: [0, 0.3],
  conditions: [0, -0.1],
  confiance: [0, 0.1],
}

interface Leaning {
  /** Added to the theme's. */
  shift?: number
  /** Standard deviation, around 1. */
  spread?: number
  /** Share of « je ne sais pas ». */
  unknown?: number
}

const leanings: Record<string, Leaning> = {
  BA01: { shift: 0.5, spread: 0.7 },
  BA02: { shift: -0.2 },
  BA05: { shift: 0.3 },
  BA06: { shift: -0.2, unknown: 0.12 },
  BA07: { shift: 0.2 },
  // Asked before anything was decided: next to nobody agrees.
  BA08: { shift: -0.7, spread: 0.75, unknown: 0.08 },
  BA09: { shift: -0.3, unknown: 0.1 },
  BA10: { shift: -0.3 },
  BA11: { shift: 0.4, spread: 0.85 },
  BA13: { shift: -0.4, unknown: 0.06 },
  BA15: { shift: 0.5 },
  BA16: { shift: -0.1, unknown: 0.16 },
  BA17: { shift: 0.5, spread: 0.7 },
  BA18: { shift: -0.3, unknown: 0.08 },
  BA20: { shift: 0.2, unknown: 0.1 },
  BA21I: { shift: 2.9, spread: 0.9 },
}

/** How often each theme of concern is ticked; everything not listed weighs 3. */
const worries: Record<Segment, Record<string, number>> = {
  epci: { POST: 6, CHAR: 7, OUTI: 5, REMU: 5, HIER: 4, CARR: 5, IDEN: 2, PROX: 2 },
  central_commune: { REMU: 7, POST: 6, TEMP: 5, EQUI: 5, HIER: 5, CHAR: 5, LIEU: 4 },
  other_communes: { LIEU: 9, PROX: 7, CHAR: 6, INFO: 6, IDEN: 5, MISS: 5, EQUI: 4 },
}

/** Share of those invited who answer, by segment, in each wave. */
const turnout: readonly Record<Segment, number>[] = [
  { epci: 0.68, central_commune: 0.6, other_communes: 0.6 },
  { epci: 0.28, central_commune: 0.19, other_communes: 0.2 },
]

/** @param wave 0 for T0, 1 for T1 */
export function answersWave(agent: DemonstrationAgent, wave: number): boolean {
  return diceOf(agent, wave, 'turnout').chance(turnout[wave]![agent.segment])
}

/** Share of those who, asked what worries them, tick « Rien de tout cela ». */
const carefree = 0.07

/** Whether she leaves her group aside: « Autre, ou je ne précise pas ». */
export function hidesGroup(agent: DemonstrationAgent, wave: number): boolean {
  return diceOf(agent, wave, 'group').chance(0.03)
}

/** What an agent answers in a wave: always the same. Never empty. */
export function answersOf(agent: DemonstrationAgent, wave: number, questionnaire: Questionnaire): Answers {
  const dice = diceOf(agent, wave, 'answers')
  const mood = 0.35 * dice.normal()
  const worry = dice.chance(0.6) ? drawWorries(dice, agent.segment) : null
  const answers: Answers = {}
  for (const question of questionnaire.questions) {
    const answer = answerTo(question, { dice, agent, wave, mood, worry })
    if (answer !== undefined) answers[question.code] = answer
  }
  return answers
}

interface Respondent {
  dice: Dice
  agent: DemonstrationAgent
  wave: number
  /** Added to every opinion of hers. */
  mood: number
  /** Themes of concern, one or two; empty for « aucun »; null when she skips the question. */
  worry: string[] | null
}

function answerTo(question: Question, respondent: Respondent): Answers[string] | undefined {
  const { dice, agent, worry } = respondent
  if (question.kind === 'text') return comment(question.code, respondent)
  if (question.kind === 'several') return worry?.length === 0 ? [question.none!] : (worry ?? undefined)
  if (question.kind === 'single') {
    if (dice.chance(0.05)) return question.outside ?? undefined
    return agent.manager ? 'yes' : 'no'
  }
  // The demonstration's instruments ask neither yet.
  if (question.kind === 'number' || question.kind === 'ranking') return undefined
  if (question.theme === null && !worry?.length) return undefined
  if (dice.chance(0.02)) return undefined
  const { shift = 0, spread = 1, unknown = 0.03 } = leanings[question.code] ?? {}
  if (question.outside !== null && dice.chance(unknown)) return question.outside
  const opinion = opinionOn(question.theme, respondent) + shift + spread * dice.normal()
  return Math.min(question.points, Math.max(1, Math.round(opinion)))
}

function opinionOn(theme: string | null, { agent, wave, mood }: Respondent): number {
  if (theme === null) return 0
  return (opinions[theme]?.[agent.segment] ?? 3) + (moves[theme]?.[wave] ?? 0) + mood
}

function drawWorries(dice: Dice, segment: Segment): string[] {
  if (dice.chance(carefree)) return []
  const weights = Object.keys(concerns).map((theme) => [theme, worries[segment][theme] ?? 3] as const)
  const first = dice.pickWeighted(weights)
  const second = dice.pickWeighted(weights)
  return first === second || dice.chance(0.3) ? [first] : [first, second]
}

function comment(code: string, { dice, agent, worry }: Respondent): string | undefined {
  const english = agent.locale === 'en'
  if (code === 'BA22') {
    return dice.chance(0.22) ? dice.pick(english ? englishHelp : whatWouldHelp) : undefined
  }
  if (!worry?.[0] || !dice.chance(0.55)) return undefined
  return dice.pick(english ? englishConcerns : concerns[worry[0]]!)
}

function diceOf({ givenName, familyName, employer }: DemonstrationAgent, wave: number, what: string): Dice {
  return seededDice(`${what} ${wave} ${givenName} ${familyName} ${employer}`)
}
