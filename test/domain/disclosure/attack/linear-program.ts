import loadHighs, { type Model } from 'highs'
import type { Range } from './bounds.ts'
import type { View } from './enumerate.ts'

export interface Program {
  /** Number of answers of each leaf. */
  sizes: readonly number[]
  /** How many ways a person can answer. */
  cells: number
  /** What was published: people of these leaves in each class of a view of the cells. */
  facts: readonly { leaves: readonly number[]; view: View; counts: readonly number[] }[]
}

const highs = await loadHighs()

/** The least and the most people of a set of leaves in a class, by an LP over people of each leaf in each cell. */
export type Ask = (leaves: readonly number[], view: View, place: number) => Range

/** Runs an attack by linear programming; the solver's memory is given back at the end. */
export function attackProgram<Result>(
  { sizes, cells, facts }: Program,
  attack: (ask: Ask) => Result,
): Result {
  return highs.withModel((model) => {
    model.options.set({ output_flag: false })
    for (const people of sizes) for (let cell = 0; cell < cells; cell++) model.addVar(0, people)
    sizes.forEach((people, leaf) => {
      equal(
        model,
        [leaf],
        Array.from({ length: cells }, () => 0),
        0,
        people,
      )
    })
    for (const { leaves, view, counts } of facts)
      counts.forEach((people, place) => {
        equal(model, leaves, view, place, people)
      })
    const extreme = (columns: readonly number[], sign: number) => {
      for (const column of columns) model.changeColCost(column, sign)
      model.run()
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
        throw new Error('No answer set fits')
      const value = Math.round(sign * model.getObjectiveValue() * 1e6) / 1e6 || 0
      for (const column of columns) model.changeColCost(column, 0)
      return value
    }
    return attack((leaves, view, place) => {
      const columns = columnsOf(leaves, view, place)
      return { min: extreme(columns, 1), max: extreme(columns, -1) }
    })
  })

  function columnsOf(leaves: readonly number[], view: View, place: number): number[] {
    return leaves.flatMap((leaf) => view.flatMap((own, cell) => (own === place ? [leaf * cells + cell] : [])))
  }

  function equal(model: Model, leaves: readonly number[], view: View, place: number, people: number) {
    const indices = columnsOf(leaves, view, place)
    model.addRow(people, people, { indices, values: indices.map(() => 1) })
  }
}

/** What an LP makes certain of leaves and of pairs of small leaves, as `certainties` says it of bounds. */
export function certaintiesByProgram(program: Program, views: readonly View[], k: number): string[] {
  const { sizes } = program
  const leaves = sizes.flatMap((people, leaf) => (people > 0 ? [leaf] : []))
  const small = leaves.filter((leaf) => sizes[leaf]! < k)
  const pairs = small.flatMap((first, at) => small.slice(at + 1).map((second) => [first, second]))
  return attackProgram(program, (ask) =>
    [...leaves.map((leaf) => [leaf]), ...pairs].flatMap((set) =>
      views.flatMap((view, at) =>
        Array.from({ length: Math.max(...view) + 1 }, (_, place) => place).flatMap((place) => {
          const people = set.reduce((sum, leaf) => sum + sizes[leaf]!, 0)
          const { min, max } = ask(set, view, place)
          const certain = max === 0 || min === people || (min === max && people < k)
          return certain
            ? [`leaves ${set.join('+')} of ${people}, view ${at}, class ${place}: ${min}–${max}`]
            : []
        }),
      ),
    ),
  )
}

/** Two waves of one territory, and what their comparison says: as one program, the second wave's leaves after the first's. */
export function joinedProgram(waves: readonly [Program, Program], compared: Program['facts']): Program {
  const [first, second] = waves
  const after = first.sizes.length
  return {
    sizes: [...first.sizes, ...second.sizes],
    cells: Math.max(first.cells, second.cells),
    facts: [
      ...first.facts,
      ...second.facts.map((fact) => ({ ...fact, leaves: fact.leaves.map((leaf) => leaf + after) })),
      ...compared,
    ],
  }
}
