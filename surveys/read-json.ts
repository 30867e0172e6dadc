import { SurveyDefinitionError } from './definition-error.ts'

export type LocalizedText = { fr: string; en: string }

type JsonObject = Record<string, unknown>

/** Longest text of a title, a label or an explanation, in UTF-16 units. */
const longestText = 600
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/
const markup = /<[a-z!/?]|&#?[a-z0-9]+;|\]\(|javascript:/i

/** An object that has these properties and no other. A prototype, a getter or a class instance is refused like garbage. */
export function readObject(value: unknown, path: string, properties: readonly string[]): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SurveyDefinitionError('not-an-object', path)
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new SurveyDefinitionError('not-an-object', path)
  const stranger = Object.keys(value).find((key) => !properties.includes(key))
  if (stranger !== undefined) throw new SurveyDefinitionError('unknown-property', join(path, stranger))
  return value as JsonObject
}

/** A list within these bounds. */
export function readList(value: unknown, path: string, least: number, most: number): unknown[] {
  if (!Array.isArray(value)) throw new SurveyDefinitionError('not-a-list', path)
  if (value.length < least || value.length > most) throw new SurveyDefinitionError('wrong-count', path)
  return value
}

export function readInteger(value: unknown, path: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw new SurveyDefinitionError('bad-number', path)
  return value
}

export function readFlag(value: unknown, path: string): boolean {
  if (value !== undefined && typeof value !== 'boolean') throw new SurveyDefinitionError('bad-flag', path)
  return value === true
}

/**
 * A text in both languages, `{ default: French, en: English }`, and in no other.
 * Texts are only ever shown as text; what looks like markup or a piped answer is refused all the same.
 * @param variables the names that may stand between braces
 */
export function readText(value: unknown, path: string, variables: readonly string[] = []): LocalizedText {
  const { default: fr, en } = readObject(value, path, ['default', 'en'])
  return {
    fr: readSentence(fr, join(path, 'default'), variables),
    en: readSentence(en, join(path, 'en'), variables),
  }
}

function readSentence(value: unknown, path: string, variables: readonly string[]): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > longestText)
    throw new SurveyDefinitionError('bad-text', path)
  if (invisible.test(value) || !value.isWellFormed()) throw new SurveyDefinitionError('bad-text', path)
  if (markup.test(value)) throw new SurveyDefinitionError('markup', path)
  const rest = variables.reduce((text, name) => text.replaceAll(`{${name}}`, ''), value)
  if (/[{}]/.test(rest)) throw new SurveyDefinitionError('variable', path)
  return value
}

/** A name of this shape that nothing else in the definition bears: two questions of one name would share their answers. */
export function readName(value: unknown, path: string, pattern: RegExp, taken: Set<string>): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new SurveyDefinitionError('bad-name', path)
  if (taken.has(value)) throw new SurveyDefinitionError('repeated-name', path)
  taken.add(value)
  return value
}

export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}
