import type {
  GroupShare,
  ResultsContent,
  ResultsItem,
  ResultsQuestion,
  ResultsTheme,
} from './results-content.ts'
import type { ResultsWords } from './results-words.ts'

/** A table in one language, as page and PDF show it. The first column heads its row. */
export interface ReportTable {
  caption: string
  head: string[]
  rows: { depth: number; strong: boolean; cells: string[] }[]
  note?: string
  /** Its cells hold words, not figures. */
  texts?: boolean
  /** Some of its groups may stand together or be left out: where a page says why, it is linked. */
  groups?: boolean
}

const dash = '–'
/** Groups that still fit side by side. */
const mostColumns = 5

/** The questions of a theme at the territory: one column for each class, count and share together. */
export function classesTable(theme: ResultsTheme, words: ResultsWords): ReportTable[] {
  const shown = theme.items.filter((item) => item.territory !== null)
  const steps = [...new Set(shown.map((item) => item.territory!.step))].sort((a, b) => b - a)
  const hidden = theme.items.filter((item) => item.territory === null)
  const tables = steps.map((step) => {
    const items = shown.filter((item) => item.territory!.step === step)
    return territoryTable(theme.title[words.locale], items, words)
  })
  if (hidden.length === 0) return tables
  const note = `${words.t('results:table.hidden')} ${hidden.map((item) => `${item.code} ${item.title[words.locale]}`).join(' ')}`
  const last = tables.at(-1) ?? { caption: theme.title[words.locale], head: [], rows: [] }
  return [...tables.slice(0, -1), { ...last, note }]
}

/** A question outside the themes at the territory; null when nothing of it is shown. */
export function questionTable(question: ResultsQuestion, words: ResultsWords): ReportTable | null {
  const items = question.items.filter((item) => item.territory !== null)
  if (items.length === 0) return null
  if (question.kind !== 'several') return territoryTable(question.title[words.locale], items, words)
  return {
    caption: words.t('results:table.choices', { title: question.title[words.locale] }),
    head: [words.t('results:table.choice'), words.t('results:csv.n'), words.t('results:classes.yes')],
    rows: items.map((item) => {
      const chosen = item.territory!.classes.at(-1)!
      return {
        depth: 0,
        strong: false,
        cells: [
          item.title[words.locale],
          words.number(item.territory!.n),
          shareCell(chosen.percent, chosen.count, words),
        ],
      }
    }),
  }
}

/** « 62 % (96) » */
function shareCell(percent: number, count: number, words: ResultsWords): string {
  return `${words.percent(percent)} (${words.number(count)})`
}

function territoryTable(caption: string, items: readonly ResultsItem[], words: ResultsWords): ReportTable {
  const { t, locale } = words
  const labels = items[0]!.territory!.classes.map((figure) => figure.label[locale])
  return {
    caption: t('results:table.classes', { title: caption }),
    head: [t('results:table.question'), t('results:csv.n'), ...labels, t('results:table.outside')],
    rows: items.map((item) => ({
      depth: 0,
      strong: false,
      cells: [
        codedTitle(item, words),
        words.number(item.territory!.n),
        ...item.territory!.classes.map(({ count, percent }) => shareCell(percent, count, words)),
        item.territory!.outside === null ? '–' : words.number(item.territory!.outside),
      ],
    })),
  }
}

/** The segments of each question of a theme, in three classes. */
export function segmentsTable(theme: ResultsTheme, words: ResultsWords): ReportTable | null {
  const { t, locale } = words
  const items = theme.items.filter((item) => item.segments !== null)
  const labels = items[0]?.segments?.[0]?.classes.map((figure) => figure.label[locale])
  if (!labels) return null
  return {
    caption: t('results:table.segments', { title: theme.title[locale] }),
    groups: true,
    head: [t('results:table.questionSegment'), t('results:csv.n'), ...labels],
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
export function groupsTable(theme: ResultsTheme, words: ResultsWords): ReportTable | null {
  return sharesTable(
    words.t('results:table.groups', { title: theme.title[words.locale] }),
    theme.items.filter((item) => item.groups.length > 1),
    words,
  )
}

/** The groups of a question outside the themes, in two classes; choices are rows, since there may be many. */
export function choiceGroupsTable(question: ResultsQuestion, words: ResultsWords): ReportTable | null {
  const { t, locale } = words
  const items = question.items.filter((item) => item.groups.length > 1)
  if (question.kind !== 'several')
    return sharesTable(t('results:table.measureGroups', { title: question.title[locale] }), items, words)
  const caption = t('results:table.choiceGroups', { title: question.title[locale] })
  const groups = items[0]?.groups ?? []
  if (groups.length === 0) return null
  if (groups.length <= mostColumns)
    return {
      caption,
      groups: true,
      head: [t('results:table.choice'), ...groups.map((share) => share.group[locale])],
      rows: items.map((item) => ({
        depth: 0,
        strong: false,
        cells: [item.title[locale], ...item.groups.map((share) => shareCell(share.percent, share.n, words))],
      })),
    }
  return {
    caption,
    groups: true,
    head: [t('results:table.choiceGroup'), t('results:csv.n'), t('results:table.share')],
    rows: items.flatMap((item) => [
      { depth: 0, strong: true, cells: [item.title[locale], '', ''] },
      ...item.groups.map((share) => ({
        depth: share.depth + 1,
        strong: false,
        cells: [share.group[locale], words.number(share.n), words.percent(share.percent)],
      })),
    ]),
  }
}

function sharesTable(
  caption: string,
  items: readonly ResultsItem[],
  words: ResultsWords,
): ReportTable | null {
  if (items.length === 0) return null
  const groups = new Map<number, GroupShare>()
  for (const item of items) for (const share of item.groups) groups.set(share.place, share)
  const inOrder = [...groups.values()].sort((a, b) => a.place - b.place)
  const columns = items.map((item) => new Map(item.groups.map((share) => [share.place, share])))
  return {
    caption,
    groups: true,
    head: [words.t('results:table.group'), ...items.map((item) => item.code)],
    rows: inOrder.map(({ group, depth, place }) => ({
      depth,
      strong: depth === 0,
      cells: [
        group[words.locale],
        ...columns.map((column) => {
          const share = column.get(place)
          return share ? shareCell(share.percent, share.n, words) : dash
        }),
      ],
    })),
  }
}

/** Themes by segment: mean favourable share, and the smallest base. */
export function themesBySegmentTable(content: ResultsContent, words: ResultsWords): ReportTable | null {
  const { t, locale } = words
  if (content.segments.length === 0) return null
  return {
    caption: t('results:table.bySegment'),
    groups: true,
    head: [t('results:table.theme'), ...content.segments.map((segment) => segment[locale])],
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
    note: t('results:table.bySegmentNote', { k: content.k }),
  }
}

export function participationTable(content: ResultsContent, words: ResultsWords): ReportTable | null {
  const { t, locale } = words
  if (content.participation.length === 0) return null
  return {
    caption: t('results:participation'),
    groups: true,
    head: [
      t('results:table.group'),
      t('results:table.headcount'),
      t('results:classes.answered'),
      t('results:table.share'),
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
    note: t('results:limits.participation'),
  }
}

/** Comments are counted, never shown; null when the questionnaire has no open question. */
export function commentsTable(content: ResultsContent, words: ResultsWords): ReportTable | null {
  const { t, locale } = words
  if (content.comments.length === 0) return null
  return {
    caption: t('results:sections.comments'),
    head: [t('results:table.question'), t('results:table.comments')],
    rows: content.comments.map(({ code, title, count }) => ({
      depth: 0,
      strong: false,
      cells: [`${code} · ${title[locale]}`, count === 0 ? t('results:table.noComment') : words.number(count)],
    })),
  }
}

export function themesTable(content: ResultsContent, words: ResultsWords): ReportTable {
  const { t, locale } = words
  return {
    caption: t('results:table.themes'),
    head: [
      t('results:table.theme'),
      t('results:classes.favourable'),
      t('results:table.index'),
      t('results:table.items'),
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

export function codedTitle(item: ResultsItem, words: ResultsWords): string {
  return `${item.code} · ${item.title[words.locale]}`
}
