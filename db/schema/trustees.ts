import type { Generated } from 'kysely'
import type { Locale } from '#app/i18n/index.ts'

/** The three who share the key of a level-2 urn (anonymity.md, Level 2). */
export interface WaveTrusteesTable {
  id: Generated<string>
  wave_id: string
  /** From 1 to 3. */
  place: number
  name: string
  role: string
  /** Null once the urn is closed or destroyed. */
  email: string | null
  /** Of her letters and of her page. */
  locale: Generated<Locale>
  /** SHA-256 of the secret of her link; null until the worker made it. */
  link_hash: Buffer | null
  /** How many links she had before this one. */
  link_number: Generated<number>
  /** The public part of the one-time key of her browser, 65 bytes. */
  public_key: Buffer | null
  /** Her share, sealed to that key; null again once she has read it back. */
  sealed_share: Buffer | null
  /** What tells her share from another, without telling it: `shareCheck`. */
  share_check: Buffer | null
  read_back: Generated<boolean>
  /** She has declared it, once the urn was opened or destroyed. */
  sheet_destroyed: Generated<boolean>
}

export type LetterKind =
  | 'ceremony'
  | 'sheet'
  | 'link'
  | 'reminder'
  | 'opening'
  | 'withdrawn'
  | 'opened'
  | 'cancelled'

export interface TrusteeLettersTable {
  trustee_id: string
  kind: LetterKind
  state: 'due' | 'accepted' | 'refused'
}

/** Launches that the pilot takes back while the trustees prepare: the worker undoes them. */
export interface LaunchWithdrawalsTable {
  wave_id: string
}

/** The sitting of an opening: its private key is in the worker's memory and nowhere else. */
export interface UrnSittingsTable {
  wave_id: string
  public_key: Buffer
  /** Half an hour after the first sheet; null before it. */
  ends_at: Date | null
}

export interface UrnSheetsTable {
  wave_id: string
  trustee_id: string
  /** Sealed to the sitting's key. */
  sealed: Buffer
  /** The worker's; null until it has looked. */
  verdict: 'right' | 'wrong' | null
}
