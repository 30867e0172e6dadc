/**
 * The formulas of the figures (R4). Each takes the counts of one shown step, in the order of the scale, and gives an
 * unrounded number: people read whole percentages, so rounding belongs to who writes them. No minimum, maximum, median
 * or deviation: they would tell single answers.
 */

/**
 * « Part favorable »: the share of the last class among the answers.
 * @param counts people in each class of a two-class or three-class step
 * @returns from 0 to 1
 */
export function favourableShare(counts: readonly number[]): number {
  return counts.at(-1)! / sum(counts)
}

/**
 * Balance of opinion: favourable share minus unfavourable share, as in Insee's business surveys (« solde d’opinion »).
 * @param counts people in the three classes: unfavourable, neutral, favourable
 * @returns from −1 to 1
 * @throws Error when there are not three classes
 */
export function opinionBalance(counts: readonly number[]): number {
  if (counts.length !== 3) throw new Error('A balance needs three classes')
  return (counts[2]! - counts[0]!) / sum(counts)
}

/**
 * Mean of a scale, from its full ladder only.
 * @param counts people for each value
 * @param values the values, in the same order
 */
export function scaleMean(counts: readonly number[], values: readonly number[]): number {
  return counts.reduce((total, people, place) => total + people * values[place]!, 0) / sum(counts)
}

/**
 * Index from 0 to 100: the mean as a percentage of the scale's length, (mean − lowest) / (highest − lowest) × 100
 * (“percent of maximum possible”, Cohen, Cohen, Aiken and West, Multivariate Behavioral Research 34, 1999).
 * @param mean of the scale
 * @param values of the scale, from the lowest to the highest
 */
export function scaleIndex(mean: number, values: readonly number[]): number {
  const lowest = values[0]!
  return ((mean - lowest) / (values.at(-1)! - lowest)) * 100
}

/** The mean of figures, each counting once whatever its number of answers. */
export function meanOf(figures: readonly number[]): number {
  return sum(figures) / figures.length
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, people) => total + people, 0)
}
