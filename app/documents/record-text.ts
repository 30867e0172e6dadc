import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'

/** A group of the frozen tree, as a record prints it. */
export interface RecordGroup {
  id: string
  parent: string | null
  label: LocalizedText
  /** Agents of the group in the directory, on the day of the launch. */
  headcount: number
  /** Invitations made for the group; null where they are only known for the groups above. */
  invited: number | null
}

/** What both records say of their wave. */
export interface RecordWave {
  id: string
  /** « T0 » */
  label: string
  title: LocalizedText
  test: boolean
  level: 1 | 2
  /** Level 2: those who share the key of the urn; absent at level 1. */
  trustees?: { name: string; role: string }[]
  /** ISO 8601 instants. */
  opensAt: string
  closesAt: string
}

/** « Anne Diallo (RH) ; … »; null at level 1. */
export function trusteeNames({ trustees }: RecordWave): string | null {
  return trustees?.length ? trustees.map(({ name, role }) => `${name} (${role})`).join('\u202f; ') : null
}

/** « 3f2a 91bc … »: in groups of four, so that two copies can be compared by eye. @param hex hexadecimal digits */
export function groupedHex(hex: string): string {
  return hex.match(/.{1,4}/g)?.join(' ') ?? ''
}

/** The row that prints the fingerprint of a record's facts. @param hash in hexadecimal; nothing is printed without it */
export function factsHashRow(locale: Locale, hash: string | undefined): [string, string][] {
  return hash ? [[translator(locale)('records:factsHash'), groupedHex(hash)]] : []
}

/**
 * The groups from the territory down, each before those it holds, with its depth (0 is the territory).
 * A group whose parent is not in the list counts as a root.
 */
export function groupsByDepth(groups: readonly RecordGroup[]): { group: RecordGroup; depth: number }[] {
  const known = new Set(groups.map((group) => group.id))
  const below = (parent: string | null, depth: number): { group: RecordGroup; depth: number }[] =>
    groups
      .filter((group) => (group.parent !== null && known.has(group.parent) ? group.parent : null) === parent)
      .flatMap((group) => [{ group, depth }, ...below(group.id, depth + 1)])
  return below(null, 0)
}

export function textIn(locale: Locale): (text: LocalizedText) => string {
  return (text) => text[locale]
}
