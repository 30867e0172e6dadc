import { comparableText } from './comparable-text.ts'

/** An employer of the démarche, as the import knows it. */
export interface KnownEmployer {
  id: string
  name: string
  inseeCode: string | null
  siren: string | null
}

export interface EmployerMatch {
  found: KnownEmployer | null
  /** Set where nobody knows the name as it is written: the pilot is asked, whatever she answered so far. */
  asked: { nearest: KnownEmployer | null } | null
}

/** « Commune de », « Mairie d’ », « Ville du »: what people write before the name. */
const forms = /^(?:commune|mairie|ville)(?: de la| de l| des| de| du| d)? /u

function comparableEmployer(name: string): string {
  return comparableText(name)
    .replace(forms, '')
    .replace(/\bste\b/gu, 'sainte')
    .replace(/\bst\b/gu, 'saint')
}

/** Number of letters to add, take away or replace (Levenshtein, 1966). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

/** Names for which the nearest is looked for: beyond, the column is wrong rather than misspelt. */
const mostProposals = 200

/** The known name closest to what was written, unless a third of its letters differ. */
function findNearest(written: string, employers: readonly KnownEmployer[]): KnownEmployer | null {
  const [best] = employers
    .map((employer) => {
      const name = comparableEmployer(employer.name)
      return {
        employer,
        distance: editDistance(written, name),
        length: Math.max(written.length, name.length),
      }
    })
    .toSorted((a, b) => a.distance - b.distance)
  return best && best.distance <= best.length / 3 ? best.employer : null
}

/**
 * Recognises employers by name (accents, case, « Mairie de », « St » set aside), INSEE code or SIREN.
 * @param aliases what the pilot answered for names nobody knows: the comparable text of a name → an employer's id
 * @returns a function of the cell; a name that two employers share is no match
 */
export function employerMatcher(
  employers: readonly KnownEmployer[],
  aliases: Readonly<Record<string, string>>,
): (cell: string) => EmployerMatch {
  const byKey = new Map<string, Set<KnownEmployer>>()
  for (const employer of employers) {
    const keys = [comparableEmployer(employer.name), employer.inseeCode?.toLowerCase(), employer.siren]
    for (const key of keys) if (key) byKey.set(key, (byKey.get(key) ?? new Set()).add(employer))
  }
  const answers = new Map<string, EmployerMatch>()
  const match = (cell: string): EmployerMatch => {
    const exact = employers.find((employer) => employer.name === cell)
    if (exact) return { found: exact, asked: null }
    const written = comparableEmployer(cell)
    const [only, second] = byKey.get(written) ?? byKey.get(written.replaceAll(' ', '')) ?? []
    if (only && !second) return { found: only, asked: null }
    const chosen = aliases[comparableText(cell)]
    const proposing = answers.size < mostProposals + employers.length
    return {
      found: employers.find((employer) => employer.id === chosen) ?? null,
      asked: { nearest: proposing ? findNearest(written.slice(0, 80), employers) : null },
    }
  }
  return (cell) => {
    const answer = answers.get(cell) ?? match(cell)
    answers.set(cell, answer)
    return answer
  }
}
