/** Small seeded generator (mulberry32): the attacks replay from their seed; it serves nothing else. */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    between: (from: number, to: number) => from + below(to - from + 1),
    pick: <T>(values: readonly T[]) => values[below(values.length)]!,
    /** An index drawn with these weights. */
    weighted: (weights: readonly number[]) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
      const found = weights.findIndex((weight) => {
        left -= weight
        return left < 0
      })
      return found === -1 ? weights.length - 1 : found
    },
  }
}

export type Random = ReturnType<typeof seeded>
