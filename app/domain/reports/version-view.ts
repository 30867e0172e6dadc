import type { ReportTable } from '#app/domain/results/results-tables.ts'
import { resultsWords } from '#app/domain/results/results-words.ts'
import type { ReportView, ViewSection } from '#app/domain/results/view-blocks.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/index.ts'
import { written } from './draft-block.ts'
import type { Publication, Version } from './queries.server.ts'

/**
 * A frozen version as it is read now: what was frozen, and around it only what happened since, which freezing could not hold:
 * that a later version replaces it and, for the staff representatives, the publication record.
 * @param record when each audience reads it; null for readers who are not given it
 */
export function versionView(
  version: Version,
  record: readonly Publication[] | null,
  locale: Locale,
): ReportView {
  const { t } = resultsWords(locale)
  const view = version.content.views[locale]
  const later = version.supersededBy
  const superseded = later
    ? [
        t('reports:superseded', {
          number: later.number,
          reason: (later.reason && written(later.reason, locale)) ?? '',
        }),
      ]
    : []
  return {
    ...view,
    warnings: [...superseded, ...view.warnings],
    sections: record ? [...view.sections, recordSection(version, record, locale)] : view.sections,
  }
}

/** Who could read the version and from when: the same instant for the steering committee and the staff representatives. */
function recordSection(
  { content, sha256 }: Version,
  record: readonly Publication[],
  locale: Locale,
): ViewSection {
  const { t, number, date } = resultsWords(locale)
  const table: ReportTable = {
    texts: true,
    caption: t('reports:record.caption'),
    head: [t('reports:record.who'), t('reports:record.from'), t('reports:record.told')],
    rows: record.map(({ audience, visibleFrom, accepted, refused, waiting }) => ({
      depth: 0,
      strong: false,
      cells: [
        t(`reports:audience.${audience}`),
        formatDateTime(locale, visibleFrom),
        t('reports:record.messages', {
          accepted: number(accepted),
          refused: number(refused),
          waiting: number(waiting),
        }),
      ],
    })),
  }
  const sources = content.sources.map((source) =>
    t('reports:record.source', {
      label: source.label,
      number: source.number,
      date: date(source.frozenOn),
      sha256: source.sha256,
    }),
  )
  return {
    id: 'publication',
    title: t('reports:record.title'),
    onNewPage: true,
    blocks: [
      { kind: 'text', text: t('reports:record.lede') },
      ...(record.length > 0
        ? [{ kind: 'table', folded: false, table } as const]
        : [{ kind: 'text', text: t('reports:record.none') } as const]),
      { kind: 'list', items: [t('reports:record.seal', { sha256 }), ...sources] },
    ],
  }
}
