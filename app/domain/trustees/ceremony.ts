import type { Locale } from '#app/i18n/index.ts'
import type { LetterKind } from '#db/schema/trustees.ts'

/** A trustee as the pilot follows her. */
export interface Trustee {
  id: string
  place: number
  name: string
  role: string
  /** Null once the urn is closed or destroyed. */
  email: string | null
  locale: Locale
  /** The one-time key of her browser is published. */
  hasKey: boolean
  /** Her share was made and sealed to that key. */
  hasShare: boolean
  /** She has printed her sheet and read its check code back. */
  readBack: boolean
  letters: Partial<Record<LetterKind, 'due' | 'accepted' | 'refused'>>
}

/** Where a trustee stands in the ceremony of the launch. */
export type TrusteeStep = 'unwritten' | 'refused' | 'invited' | 'key' | 'sheet' | 'done'

export function trusteeStep({ hasKey, hasShare, readBack, letters }: Trustee): TrusteeStep {
  if (readBack) return 'done'
  if (hasShare) return letters.sheet === 'refused' ? 'refused' : 'sheet'
  if (hasKey) return 'key'
  if (letters.ceremony === 'refused') return 'refused'
  return letters.ceremony === 'accepted' ? 'invited' : 'unwritten'
}

/** A trustee as the pilot's page shows her. */
export interface BoardTrustee {
  id: string
  place: number
  name: string
  role: string
  email: string
  locale: Locale
  step: TrusteeStep
  /** The last letter was refused by her mail server. */
  refused: boolean
  /** Her sheet is right, in this sitting. */
  sheetIn: boolean
}

/** Trustees of a urn. */
export const trusteeCount = 3

/** From so many people invited, level 2 is recommended (anonymity.md, Keys of a wave). */
export const recommendedFrom = 50

/** What the worker has to do for a launch that its trustees prepare. */
export type CeremonyWork = 'deal' | 'launch' | null

/** @param opensAt a urn never opens at an hour that passed while its trustees prepared */
export function ceremonyWork(
  trustees: readonly Pick<Trustee, 'hasKey' | 'hasShare' | 'readBack'>[],
  { opensAt, now }: { opensAt: Date; now: Date },
): CeremonyWork {
  if (trustees.length !== trusteeCount) return null
  if (trustees.every(({ hasKey, hasShare }) => hasKey && !hasShare)) return 'deal'
  return trustees.every(({ readBack }) => readBack) && opensAt > now ? 'launch' : null
}

/** How long a sitting lasts after its first sheet, in ms (anonymity.md, Level 2). */
export const sittingLength = 30 * 60_000
/** How long the key of a sitting to which nobody came is kept, in ms. */
export const idleKeyLife = 5 * 60_000
/** How long before the close the trustees are reminded, in ms. */
export const reminderAhead = 3 * 86_400_000
