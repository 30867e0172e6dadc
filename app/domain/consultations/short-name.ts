import { crockford } from '#app/domain/ballots/ballot-number.ts'

/**
 * A wave's name in the address that people type: the first 25 bits of its identifier, five characters of Crockford's base32.
 * Two waves may share one: whoever looks a name up looks at all of them.
 */
export function shortName(waveId: string): string {
  const bits = Number.parseInt(waveId.replaceAll('-', '').slice(0, 8), 16) >>> 7
  return [20, 15, 10, 5, 0].map((shift) => crockford[(bits >>> shift) & 31]).join('')
}

/** A name as it was typed: O is 0, I and L are 1, no case. */
export function readShortName(typed: string): string {
  return typed.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')
}

/** Where a slip's code is typed, as people type it: « diapason.example.fr/b/7K2MN ». */
export function typedAddress(baseUrl: string, waveId: string): string {
  return `${baseUrl.replace(/^https?:\/\//, '')}/b/${shortName(waveId)}`
}
