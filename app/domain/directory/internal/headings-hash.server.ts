import { createHash } from 'node:crypto'

/** Headings, by which the columns chosen by hand are remembered; of any length. */
export function headingsHash(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
