import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

export { canonicalJson } from './canonical-json.ts'

/** SHA-256 of a definition's canonical JSON, in hexadecimal: what a wave freezes and its record prints. */
export function definitionHash(definition: unknown): string {
  return createHash('sha256').update(canonicalJson(definition)).digest('hex')
}
