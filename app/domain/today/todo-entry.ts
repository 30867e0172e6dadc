import type { ErrorCode, LocalizedText } from '#app/i18n/index.ts'

/** The sentences of each kind are `today:<kind>`. */
export const todoKinds = [
  'suspended',
  'linksLost',
  'stuck',
  'trustees',
  'ceremonyLate',
  'problem',
  'overdue',
  'paused',
  'refused',
  'addendum',
  'import',
  'importOpen',
  'ceremony',
  'launch',
  'draft',
  'planned',
  'cancelled',
  'plannedLate',
  'first',
  'withoutEmail',
  'reminder',
  'closing',
  'comments',
  'results',
  'reportDraft',
  'reportPublish',
  'mentions',
  'accessRefused',
  'accessEnding',
  'forgetDirectory',
  'forgetConcerns',
  'forgetComments',
  'publicPage',
] as const
export type TodoKind = (typeof todoKinds)[number]

/** Something that waits for somebody. */
export interface TodoEntry {
  kind: TodoKind
  /** Of the page where it is done, below the démarche's. */
  path: string
  /** late: it holds people up, or its day is past; dated: by `on`; now: it can be done at once; free: nothing waits for it. */
  urgency: 'late' | 'dated' | 'now' | 'free'
  /** ISO instant, or day as YYYY-MM-DD, the entry is about. */
  on: string | null
  /** The same on the territory's calendar, YYYY-MM-DD. */
  day: string | null
  /** Of the wave concerned; empty when none is. */
  label: string
  count: number
  /** What it is about in the words of people: a consultation's title, a file, names. */
  about: LocalizedText | null
  /** A refusal whose sentence says why. */
  reason: ErrorCode | null
}

/** Something published, for those who read: it asks for nothing. */
export interface NewsEntry {
  kind: 'results' | 'report' | 'opening' | 'closing'
  path: string
  /** Of the wave; of a report, its title. */
  label: string
  /** YYYY-MM-DD */
  on: string
}

const ranks = { late: 0, now: 1, dated: 1, free: 2 }

/**
 * The most pressing first: what is late, then what has a day, by day, with what can be done at once before it; then what
 * nothing waits for.
 */
export function byUrgency(a: TodoEntry, b: TodoEntry): number {
  return (
    ranks[a.urgency] - ranks[b.urgency] ||
    compare(due(a), due(b)) ||
    todoKinds.indexOf(a.kind) - todoKinds.indexOf(b.kind)
  )
}

function due({ urgency, day }: TodoEntry): string {
  return urgency === 'dated' ? (day ?? '') : ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** An entry with what its kind needs. */
export function entry(kind: TodoKind, path: string, more: Partial<TodoEntry> = {}): TodoEntry {
  const nothing = { on: null, day: null, label: '', count: 0, about: null, reason: null }
  return { kind, path, urgency: 'now', ...nothing, ...more }
}
