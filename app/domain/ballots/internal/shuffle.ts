import { randomInt } from 'node:crypto'

/** The same things in an order drawn by the CSPRNG (Fisher–Yates): never by a seed, since the order is what protects. */
export function shuffle<T>(items: readonly T[]): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const drawn = randomInt(last + 1)
    ;[shuffled[last], shuffled[drawn]] = [shuffled[drawn]!, shuffled[last]!]
  }
  return shuffled
}
