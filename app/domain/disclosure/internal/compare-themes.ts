import type { ComparedFigure, ComparedTheme, ComparedWave } from '../comparison.ts'
import { favourableShare, meanOf, opinionBalance } from '../formulas.ts'
import type { ClassCounts, PublishedItem } from '../published.ts'
import { type ThemeFigures, themeFigures } from '../theme-figures.ts'
import { type ComparedTree, joinBlocks, sumCounts } from './join-blocks.ts'

/** A theme of one wave: its scales by common code, and its own figures. */
interface OwnTheme {
  scales: ReadonlyMap<string, PublishedItem>
  figures: ThemeFigures
}

/**
 * Themes side by side (R4, R7): the mean of the same scales in every wave, on the groups that all these scales share in all
 * waves. A wave that does not show one of the scales shows no figure of the theme.
 * @param comparable common codes of the items whose answers are the same in every wave
 */
export function compareThemes(
  waves: readonly ComparedWave[],
  trees: readonly ComparedTree[],
  comparable: ReadonlySet<string>,
): ComparedTheme[] {
  const found = waves.map(ownThemes)
  const names = [...new Set(found.toReversed().flatMap((themes) => [...themes.keys()]))]
  return names.flatMap((theme) => {
    const own = found.map((themes) => themes.get(theme) ?? null)
    const shown = own.filter((one) => one !== null)
    const codes = [...(shown.at(-1)?.scales.keys() ?? [])]
    const same = shown.every(
      ({ scales }) => scales.size === codes.length && codes.every((code) => scales.has(code)),
    )
    if (shown.length < 2 || !same || !codes.every((code) => comparable.has(code))) return []
    return [compareTheme(theme, codes, own, trees)]
  })
}

function ownThemes({ published, codes }: ComparedWave): Map<string, OwnTheme> {
  const common = (code: string) => codes?.get(code) ?? code
  const themes = new Set(published.items.flatMap(({ item }) => item.theme ?? []))
  return new Map(
    [...themes].flatMap((theme): [string, OwnTheme][] => {
      const figures = themeFigures(published, theme)
      if (!figures) return []
      const own = published.items.filter(({ code }) => figures.items.includes(code))
      return [[common(theme), { figures, scales: new Map(own.map((item) => [common(item.code), item])) }]]
    }),
  )
}

function compareTheme(
  theme: string,
  codes: string[],
  own: readonly (OwnTheme | null)[],
  trees: readonly ComparedTree[],
): ComparedTheme {
  const shown = own.filter((one) => one !== null)
  const every = (figure: 'balance' | 'index') =>
    shown.every(({ figures }) => figures.territory[figure] !== null)
  const [balances, indices] = [every('balance'), every('index')]
  const withSegments = shown.every(({ scales }) =>
    [...scales.values()].every(({ segments }) => segments !== null),
  )
  return {
    theme,
    items: codes,
    territory: own.map(
      (one) =>
        one && {
          ...one.figures.territory,
          balance: balances ? one.figures.territory.balance : null,
          index: indices ? one.figures.territory.index : null,
        },
    ),
    segments: withSegments
      ? compareParts(
          trees,
          own,
          ({ segments }) => segments!,
          (parts) => ({
            ...figureOf(parts),
            balance: meanOf(parts.map(({ counts }) => opinionBalance(counts))),
          }),
        )
      : null,
    groups: compareParts(trees, own, ({ nodes }) => nodes.filter(({ block }) => block), figureOf),
    second: own.map((one) => one?.figures.second ?? null),
  }
}

/** @param figure of a group, from its counts in each of the scales */
function compareParts<Figures>(
  trees: readonly ComparedTree[],
  own: readonly (OwnTheme | null)[],
  partOf: (item: PublishedItem) => readonly (ClassCounts & { node: string })[],
  figure: (counts: readonly ClassCounts[]) => Figures,
) {
  const scales = own.map((one) =>
    [...(one?.scales.values() ?? [])].map((item) => new Map(partOf(item).map((part) => [part.node, part]))),
  )
  const partitions = scales.flatMap((items, wave) =>
    items.map((parts) => ({ wave, nodes: [...parts.keys()] })),
  )
  return joinBlocks(trees, partitions).map(({ label, changed, nodes }) => ({
    label,
    changed,
    nodes: nodes.map((ids) => [...ids]),
    waves: nodes.map((ids, wave) =>
      ids.size > 0
        ? figure(scales[wave]!.map((parts) => sumCounts([...ids].flatMap((id) => parts.get(id) ?? []))))
        : null,
    ),
  }))
}

function figureOf(parts: readonly ClassCounts[]): ComparedFigure {
  const answers = parts.map(({ n }) => n)
  return {
    favourable: meanOf(parts.map(({ counts }) => favourableShare(counts))),
    answers: { fewest: Math.min(...answers), most: Math.max(...answers) },
  }
}
