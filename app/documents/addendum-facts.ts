import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'

/** One text of a question before and after its correction. Null: there was none, or there is none any more. */
export interface TextChange {
  what: 'title' | 'help'
  language: Locale
  before: string | null
  after: string | null
}

/** What an addendum to the opening record states (anonymity.md, While open). Instants in ISO 8601, hashes in hexadecimal. */
export type AddendumFacts =
  | { kind: 'extension'; before: string; after: string }
  | {
      kind: 'correction'
      code: string
      changes: TextChange[]
      definitionBefore: string
      definitionAfter: string
    }
  /** `invited`: with those added now and before, slips aside. */
  | { kind: 'arrival'; added: number; atLaunch: number; invited: number }
  /** Paper slips: `printed` now, `slips` in all. Each may answer once; none is anybody's. */
  | { kind: 'slips'; printed: number; slips: number }

/** The addendum in one sentence: for the record itself, the mail that brings it, the wave's page and the closing record. */
export function addendumSentence(locale: Locale, facts: AddendumFacts): string {
  const t = translator(locale)
  switch (facts.kind) {
    case 'extension':
      return t('documents:addendum.extension', {
        before: formatDateTime(locale, new Date(facts.before)),
        after: formatDateTime(locale, new Date(facts.after)),
      })
    case 'correction':
      return t('documents:addendum.correction', { code: facts.code })
    case 'arrival':
      return t('documents:addendum.arrival', {
        count: facts.added,
        atLaunch: formatNumber(locale, facts.atLaunch),
        invited: formatNumber(locale, facts.invited),
      })
    case 'slips':
      return t('documents:addendum.slips', {
        count: facts.printed,
        number: formatNumber(locale, facts.printed),
        slips: formatNumber(locale, facts.slips),
      })
  }
}

/** What happened to a wave between its launch and its close, for the closing record. */
export interface WaveEvents {
  /** Invited after the launch, out of those invited. */
  addedLate: number
  /** Paper slips printed; left out of records drawn up when there could be none. */
  slips?: number
  addenda: { number: number; recordedOn: string; facts: AddendumFacts }[]
  reminders: { kind: 'reminder_7' | 'reminder_3'; state: 'queued' | 'cancelled' | 'passed'; dueAt: string }[]
  addressesCorrected: number
  sentAgain: number
}

export const noEvents: WaveEvents = {
  ...{ addedLate: 0, slips: 0, addenda: [], reminders: [], addressesCorrected: 0, sentAgain: 0 },
}

/** A text in both languages. */
export function inBothLanguages(write: (locale: Locale) => string): LocalizedText {
  return { fr: write('fr'), en: write('en') }
}
