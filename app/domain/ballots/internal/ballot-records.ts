import { encBytes, tagBytes } from '../ballot-format.ts'

/** How ballots go to a thread, side by side: nullifier ‖ enc ‖ ciphertext, each of one length. */

export const nullifierBytes = 32

export function recordBytes(ballotLength: number): number {
  return nullifierBytes + encBytes + ballotLength + tagBytes
}
