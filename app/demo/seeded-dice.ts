/** Draws that come out the same on every machine: for the demonstration's made-up people and answers, never for a key or a shuffle. */
export interface Dice {
  /** In [0, 1). */
  uniform(): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** An item, each as often as its weight says. */
  pickWeighted<Item>(items: readonly (readonly [Item, number])[]): Item
  /** Mean 0, standard deviation 1. */
  normal(): number
}

/** Dice of their own for each seed: FNV-1a of the seed starts mulberry32. */
export function seededDice(seed: string): Dice {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)

  function uniform(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  function pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(uniform() * items.length)] as Item
  }

  return {
    uniform,
    pick,
    chance: (probability) => uniform() < probability,
    pickWeighted(items) {
      let left = uniform() * items.reduce((sum, [, weight]) => sum + weight, 0)
      const found = items.find(([, weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? items.at(-1)!)[0]
    },
    // Twelve uniform draws, summed: unlike a logarithm, the same to the last bit on every machine.
    normal: () => Array.from({ length: 12 }, uniform).reduce((sum, value) => sum + value, -6),
  }
}
