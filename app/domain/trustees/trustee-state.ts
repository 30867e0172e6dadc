/** Where the page of a trustee is. Bytes in base64url. */
export type TrusteeStage =
  /** Her browser has to make its one-time key. */
  | { stage: 'key' }
  /** Her key is published: the others', or the worker, are waited for; then her share is there, sealed. */
  | { stage: 'waiting' | 'sheet'; key: string; sealed: string | null }
  /** Her sheet is read back. */
  | { stage: 'kept' }
  /** The wave is launched: the sheet serves at the close. */
  | { stage: 'launched' }
  | {
      stage: 'opening'
      /** The public key to which she seals her sheet; null while the worker is away. */
      sitting: string | null
      /** ISO instant; null before the first sheet. */
      endsAt: string | null
      /** Her sheet in this sitting. */
      mine: 'unread' | 'right' | 'wrong' | null
      /** Right sheets of the others. */
      otherSheets: number
    }
  /** The urn is opened, or destroyed; she has said that her sheet is destroyed, as so many of the three have. */
  | { stage: 'opened' | 'cancelled'; destroyed: boolean; sheetsDestroyed: number }

export type TrusteeState = {
  trusteeId: string
  place: number
  name: string
  role: string
  /** The two others, and whether they have done what this step asks of each. */
  others: { name: string; role: string; ready: boolean }[]
} & TrusteeStage
