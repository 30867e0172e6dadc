import * as z from 'zod/mini'
import type { Question, Questionnaire } from './questionnaire.ts'

/** Answers by the question's code. A question left blank has no key. */
export type Answers = Record<string, number | string | string[]>

/** What `answersSchema` makes: the browser runs it before sealing, the worker at the opening. */
export type AnswersSchema = z.ZodMiniType<Answers>

const encoder = new TextEncoder()

/** UTF-8 length of a value's JSON. */
export function jsonBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length
}

/**
 * Removes control characters, lone surrogates and marks that turn the direction of writing; line ends become `\n`, tabs
 * spaces, and spaces at both ends go. What is left may be stored and shown anywhere. Cleaning twice changes nothing.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\n\P{Cc}]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
}

/**
 * The strict schema of a wave's answers: unknown keys, wrong types, values out of range, doubles, texts that are too long or
 * not clean, and an answer to nothing are all refused. survey-core is no judge: its validate() lets a rating of 99 pass.
 */
export function answersSchema(questionnaire: Questionnaire): AnswersSchema {
  const shape = Object.fromEntries(
    questionnaire.questions.map((question) => [question.code, z.optional(answerSchema(question))]),
  )
  return z
    .strictObject(shape)
    .check(
      z.refine((answers) => Object.values(answers).some((answer) => answer !== undefined)),
    ) as AnswersSchema
}

function answerSchema(question: Question): z.ZodMiniType {
  if (question.kind === 'scale') {
    const lowest = question.points === 11 ? 0 : 1
    const point = z.int().check(z.gte(lowest), z.lte(lowest + question.points - 1))
    return question.outside === null ? point : z.union([point, z.literal(question.outside)])
  }
  if (question.kind === 'single') return z.enum(singleValues(question))
  if (question.kind === 'several') return severalSchema(question)
  if (question.kind === 'ranking') return rankingSchema(question)
  if (question.kind === 'number') return z.int().check(z.gte(question.min), z.lte(question.max))
  return z
    .string()
    .check(z.refine((text) => text !== '' && text === cleanText(text) && isShortEnough(question, text)))
}

function severalSchema({ options, max, none }: Extract<Question, { kind: 'several' }>): z.ZodMiniType {
  const values = [...new Set([...options.map((option) => option.value), ...(none === null ? [] : [none])])]
  return z.array(z.enum(values)).check(
    z.minLength(1),
    z.maxLength(max ?? values.length),
    z.refine((chosen) => new Set(chosen).size === chosen.length),
    z.refine((chosen) => none === null || chosen.length === 1 || !chosen.includes(none)),
  )
}

/** How many places of a ranking are asked: those that count (disclosure.md, R1). */
export const rankedPlaces = 2

function rankingSchema({ options }: Extract<Question, { kind: 'ranking' }>): z.ZodMiniType {
  return z.array(z.enum(options.map((option) => option.value))).check(
    z.minLength(1),
    z.maxLength(rankedPlaces),
    z.refine((ranked) => new Set(ranked).size === ranked.length),
  )
}

/** Whether a clean text is within both of its limits. */
export function isShortEnough(limits: { maxLength: number; maxBytes: number }, text: string): boolean {
  return text.length <= limits.maxLength && jsonBytes(text) <= limits.maxBytes
}

/**
 * How many more characters a text may take: those its author sees, and never more than its bytes leave room for.
 * Negative when it is too long.
 */
export function charactersLeft(limits: { maxLength: number; maxBytes: number }, text: string): number {
  const clean = cleanText(text)
  return Math.min(limits.maxLength - clean.length, Math.floor((limits.maxBytes - jsonBytes(clean)) / 2))
}

/** The largest UTF-8 length of `JSON.stringify(answers)` among all answers the schema accepts: the ballots' one length. */
export function longestAnswersBytes(questionnaire: Questionnaire): number {
  const members = questionnaire.questions.map(
    (question) => jsonBytes(question.code) + 1 + longestAnswerBytes(question),
  )
  return 2 + members.reduce((sum, bytes) => sum + bytes, 0) + Math.max(0, members.length - 1)
}

function longestAnswerBytes(question: Question): number {
  if (question.kind === 'scale') {
    const highest = question.points === 11 ? 10 : question.points
    return Math.max(jsonBytes(highest), question.outside === null ? 0 : jsonBytes(question.outside))
  }
  if (question.kind === 'single') return Math.max(...singleValues(question).map(jsonBytes))
  if (question.kind === 'text') return Math.min(question.maxBytes, 3 * question.maxLength + 2)
  if (question.kind === 'number') return jsonBytes(question.max)
  if (question.kind === 'ranking') return longestListBytes(question.options, rankedPlaces)
  const { options, max, none } = question
  const ticked = options.filter((option) => option.value !== none)
  const together = longestListBytes(ticked, max ?? options.length)
  return Math.max(together, none === null ? 0 : 2 + jsonBytes(none))
}

function longestListBytes(options: readonly { value: string }[], most: number): number {
  const lengths = options
    .map((option) => jsonBytes(option.value))
    .sort((a, b) => b - a)
    .slice(0, most)
  return 2 + lengths.reduce((sum, bytes) => sum + bytes, 0) + Math.max(0, lengths.length - 1)
}

function singleValues({ options, outside }: Extract<Question, { kind: 'single' }>): string[] {
  const values = options.map((option) => option.value)
  return [...new Set(outside === null ? values : [...values, outside])]
}
