import { isJoined, isOtherLeaf } from '#app/domain/disclosure/node-ids.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { GroupShare, ResultsContent, ResultsItem } from './results-content.ts'

/** A node of the frozen tree, as the opening record prints it. */
export interface TreeGroup {
  id: string
  parent: string | null
  label: LocalizedText
}

/** How one group is shown for some questions. */
export interface ShownAs {
  /**
   * `alone`; `together`: undivided with others; `territory`: nothing smaller than the territory; `access`: the reader's own
   * access shows nothing smaller; `hidden`: nothing of these questions is shown.
   */
  how: 'alone' | 'together' | 'territory' | 'access' | 'hidden'
  /** The published group it stands in; null when hidden. */
  block: LocalizedText | null
  /** The two halves that group would have been divided in. */
  halves: [LocalizedText, LocalizedText] | null
  /** Codes of the questions. */
  codes: string[]
}

/** A leaf of the tree: what somebody chose as a group. */
export interface ExplainedGroup {
  place: number
  label: LocalizedText
  /** Units above it, the nearest first: its employer, its segment. */
  above: LocalizedText[]
  shown: ShownAs[]
  /** How its participation is shown: on a partition of its own, over headcounts (R10). Its `codes` are empty. */
  participation: ShownAs
}

/**
 * Why each group is shown alone, with others, or not: from the published groups and the frozen tree alone. It says of two halves
 * that they did not both hold, which the rule makes public (R3), and never which: it doesn't know.
 * @param content frozen results, restricted or whole
 * @param tree parents before children, as the results were composed on it
 * @param isSeen whether the reader is told of this leaf; all when left out
 */
export function explainGroups(
  content: ResultsContent,
  tree: readonly TreeGroup[],
  isSeen: (leaf: string) => boolean = () => true,
): ExplainedGroup[] {
  const places = new Map(tree.map(({ id }, place) => [id, place]))
  const children = new Map<number, number[]>()
  tree.forEach(({ parent }, place) => {
    const above = parent === null ? undefined : places.get(parent)
    if (above !== undefined) children.set(above, [...(children.get(above) ?? []), place])
  })
  const upwards = (place: number): number[] => {
    const { parent } = tree[place]!
    return [place, ...(parent === null ? [] : upwards(places.get(parent)!))]
  }
  const questions = countedByGroup(content)
  return tree.flatMap(({ id, label }, place): ExplainedGroup[] => {
    if (children.has(place) || isOtherLeaf(id) || !isSeen(id)) return []
    const [, ...above] = upwards(place)
    const named = above.filter((one) => !isJoined(tree[one]!.id) && one !== 0)
    return [
      {
        place,
        label,
        above: named.map((one) => tree[one]!.label),
        shown: gathered(
          questions.map(({ code, territory, groups }) =>
            shownAs([code], territory ? groups : [], [place, ...above]),
          ),
        ),
        participation: shownAs([], content.participation, [place, ...above]),
      },
    ]
  })

  /** @param groups those published, the territory first; none where nothing is */
  function shownAs(codes: string[], groups: readonly GroupShare[], path: readonly number[]): ShownAs {
    if (groups.length === 0) return { how: 'hidden', block: null, halves: null, codes }
    const published = new Map(groups.map((group) => [group.place, group]))
    const found = published.get(path.find((place) => published.has(place)) ?? 0)!
    const block = found.group
    if (found.place === path[0]) return { how: 'alone', block, halves: null, codes }
    if (!found.block) return { how: 'access', block, halves: null, codes }
    const [first, second] = children.get(found.place)!
    const halves: ShownAs['halves'] = [tree[first!]!.label, tree[second!]!.label]
    return { how: found.place === 0 ? 'territory' : 'together', block, halves, codes }
  }
}

/** Questions whose answers are shown by group, whatever was kept: scales, options, ranges. */
export function countedByGroup({ themes, questions }: ResultsContent): ResultsItem[] {
  return [...themes, ...questions.filter(({ kind }) => kind !== 'single')]
    .flatMap((part) => part.items)
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

function gathered(all: readonly ShownAs[]): ShownAs[] {
  const order = ['alone', 'together', 'access', 'territory', 'hidden']
  const found = new Map<string, ShownAs>()
  for (const one of all) {
    const key = `${one.how} ${one.block?.fr ?? ''}`
    const known = found.get(key)
    found.set(key, known ? { ...known, codes: [...known.codes, ...one.codes] } : one)
  }
  return [...found.values()].sort(
    (a, b) => order.indexOf(a.how) - order.indexOf(b.how) || b.codes.length - a.codes.length,
  )
}
