import type { GroupShare, ReportContent, ReportItem, ReportQuestion, ReportTheme } from './report-content.ts'
import type { ReportWords } from './report-words.ts'

/** A table in one language, as page and PDF show it. The first column heads its row. */
export interface ReportTable {
  caption: string
  head: string[]
  rows: { depth: number; strong: boolean; cells: string[] }[]
  note?: string
}

const dash = '–'

/** The questions of a theme at the territory: one column for each class, count and share together. */
export function classesTable(theme: ReportTheme, words: ReportWords): ReportTable[] {
  const shown = theme.items.filter((item) => item.territory !== null)
  const steps = [...new Set(shown.map((item) => item.territory!.step))].sort((a, b) => b - a)
  const hidden = theme.items.filter((item) => item.territory === null)
  const tables = steps.map((step) => {
    const items = shown.filter((item) => item.territory!.step === step)
    return territoryTable(theme.title[words.locale], items, words)
  })
  if (hidden.length === 0) return tables
  const note = `${words.t('reports:table.hidden')} ${hidden.map((item) => `${item.code} ${item.title[words.locale]}`).join(' ')}`
  const last = tables.at(-1) ?? { caption: theme.title[words.locale], head: [], rows: [] }
  return [...tables.slice(0, -1), { ...last, note }]
}

export function questionTable(question: ReportQuestion, words: ReportWords): ReportTable {
  return territoryTable(question.title[words.locale], question.items, words)
}

function territoryTable(caption: string, items: readonly ReportItem[], words: ReportWords): ReportTable {
  const { t, locale } = words
  const labels =
    items.find((item) => item.territory)?.territory?.classes.map((figure) => figure.label[locale]) ?? []
  return {
    caption: t('reports:table.classes', { title: caption }),
    head: [t('reports:table.question'), t('reports:csv.n'), ...labels, t('reports:table.outside')],
    rows: items.map((item) => ({
      depth: 0,
      strong: false,
      cells: item.territory
        ? [
            codedTitle(item, words),
            words.number(item.territory.n),
            ...item.territory.classes.map(
              ({ count, percent }) => `${words.percent(percent)} (${words.number(count)})`,
            ),
            words.number(item.territory.outside),
          ]
        : [codedTitle(item, words), dash, ...labels.map(() => dash), dash],
    })),
  }
}

/** The segments of each question of a theme, in three classes. */
export function segmentsTable(theme: ReportTheme, words: ReportWords): ReportTable | null {
  const { t, locale } = words
  const items = theme.items.filter((item) => item.segments !== null)
  const labels = items[0]?.segments?.[0]?.classes.map((figure) => figure.label[locale])
  if (!labels) return null
  return {
    caption: t('reports:table.segments', { title: theme.title[locale] }),
    head: [t('reports:table.questionSegment'), t('reports:csv.n'), ...labels],
    rows: items.flatMap((item) => [
      {
        depth: 0,
        strong: true,
        cells: [codedTitle(item, words), '', ...labels.map(() => '')],
      },
      ...item.segments!.map((segment) => ({
        depth: 1,
        strong: false,
        cells: [
          segment.group[locale],
          words.number(segment.n),
          ...segment.classes.map(
            ({ count, percent }) => `${words.percent(percent)} (${words.number(count)})`,
          ),
        ],
      })),
    ]),
  }
}

/** Every published group of a theme's questions, in two classes: favourable share and base; one column a question. */
export function groupsTable(theme: ReportTheme, words: ReportWords): ReportTable | null {
  return sharesTable(
    words.t('reports:table.groups', { title: theme.title[words.locale] }),
    theme.items.filter((item) => item.groups.length > 1),
    words,
  )
}

export function choiceGroupsTable(question: ReportQuestion, words: ReportWords): ReportTable | null {
  const items = question.items.filter((item) => item.groups.length > 1)
  const table = sharesTable(
    words.t(`reports:table.${question.kind === 'several' ? 'choiceGroups' : 'measureGroups'}`, {
      title: question.title[words.locale],
    }),
    items,
    words,
  )
  return table && question.kind === 'several'
    ? { ...table, head: [table.head[0]!, ...items.map((item) => item.title[words.locale])] }
    : table
}

function sharesTable(caption: string, items: readonly ReportItem[], words: ReportWords): ReportTable | null {
  if (items.length === 0) return null
  const groups = new Map<number, GroupShare>()
  for (const item of items) for (const share of item.groups) groups.set(share.place, share)
  const inOrder = [...groups.values()].sort((a, b) => a.place - b.place)
  return {
    caption,
    head: [words.t('reports:table.group'), ...items.map((item) => item.code)],
    rows: inOrder.map(({ group, depth, place }) => ({
      depth,
      strong: depth === 0,
      cells: [
        group[words.locale],
        ...items.map((item) => {
          const share = item.groups.find((candidate) => candidate.place === place)
          return share ? `${words.percent(share.percent)} (${words.number(share.n)})` : dash
        }),
      ],
    })),
  }
}

/** Themes by segment: mean favourable share, and the smallest base. */
export function themesBySegmentTable(content: ReportContent, words: ReportWords): ReportTable | null {
  const { t, locale } = words
  if (content.segments.length === 0) return null
  return {
    caption: t('reports:table.bySegment'),
    head: [t('reports:table.theme'), ...content.segments.map((segment) => segment[locale])],
    rows: content.themes
      .filter((theme) => theme.favourable !== null)
      .map((theme) => ({
        depth: 0,
        strong: false,
        cells: [
          theme.title[locale],
          ...theme.bySegment.map((share) =>
            share ? `${words.percent(share.percent)} (${words.number(share.n)})` : dash,
          ),
        ],
      })),
    note: t('reports:table.bySegmentNote', { k: content.k }),
  }
}

export function participationTable(content: ReportContent, words: ReportWords): ReportTable | null {
  const { t, locale } = words
  if (content.participation.length === 0) return null
  return {
    caption: t('reports:participation'),
    head: [
      t('reports:table.group'),
      t('reports:table.headcount'),
      t('reports:classes.answered'),
      t('reports:table.share'),
    ],
    rows: content.participation.map((share) => ({
      depth: share.depth,
      strong: share.depth === 0,
      cells: [
        share.group[locale],
        words.number(share.n),
        words.number(share.count),
        words.percent(share.percent),
      ],
    })),
    note: t('reports:limits.participation'),
  }
}

export function themesTable(content: ReportContent, words: ReportWords): ReportTable {
  const { t, locale } = words
  return {
    caption: t('reports:table.themes'),
    head: [
      t('reports:table.theme'),
      t('reports:classes.favourable'),
      t('reports:table.index'),
      t('reports:table.items'),
    ],
    rows: content.themes.map((theme) => ({
      depth: 0,
      strong: false,
      cells: [
        theme.title[locale],
        theme.favourable === null ? dash : words.percent(theme.favourable),
        theme.index === null ? dash : words.number(theme.index),
        `${theme.favourableItems} / ${theme.items.length}`,
      ],
    })),
  }
}

export function codedTitle(item: ReportItem, words: ReportWords): string {
  return `${item.code} · ${item.title[words.locale]}`
}
