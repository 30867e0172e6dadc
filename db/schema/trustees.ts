import type { Generated } from 'kysely'

/** The three who share the key of a level-2 urn (anonymity.md, Level 2). */
export interface WaveTrusteesTable {
  id: Generated<string>
  wave_id: string
  /** From 1 to 3. */
  place: number
  name: string
  role: string
  email: string
  /** SHA-256 of the secret of her link; null until the worker made it. */
  link_hash: Buffer | null
  /** The public part of the one-time key of her browser, 65 bytes. */
  public_key: Buffer | null
  /** Her share, sealed to that key; null again once she has read it back. */
  sealed_share: Buffer | null
  /** What tells her share from another, without telling it: `shareCheck`. */
  share_check: Buffer | null
  read_back: Generated<boolean>
}

export type LetterKind = 'ceremony' | 'sheet' | 'reminder' | 'opening'

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
