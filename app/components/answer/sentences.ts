import type { CastOutcome } from '#app/domain/ballots/client/cast-ballot.ts'
import type { SendFailure } from '#app/domain/ballots/client/urn-requests.ts'
import en from '#app/i18n/en/respond.ts'
import fr from '#app/i18n/fr/respond.ts'
import type { Locale, LocalizedText } from '#app/i18n/index.ts'

/** The page's own sentences in both languages: it carries these and not the whole site's. */
export const sentences: Record<Locale, typeof fr> = { fr, en }

function both(pick: (texts: typeof fr) => string): LocalizedText {
  return { fr: pick(fr), en: pick(en) }
}

export const steps = { sealing: both((texts) => texts.sealing), sending: both((texts) => texts.sending) }

export const keepTab = both((texts) => texts.keepTab)

/** What a refused or failed sending says: what happened, what was kept, what to do. */
export function refusalSentence(outcome: Exclude<CastOutcome, { kind: 'accepted' }>): LocalizedText {
  if (outcome.kind === 'invalid') return both((texts) => texts.invalid)
  if (outcome.kind === 'impossible') {
    return both((texts) => (outcome.reason === 'insecure-context' ? texts.noCrypto : texts.storageRefused))
  }
  return both((texts) => texts.failed[outcome.reason satisfies SendFailure])
}
