import { textWords, type Word } from './text-words.ts'

/** What stands where a passage was, in every language: the comment is in its author's. */
export const mask = '[masqué]'

export interface Masked {
  text: string
  /** Passages replaced; two that overlap are one. */
  masked: number
  /** Passages that the text does not hold, as they were given. */
  missing: string[]
}

interface Span {
  start: number
  end: number
}

/**
 * Replaces each passage by {@link mask} wherever it occurs as whole words, whatever its accents, case, punctuation or
 * spaces. A passage without a letter or a figure (an emoji) is looked for as it is. Empty ones are passed over.
 */
export function maskPassages(text: string, passages: readonly string[]): Masked {
  const words = textWords(text)
  const spans: Span[] = []
  const missing: string[] = []
  for (const passage of passages) {
    if (!passage.trim()) continue
    const found = findPassage(text, words, passage)
    if (found.length === 0) missing.push(passage)
    spans.push(...found)
  }
  const whole = join(spans)
  let masked = ''
  let after = 0
  for (const { start, end } of whole) {
    masked += text.slice(after, start) + mask
    after = end
  }
  return { text: masked + text.slice(after), masked: whole.length, missing }
}

/** A text cut where passages stand, for the eye of who reads it; `found` parts are those passages. */
export function splitAtPassages(
  text: string,
  passages: readonly string[],
): { text: string; start: number; found: boolean }[] {
  const words = textWords(text)
  const parts: { text: string; start: number; found: boolean }[] = []
  let after = 0
  const add = (start: number, end: number, found: boolean) => {
    if (end > start) parts.push({ text: text.slice(start, end), start, found })
  }
  for (const { start, end } of join(passages.flatMap((passage) => findPassage(text, words, passage)))) {
    add(after, start, false)
    add(start, end, true)
    after = end
  }
  add(after, text.length, false)
  return parts
}

/** How often a passage occurs. */
export function countPassage(text: string, passage: string): number {
  return findPassage(text, textWords(text), passage).length
}

function findPassage(text: string, words: readonly Word[], passage: string): Span[] {
  const wanted = textWords(passage).map(({ folded }) => folded)
  if (!passage.trim()) return []
  if (wanted.length === 0) return findSigns(text, passage.trim())
  const found: Span[] = []
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if (!wanted.every((folded, place) => words[at + place]!.folded === folded)) continue
    found.push({ start: words[at]!.start, end: words[at + wanted.length - 1]!.end })
  }
  return found
}

function findSigns(text: string, signs: string): Span[] {
  const found: Span[] = []
  for (let start = text.indexOf(signs); start >= 0; start = text.indexOf(signs, start + signs.length))
    found.push({ start, end: start + signs.length })
  return found
}

function join(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else joined.push({ ...span })
  }
  return joined
}
