import type { PartitionNode } from './group-partitions.ts'
import { type OwnGroups, ownGroups, type ReaderEmployer } from './own-groups.ts'
import type { ResultsContent, ResultsItem, ResultsTheme, ThemeShare } from './results-content.ts'

/** Someone who reads of some employers only. */
export interface BoundedReader {
  /** The wave's frozen tree, as the results was composed on it. */
  tree: readonly PartitionNode[]
  /** Those of the démarche. */
  employers: readonly (ReaderEmployer & { name: string })[]
  own: ReadonlySet<string>
}

/**
 * The results as somebody limited to some employers reads it: the territory and her groups; the others are not in it at all.
 * Page, PDF and CSV are made of what this returns.
 */
export function restrictResults(content: ResultsContent, reader: BoundedReader): ResultsContent {
  const shownOf =
    reader.tree.length === 0 ? () => new Set([0]) : ownGroups(reader.tree, reader.employers, reader.own)
  const themes = content.themes.map((theme) => restrictTheme(theme, shownOf))
  const columns = content.segments.flatMap((_, column) =>
    themes.some((theme) => theme.bySegment[column]) ? [column] : [],
  )
  const participation = shownOf(content.participation.map(({ place }) => place))
  return {
    ...content,
    extractFor: reader.employers.filter(({ id }) => reader.own.has(id)).map(({ name }) => name),
    segments: columns.map((column) => content.segments[column]!),
    themes: themes.map((theme) => ({
      ...theme,
      bySegment: columns.map((column) => theme.bySegment[column] ?? null),
    })),
    questions: content.questions.map((question) => ({
      ...question,
      items: question.items.map((item) => restrictItem(item, shownOf)),
    })),
    participation: content.participation.filter(({ place }) => participation.has(place)),
  }
}

/** The mean of a group stays where each of the theme's questions shows that group: else it would tell of those it doesn't show. */
function restrictTheme(theme: ResultsTheme, shownOf: OwnGroups): ResultsTheme {
  const items = theme.items.map((item) => restrictItem(item, shownOf))
  const published = items.filter((item) => item.territory !== null)
  const isShown = ({ place }: ThemeShare) =>
    published.every((item) => item.groups.some((group) => group.place === place))
  return {
    ...theme,
    items,
    bySegment: theme.bySegment.map((share) => (share && isShown(share) ? share : null)),
    byGroup: theme.byGroup.filter(isShown),
  }
}

function restrictItem(item: ResultsItem, shownOf: OwnGroups): ResultsItem {
  const shown = shownOf([...item.groups, ...(item.segments ?? [])].map(({ place }) => place))
  const segments = (item.segments ?? []).filter(({ place }) => shown.has(place))
  return {
    ...item,
    segments: segments.length > 0 ? segments : null,
    groups: item.groups.filter(({ place }) => shown.has(place)),
  }
}
