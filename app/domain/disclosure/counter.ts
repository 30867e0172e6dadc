import type { Question, Questionnaire } from '#surveys/questionnaire.ts'
import { countedItems, optionValues } from './counted-items.ts'
import type { TreeNode } from './group-tree.ts'
import { indexTree } from './internal/tree-index.ts'
import type { SecondDimension } from './second-dimension.ts'

/** The answers of a ballot, already checked against the questionnaire's own schema. */
export type CountedAnswers = Readonly<Record<string, number | string | readonly string[] | undefined>>

/**
 * How many people of each leaf gave each answer: all that is kept of the ballots. It crosses threads as it is.
 * It is not a result: only `tally` decides what of it may be written.
 */
export interface Counts {
  /** Ids of the leaves, one line of the table each. */
  leaves: readonly string[]
  /** Codes of the items and where their cells start in a line. */
  items: readonly { code: string; at: number; classes: number }[]
  width: number
  /** leaves × width, line after line. */
  table: Uint32Array
  /** Ballots of each leaf. */
  ballots: Uint32Array
  /** Of the first class alone; null in a wave without second dimension. */
  second: SecondCounts | null
}

/** What R8 needs of the people of the first class; none of it is ever written. */
export interface SecondCounts {
  /** leaves × items: how many of them answered, which the bounds of R8 are made of. */
  answers: Uint32Array
  /** One line of the table: their answers in the whole territory. */
  line: Uint32Array
}

export interface Counter {
  /**
   * Counts one ballot.
   * @param group id of a leaf of the tree
   * @throws Error with a fixed message, nothing counted, when the group or an answer is not one of the questionnaire
   */
  add(group: string, answers: CountedAnswers): void
  /** Adds what another counter of the same wave counted. */
  merge(other: Counts): void
  counts(): Counts
}

type Reader = (answer: CountedAnswers[string], cells: number[]) => boolean

/**
 * A counter for the opening of the urn. Its memory is one table of leaves × answers, whatever the number of ballots.
 * Blanks, « je ne sais pas » and « non concerné » touch no cell.
 * @param dimension the wave's second dimension
 */
export function createCounter(
  questionnaire: Questionnaire,
  tree: readonly TreeNode[],
  dimension: SecondDimension | null = null,
): Counter {
  const index = indexTree(tree)
  const leaves = index.leaves.map((node) => index.nodes[node]!.id)
  const line = new Map(leaves.map((id, position) => [id, position]))
  const { items, width } = layOut(questionnaire)
  const start = new Map(items.map((item) => [item.code, item.at]))
  const readers = questionnaire.questions.flatMap((question) => {
    const read = readerOf(question, start)
    return read ? [{ code: question.code, read }] : []
  })
  const table = new Uint32Array(leaves.length * width)
  const ballots = new Uint32Array(leaves.length)
  const second = dimension && {
    answers: new Uint32Array(leaves.length * items.length),
    line: new Uint32Array(width),
  }
  const itemOf = items.flatMap(({ classes }, item) => Array.from({ length: classes }, () => item))
  const cells: number[] = []
  return {
    add(group, answers) {
      const leaf = line.get(group)
      if (leaf === undefined) throw new Error('disclosure.unknown-group')
      cells.length = 0
      for (const { code, read } of readers) {
        const answer = Object.hasOwn(answers, code) ? answers[code] : undefined
        if (answer !== undefined && !read(answer, cells)) throw new Error('disclosure.unknown-answer')
      }
      ballots[leaf]! += 1
      for (const cell of cells) table[leaf * width + cell]! += 1
      if (!second || answers[dimension!.question] !== dimension!.value) return
      for (const cell of cells) {
        second.line[cell]! += 1
        second.answers[leaf * items.length + itemOf[cell]!]! += 1
      }
    },
    merge(other) {
      if (!sameShape(other, leaves, items) || (other.second === null) !== (second === null))
        throw new Error('disclosure.other-wave')
      addTo(table, other.table)
      addTo(ballots, other.ballots)
      if (!second) return
      addTo(second.answers, other.second!.answers)
      addTo(second.line, other.second!.line)
    },
    counts: () => ({
      leaves,
      items,
      width,
      table: table.slice(),
      ballots: ballots.slice(),
      second: second && { answers: second.answers.slice(), line: second.line.slice() },
    }),
  }
}

function addTo(sum: Uint32Array, more: Uint32Array): void {
  for (let cell = 0; cell < sum.length; cell++) sum[cell]! += more[cell]!
}

function layOut(questionnaire: Questionnaire) {
  let width = 0
  const items = countedItems(questionnaire).map(({ code, values }) => {
    const at = width
    width += values.length
    return { code, at, classes: values.length }
  })
  return { items, width }
}

/** How a question's answer becomes cells to add one to; null when the question is not counted. */
function readerOf(question: Question, start: ReadonlyMap<string, number>): Reader | null {
  if (question.kind === 'several' || question.kind === 'ranking') return severalReader(question, start)
  const at = start.get(question.code)
  if (at === undefined || question.kind === 'text') return null
  if (question.kind === 'single') {
    const values = question.options
      .map((option) => option.value)
      .filter((value) => value !== question.outside)
    const place = new Map(values.map((value, position) => [value, at + position]))
    return (answer, cells) => {
      const cell = place.get(answer as string)
      if (cell !== undefined) cells.push(cell)
      return cell !== undefined || answer === question.outside
    }
  }
  if (question.kind === 'number') {
    const { min, max, starts } = question
    return (answer, cells) => {
      if (typeof answer !== 'number' || !Number.isInteger(answer) || answer < min || answer > max)
        return false
      cells.push(at + starts.findLastIndex((first) => first <= answer))
      return true
    }
  }
  const lowest = question.points === 11 ? 0 : 1
  return (answer, cells) => {
    if (question.outside !== null && answer === question.outside) return true
    if (typeof answer !== 'number' || !Number.isInteger(answer)) return false
    const place = answer - lowest
    if (place < 0 || place >= question.points) return false
    cells.push(at + place)
    return true
  }
}

function severalReader(
  question: Extract<Question, { kind: 'several' | 'ranking' }>,
  start: ReadonlyMap<string, number>,
): Reader {
  const options = optionValues(question)
  const cellOfNo = options.map((option) => start.get(`${question.code}.${option}`)!)
  const place = new Map(options.map((option, position) => [option, position]))
  return (answer, cells) => {
    if (!Array.isArray(answer)) return false
    const ticked = new Set<number | undefined>(answer.map((option) => place.get(option)))
    if (ticked.has(undefined) || ticked.size !== answer.length) return false
    if (ticked.size === 0) return true
    for (let option = 0; option < options.length; option++)
      cells.push(cellOfNo[option]! + (ticked.has(option) ? 1 : 0))
    return true
  }
}

function sameShape(other: Counts, leaves: readonly string[], items: Counts['items']): boolean {
  return (
    other.leaves.length === leaves.length &&
    other.leaves.every((leaf, position) => leaf === leaves[position]) &&
    other.items.length === items.length &&
    other.items.every(({ code, classes }, position) => {
      const item = items[position]!
      return code === item.code && classes === item.classes
    })
  )
}
