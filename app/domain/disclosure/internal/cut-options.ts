import type { Step } from '../ladders.ts'

/** The classes of a single choice: runs of options in their order, each by the place of its first. */
export interface CutOptions {
  step: Step
  starts: number[]
}

/**
 * The classes of a single choice, from the territory's counts. Options stand in a tree frozen by their order (halves of
 * halves); a run of options is cut into its two halves if and only if each has at least m people, as R3 cuts groups.
 * Joining the rare ones, whichever they are, would tell that they are rare: whoever chose one would know to be alone.
 * @param counts people of the territory for each option
 */
export function cutOptions(counts: readonly number[], m: number): CutOptions {
  const starts: number[] = []
  const people = (from: number, to: number) => counts.slice(from, to).reduce((sum, n) => sum + n, 0)
  const visit = (from: number, to: number) => {
    const middle = from + Math.ceil((to - from) / 2)
    if (to - from < 2 || people(from, middle) < m || people(middle, to) < m) {
      starts.push(from)
      return
    }
    visit(from, middle)
    visit(middle, to)
  }
  visit(0, counts.length)
  return { step: runsStep(starts, counts.length), starts }
}

/** @param starts places of the first option of each run, ascending from 0 */
export function runsStep(starts: readonly number[], options: number): Step {
  const of = Array.from({ length: options }, (_, place) => starts.findLastIndex((start) => start <= place))
  return { classes: starts.length, of }
}

/** Whether runs are some that `cutOptions` can make. */
export function areRuns(starts: readonly number[], options: number): boolean {
  const expected = (from: number, to: number): boolean => {
    const middle = from + Math.ceil((to - from) / 2)
    const inside = starts.filter((start) => start > from && start < to)
    if (inside.length === 0) return true
    return to - from >= 2 && inside.includes(middle) && expected(from, middle) && expected(middle, to)
  }
  return (
    starts[0] === 0 &&
    starts.every((start) => Number.isInteger(start) && start < options) &&
    expected(0, options)
  )
}
