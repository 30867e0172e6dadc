import type { Published, PublishedItem } from '#app/domain/disclosure/published.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'
import { composeItem, favourableShare, groupNames, segmentPartition } from './compose-items.ts'
import { joinPartitions } from './group-partitions.ts'
import { scaleWords } from './item-words.ts'
import type { ResultsItem, ResultsTheme, ThemeShare } from './results-content.ts'

interface PublishedScale {
  question: { code: string; points: number }
  item: PublishedItem
}

export interface ComposedThemes {
  themes: ResultsTheme[]
  /** Ids of the segments, or of what stands for them, that at least one theme shows; in the order of the tree. */
  segments: string[]
}

/**
 * Themes in the order of the questionnaire, with index and shares computed from what is published (disclosure.md R4):
 * means only from the full scale, groups only on the finest partition that all the items of the theme share.
 */
export function composeThemes(questionnaire: Questionnaire, published: Published): ComposedThemes {
  const found = new Map(published.items.map((item) => [item.code, item]))
  const drafts = questionnaire.themes.map((theme) => {
    const scales = questionnaire.questions.filter(
      (question) => question.kind === 'scale' && question.theme === theme.code,
    )
    const items = scales.flatMap((question) =>
      question.kind === 'scale'
        ? [composeItem(scaleWords(question), found.get(question.code), published)]
        : [],
    )
    const shown = scales.flatMap((question): PublishedScale[] => {
      const item = found.get(question.code)
      return question.kind === 'scale' && item?.territory ? [{ question, item }] : []
    })
    const partition = joinPartitions(
      published.tree,
      shown.map(({ item }) => segmentPartition(item, published.tree)),
    )
    return { theme, items, shown, bySegment: new Map(themeShares(published, shown, partition)) }
  })
  const root = published.tree[0]?.id
  const segments = published.tree
    .map((node) => node.id)
    .filter((id) => id !== root && drafts.some(({ bySegment }) => bySegment.has(id)))
  return {
    segments,
    themes: drafts.map(({ theme, items, shown, bySegment }) => ({
      code: theme.code,
      title: theme.title,
      ...themeIndex(shown),
      favourable: mean(shown.map(({ item }) => 100 * rootShare(item, root))),
      favourableItems: shown.length,
      items: [...items].sort(byFavourable),
      bySegment: segments.map((id) => bySegment.get(id) ?? null),
      byGroup: themeShares(
        published,
        shown,
        joinPartitions(
          published.tree,
          shown.map(({ item }) => item.nodes.filter((node) => node.block).map((node) => node.node)),
        ).filter((id) => id !== root),
      ).map(([, share]) => share),
      ...(published.second ? { people: peopleMeans(items.length, shown) } : {}),
    })),
  }
}

/** Index 0–100 of a scale: mean of (x − 1) / (points − 1) × 100 (domain.md §3). */
function scaleIndex({ question, item }: PublishedScale): number | null {
  const territory = item.territory
  if (!territory || territory.step !== question.points) return null
  const sum = territory.counts.reduce((total, count, position) => total + count * position, 0)
  return (100 * sum) / (territory.n * (question.points - 1))
}

function themeIndex(shown: readonly PublishedScale[]): { index: number | null; indexItems: number } {
  const indices = shown.map(scaleIndex).filter((index) => index !== null)
  return { index: mean(indices), indexItems: indices.length }
}

function themeShares(
  published: Published,
  shown: readonly PublishedScale[],
  partition: readonly string[],
): [string, ThemeShare][] {
  const groupOf = groupNames(published.tree)
  const places = new Map(published.tree.map((node, place) => [node.id, place]))
  const found = shown.map(({ item }) => new Map(item.nodes.map((node) => [node.node, node])))
  return partition.map((id) => {
    const nodes = found.map((nodesOf) => nodesOf.get(id)!)
    return [
      id,
      {
        group: groupOf(id),
        place: places.get(id)!,
        percent: mean(nodes.map((node) => 100 * favourableShare(node)))!,
        n: Math.min(...nodes.map((node) => node.n)),
      },
    ]
  })
}

/** @param asked how many questions the theme has: a mean of some would not be of the theme */
function peopleMeans(asked: number, shown: readonly PublishedScale[]): ResultsTheme['people'] {
  const both = shown.flatMap(({ item }) => item.second ?? [])
  if (asked === 0 || both.length < asked) return null
  const side = (name: 'first' | 'others') => ({
    percent: mean(both.map((item) => 100 * favourableShare(item[name])))!,
    n: Math.min(...both.map((item) => item[name].n)),
  })
  return { first: side('first'), others: side('others') }
}

function rootShare(item: PublishedItem, root: string | undefined): number {
  return favourableShare(item.nodes.find((node) => node.node === root)!)
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
}

function byFavourable(a: ResultsItem, b: ResultsItem): number {
  return (b.territory?.favourable ?? -1) - (a.territory?.favourable ?? -1) || (a.code < b.code ? -1 : 1)
}
