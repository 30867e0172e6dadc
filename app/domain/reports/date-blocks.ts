import { daysBetween } from '#app/domain/calendar/days.ts'
import type { Calendar } from '#app/domain/calendar/queries.server.ts'
import type { ReportTable } from '#app/domain/results/results-tables.ts'
import type { ResultsWords } from '#app/domain/results/results-words.ts'
import type { ViewBlock } from '#app/domain/results/view-blocks.ts'

/** How far a follow-up committee looks back and ahead, in days: its next meetings, and what was due since the last. */
const around = { before: 60, after: 120 }

/** The dates around a day, in order: milestones, consultations, meetings of committees; each past or coming. */
export function dateBlocks(calendar: Calendar, today: string, words: ResultsWords): ViewBlock[] {
  const { t, locale, date } = words
  const { consultations, milestones, meetings } = calendar
  const lines = [
    ...milestones.map(({ title, on }) => ({
      on,
      until: on,
      title: title[locale],
      kind: 'milestone' as const,
    })),
    ...consultations.map(({ title, opensOn, closesOn }) => ({
      ...{ on: opensOn, until: closesOn, title: title[locale] },
      kind: 'consultation' as const,
    })),
    ...meetings.map(({ title, on }) => ({ on, until: on, title: title[locale], kind: 'meeting' as const })),
  ]
    .filter(
      ({ on, until }) =>
        daysBetween(today, until) >= -around.before && daysBetween(today, on) <= around.after,
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  if (lines.length === 0) return []
  const state = (on: string, until: string) => (until < today ? 'past' : on <= today ? 'current' : 'coming')
  const table: ReportTable = {
    texts: true,
    caption: t('reports:dates.caption', { date: date(today) }),
    head: [t('reports:dates.what'), t('reports:dates.kind'), t('reports:dates.on'), t('reports:dates.state')],
    rows: lines.map(({ on, until, title, kind }) => ({
      depth: 0,
      strong: false,
      cells: [
        title,
        t(`reports:dates.kinds.${kind}`),
        on === until ? date(on) : t('reports:dates.span', { from: date(on), to: date(until) }),
        t(`reports:dates.states.${state(on, until)}`),
      ],
    })),
  }
  return [{ kind: 'table', folded: false, table }]
}
