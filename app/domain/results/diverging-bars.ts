import type { ClassFigure, Tone } from './results-content.ts'

/** A class of a bar, in percentage points from the middle: negative on the unfavourable side. */
export interface BarPart {
  tone: Tone
  percent: number
  from: number
  to: number
}

const below: readonly Tone[] = ['warm-2', 'warm-1']

/**
 * Where the classes of a scale stand around the neutral middle: unfavourable on the left, favourable on the right,
 * the neutral class astride. In two classes « non favorable » is on the left: it holds the neutral answers too.
 */
export function divergingParts(classes: readonly ClassFigure[]): BarPart[] {
  const left = classes.reduce((sum, { tone, percent }, position) => {
    if (below.includes(tone)) return sum + percent
    if (tone !== 'neutral') return sum
    return sum + (classes.length === 2 && position === 0 ? percent : percent / 2)
  }, 0)
  let from = -left
  return classes.map(({ tone, percent }) => {
    const part = { tone, percent, from, to: from + percent }
    from = part.to
    return part
  })
}

/** How far the bars of a chart reach on each side of the middle, in points, rounded up to five. */
export function chartReach(bars: readonly (readonly BarPart[])[]): { left: number; right: number } {
  const parts = bars.flat()
  const roundUp = (points: number) => Math.max(5, Math.ceil(points / 5) * 5)
  return {
    left: roundUp(Math.max(0, ...parts.map(({ from }) => -from))),
    right: roundUp(Math.max(0, ...parts.map(({ to }) => to))),
  }
}
