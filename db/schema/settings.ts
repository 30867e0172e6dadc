import type { Generated } from 'kysely'

/** What a démarche says of itself. No row: nothing was set yet. */
export interface TerritorySettingsTable {
  process_id: string
  /** Lower-case words of its public address; never the form of a UUID. */
  slug: string
  /** Grows with every change: what is kept in memory of a page is thrown away. */
  version: Generated<number>
  sender_name: string | null
  reply_to: string | null
  /** The three colours as the pilot chose them; what is shown is adjusted from them. */
  colours: unknown
  controller: unknown
  dpo: unknown
  publisher: unknown
  host: unknown
  source_url: string | null
  contacts: unknown
  /** {fr, en} */
  purpose: unknown
  public_since: Date | null
  accessibility: unknown
}

export interface TerritoryLogosTable {
  process_id: string
  type: 'png' | 'jpeg'
  /** Pixels. */
  width: number
  height: number
  content: Buffer
  sha256: Buffer
}
