/**
 * The one writing of a JSON value: keys sorted by UTF-16 units, no spaces, ECMAScript numbers (RFC 8785). In the browser its
 * SHA-256 is `crypto.subtle.digest` of its UTF-8 bytes.
 * @throws TypeError for what JSON can't say (undefined, NaN, a function, a lone surrogate)
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`).join(',')}}`
  }
  throw new TypeError(`not a JSON value: ${typeof value}`)
}
