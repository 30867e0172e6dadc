/**
 * A ladder is the list of ways a question's answers may be shown, finest first, frozen at launch (R1). Each step joins
 * classes of the one before, so counts at a step always follow from counts at a finer one.
 */
export interface Step {
  /** How many classes, numbered from 1 in the order of the scale; the last is the favourable one. */
  classes: number
  /** For each class of the finest step, its class at this step (from 0). */
  of: readonly number[]
}

export type ScalePoints = 3 | 4 | 5 | 6 | 7 | 11

const thirds: Partial<Record<ScalePoints, readonly number[]>> = {
  5: [0, 0, 1, 2, 2],
  7: [0, 0, 0, 1, 2, 2, 2],
  11: [0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2],
}

const halves: Record<ScalePoints, readonly number[]> = {
  3: [0, 0, 1],
  4: [0, 0, 1, 1],
  5: [0, 0, 0, 1, 1],
  6: [0, 0, 0, 1, 1, 1],
  7: [0, 0, 0, 0, 1, 1, 1],
  11: [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1],
}

/**
 * The ladder of a scale (R1): 5 → 3 → 2, 7 → 3 → 2, 3 → 2, 4 and 6 → 2 at the middle, 0–10 → 0–6 / 7–8 / 9–10 →
 * 0–6 / 7–10. Of two classes the last is « favorable », the first everything else, the neutral answer included.
 * @param points number of answers of the scale; 11 stands for 0–10
 */
export function scaleLadder(points: ScalePoints): Step[] {
  const three = thirds[points]
  const full = fullStep(points)
  const two = { classes: 2, of: halves[points] }
  return three ? [full, { classes: 3, of: three }, two] : [full, two]
}

/**
 * The ladder of a number put in ranges by its author before launch (R1): the ranges, then below and from the cut on.
 * @param ranges how many, from 2 to 6
 * @param cut the first range of the upper half, from 1 to ranges − 1 (ranges are counted from 0)
 * @throws Error outside these bounds
 */
export function rangesLadder(ranges: number, cut: number): Step[] {
  if (!Number.isInteger(ranges) || ranges < 2 || ranges > 6) throw new Error('A number has 2 to 6 ranges')
  if (!Number.isInteger(cut) || cut < 1 || cut >= ranges) throw new Error('A cut falls between two ranges')
  const full = fullStep(ranges)
  const two = { classes: 2, of: full.of.map((range) => (range < cut ? 0 : 1)) }
  return ranges === 2 ? [two] : [full, two]
}

/** No, yes: an option of a multiple choice, an item of a ranking « in the first two places », at every depth (R1). */
export function yesNoLadder(): Step[] {
  return [fullStep(2)]
}

/** One choice among several has one step, whose options are joined in runs when the urn is opened (see `cutOptions`). */
export function singleChoiceLadder(options: number): Step[] {
  return [fullStep(options)]
}

/**
 * Counts at a step, from counts at the finest one.
 * @param counts one number for each class of the finest step, starting at `from`
 */
export function foldCounts(counts: ArrayLike<number>, step: Step, from = 0): number[] {
  const folded = new Array<number>(step.classes).fill(0)
  for (let index = 0; index < step.of.length; index++) folded[step.of[index]!]! += counts[from + index]!
  return folded
}

/** Counts at a coarser step, from counts at a finer step of the same ladder. */
export function coarsen(counts: readonly number[], finer: Step, coarser: Step): number[] {
  const coarse = new Array<number>(coarser.classes).fill(0)
  const seen = new Set<number>()
  finer.of.forEach((fine, index) => {
    if (seen.has(fine)) return
    seen.add(fine)
    coarse[coarser.of[index]!]! += counts[fine]!
  })
  return coarse
}

function fullStep(classes: number): Step {
  return { classes, of: Array.from({ length: classes }, (_, index) => index) }
}
