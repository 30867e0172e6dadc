import { healthWords } from './health-words.ts'
import { countPassage } from './mask-passages.ts'
import { textWords, type Word } from './text-words.ts'

/**
 * person: a given and a family name of the directory; name: a family name alone; given: a given name with a capital;
 * titled: whatever follows « Mme » or « M. » with a capital.
 */
export type ProposalKind = 'person' | 'name' | 'given' | 'titled' | 'email' | 'phone' | 'health'

export interface Proposal {
  /** As the text has it, the first time. */
  passage: string
  kind: ProposalKind
  /** Occurrences in the text: all are masked together. */
  times: number
  /** Surely somebody: ticked beforehand. A family name that is a common word too, or a word of health, never is. */
  sure: boolean
}

export interface PersonName {
  givenName: string
  familyName: string
}

type NameKind = 'person' | 'name' | 'given'
/** Names by their first word, the longest first. */
export type NameBook = ReadonlyMap<string, readonly { words: readonly string[]; kind: NameKind }[]>

const kindRank: Record<NameKind, number> = { person: 0, name: 1, given: 2 }

/** The names of a directory, made ready to be looked for: family, given, and both in either order. */
export function createNameBook(persons: readonly PersonName[]): NameBook {
  const book = new Map<string, { words: string[]; kind: NameKind }[]>()
  const seen = new Set<string>()
  const add = (words: string[], kind: NameKind) => {
    const key = `${kind} ${words.join(' ')}`
    if (words.length === 0 || seen.has(key)) return
    seen.add(key)
    const first = words[0]!
    const sameFirst = book.get(first)
    if (sameFirst) sameFirst.push({ words, kind })
    else book.set(first, [{ words, kind }])
  }
  const folded = new Map<string, string[]>()
  const fold = (name: string) => {
    const known = folded.get(name) ?? textWords(name).map((word) => word.folded)
    folded.set(name, known)
    return known
  }
  for (const { givenName, familyName } of persons) {
    const [given, family] = [fold(givenName), fold(familyName)]
    if (given.length && family.length) {
      add([...given, ...family], 'person')
      add([...family, ...given], 'person')
    }
    add(family, 'name')
    add(given, 'given')
  }
  for (const names of book.values())
    names.sort((a, b) => b.words.length - a.words.length || kindRank[a.kind] - kindRank[b.kind])
  return book
}

/** Bounds on each part keep the search linear on a hostile text. */
const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu
/** Ten figures by twos, from France or overseas, with any usual sign between; or a number within the house. */
const phone =
  /(?<![\d+])(?:(?:\+|00)(?:33|262|508|59[046]|68[179])[\s.-]{0,2}(?:\(0\)[\s.-]?)?[1-9]|0[1-9])(?:[\s./-]?\d{2}){4}(?!\d)|(?<!\p{L})poste\s{1,3}\d{3,5}(?!\d)/giu
const civilities = new Set(['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle'])
const articles = new Set(['le', 'la', 'les', 'l'])
const health = healthWords.map((words) => textWords(words).map(({ folded }) => folded))
const healthByFirst = Map.groupBy(health, ([first]) => first!)
const endings = ['', 's', 'x', 'e', 'es']

/**
 * What a moderator may want to mask in a comment: names of the directory, addresses, numbers, words of health. Each passage
 * is proposed once; nothing is masked by itself.
 */
export function proposeMasks(text: string, book: NameBook): Proposal[] {
  const words = textWords(text)
  const found = [
    ...[...text.matchAll(email)].map(([passage]) => ({ passage, kind: 'email' as const, sure: true })),
    ...[...text.matchAll(phone)].map(([passage]) => ({ passage, kind: 'phone' as const, sure: true })),
    ...findNames(text, words, book),
    ...findHealth(text, words),
  ]
  const once = new Map<string, Proposal>()
  for (const { passage, kind, sure } of found) {
    const key = textWords(passage)
      .map(({ folded }) => folded)
      .join(' ')
    const known = once.get(key)
    if (known) known.sure ||= sure
    else once.set(key, { passage, kind, sure, times: countPassage(text, passage) })
  }
  return [...once.values()]
}

type Found = Pick<Proposal, 'passage' | 'kind' | 'sure'>

function findNames(text: string, words: readonly Word[], book: NameBook): Found[] {
  const found: Found[] = []
  for (let at = 0; at < words.length; ) {
    const titled = at > 0 && civilities.has(words[at - 1]!.folded)
    const capital = startsWithCapital(text, words[at]!)
    const name = book
      .get(words[at]!.folded)
      ?.find(({ words: wanted, kind }) => isThere(words, at, wanted) && (capital || mayBeSmall(wanted, kind)))
    if (name) {
      const passage = slice(text, words, at, name.words.length)
      found.push({ passage, kind: name.kind, sure: name.kind === 'person' || titled })
    } else if (titled && capital && !articles.has(words[at]!.folded)) {
      found.push({ passage: slice(text, words, at, 1), kind: 'titled', sure: false })
    }
    at += name?.words.length ?? 1
  }
  return found
}

/** « le » or « ly » in small letters is no name; a given name in small letters is most often a word. */
function mayBeSmall(words: readonly string[], kind: NameKind): boolean {
  return kind === 'person' || (kind === 'name' && words.join('').length > 2)
}

function findHealth(text: string, words: readonly Word[]): Found[] {
  const found: Found[] = []
  for (let at = 0; at < words.length; ) {
    const { folded } = words[at]!
    const starts = endings.flatMap((ending) =>
      folded.endsWith(ending)
        ? (healthByFirst.get(folded.slice(0, folded.length - ending.length)) ?? [])
        : [],
    )
    const longest = starts
      .filter((wanted) => isThere(words, at + 1, wanted.slice(1)))
      .sort((a, b) => b.length - a.length)[0]
    if (longest) found.push({ passage: slice(text, words, at, longest.length), kind: 'health', sure: false })
    at += longest?.length ?? 1
  }
  return found
}

function isThere(words: readonly Word[], at: number, wanted: readonly string[]): boolean {
  return wanted.every((folded, place) => words[at + place]?.folded === folded)
}

function slice(text: string, words: readonly Word[], at: number, count: number): string {
  return text.slice(words[at]!.start, words[at + count - 1]!.end)
}

function startsWithCapital(text: string, { start, end }: Word): boolean {
  return /^\p{Lu}/u.test(text.slice(start, end))
}
