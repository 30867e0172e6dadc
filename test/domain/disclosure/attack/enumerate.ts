/** A way to look at the answers of a leaf: for each cell its class, −1 where the cell says nothing (a blank). */
export type View = readonly number[]

export interface Enumeration {
  /** For each leaf, every way its people may have answered: people in each cell. */
  states: readonly (readonly number[][])[]
  /** What the attacker may become certain of: the classes of every step of every question. */
  views: readonly View[]
  /** What is published of a state, as one text; `state[leaf]` are cells. */
  publish: (state: readonly (readonly number[])[]) => string
}

export interface Finding {
  who: 'outsider' | 'insider'
  publication: string
  leaf: number
  view: number
  class: number
}

/**
 * Every answer set, grouped by what is published of it: in a group, a class of a leaf that is empty in all its sets is a
 * certainty (that everybody is elsewhere, or nobody there). The attacker knows the rule, so a group holds all she can't
 * tell apart. An insider knows besides her own cell: the class must be empty among the others of each leaf.
 */
export function findCertainties({ states, views, publish }: Enumeration): Finding[] {
  const leaves = states.length
  const cells = states[0]![0]!.length
  const classes = views.map((view) => Math.max(...view) + 1)
  const starts = classes.map((_, view) => classes.slice(0, view).reduce((sum, n) => sum + n, 0))
  const width = classes.reduce((sum, n) => sum + n, 0) + views.length
  const sums = states.map((ways) => ways.map((way) => sumViews(way)))
  const ownViews = Array.from({ length: cells }, (_, own) =>
    sumViews(Array.from({ length: cells }, (_, cell) => (cell === own ? 1 : 0))),
  )
  const observers = 1 + leaves * cells
  const seen = new Map<string, { max: Int16Array; possible: Uint8Array }>()

  for (const choice of choices(states.map((ways) => ways.length))) {
    const state = choice.map((way, leaf) => states[leaf]![way]!)
    const key = publish(state)
    let group = seen.get(key)
    if (!group) {
      const max = new Int16Array(observers * leaves * width)
      group = { max, possible: new Uint8Array(observers) }
      seen.set(key, group)
    }
    for (let observer = 0; observer < observers; observer++) {
      const home = observer === 0 ? -1 : Math.floor((observer - 1) / cells)
      const cell = observer === 0 ? -1 : (observer - 1) % cells
      if (home >= 0 && state[home]![cell]! === 0) continue
      group.possible[observer] = 1
      for (let leaf = 0; leaf < leaves; leaf++) {
        const values = sums[leaf]![choice[leaf]!]!
        const own = leaf === home ? ownViews[cell]! : null
        const from = (observer * leaves + leaf) * width
        for (let at = 0; at < width; at++) {
          const people = values[at]! - (own ? own[at]! : 0)
          if (people > group.max[from + at]!) group.max[from + at] = people
        }
      }
    }
  }
  return [...seen].flatMap(([publication, group]) => read(publication, group))

  function read(
    publication: string,
    { max, possible }: { max: Int16Array; possible: Uint8Array },
  ): Finding[] {
    const found: Finding[] = []
    for (let observer = 0; observer < observers; observer++) {
      if (!possible[observer]) continue
      for (let leaf = 0; leaf < leaves; leaf++) {
        const from = (observer * leaves + leaf) * width
        views.forEach((_, view) => {
          if (max[from + width - views.length + view] === 0) return
          for (let place = 0; place < classes[view]!; place++)
            if (max[from + starts[view]! + place] === 0)
              found.push({
                who: observer === 0 ? 'outsider' : 'insider',
                publication,
                leaf,
                view,
                class: place,
              })
        })
      }
    }
    return found
  }

  /** People of a leaf in each class of each view, then in each view at all. */
  function sumViews(way: readonly number[]): Int16Array {
    const values = new Int16Array(width)
    views.forEach((view, at) => {
      way.forEach((people, cell) => {
        if (view[cell]! < 0) return
        values[starts[at]! + view[cell]!]! += people
        values[width - views.length + at]! += people
      })
    })
    return values
  }
}

/** Every way to put people in cells. */
export function compositions(people: number, cells: number): number[][] {
  if (cells === 1) return [[people]]
  return Array.from({ length: people + 1 }, (_, first) => first).flatMap((first) =>
    compositions(people - first, cells - 1).map((rest) => [first, ...rest]),
  )
}

function* choices(lengths: readonly number[]): Generator<number[]> {
  const choice = lengths.map(() => 0)
  while (true) {
    yield choice
    let place = 0
    while (place < lengths.length && ++choice[place]! === lengths[place]) choice[place++] = 0
    if (place === lengths.length) return
  }
}

/** Sizes of leaves, ascending, each from 1 to the largest. */
export function shapes(leaves: number, largest: number, smallest = 1): number[][] {
  if (leaves === 0) return [[]]
  return shapes(leaves - 1, largest, smallest).flatMap((shape) => {
    const from = shape.at(-1) ?? smallest
    return Array.from({ length: largest - from + 1 }, (_, more) => [...shape, from + more])
  })
}
