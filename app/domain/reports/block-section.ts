import type { ResultsContent } from '#app/domain/results/results-content.ts'
import { partBlocks, partTitle } from '#app/domain/results/results-parts.ts'
import type { ReportTable } from '#app/domain/results/results-tables.ts'
import { keyFigures, type ResultsWords } from '#app/domain/results/results-words.ts'
import type { ViewBlock, ViewSection } from '#app/domain/results/view-blocks.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { ReportSources, SourceWave } from './compose-report.ts'
import { dateBlocks } from './date-blocks.ts'
import { type BlockSubject, type Decision, type DraftBlock, written } from './draft-block.ts'
import { listFindings } from './findings.ts'

/** What a block shows in one language; null when it has nothing to show. */
export function blockSection(
  block: DraftBlock,
  sources: ReportSources,
  words: ResultsWords,
): ViewSection | null {
  const shown = subjectBlocks(block, sources, words)
  if (!shown) return null
  const note = typed(block.note, words, true)
  const { title, blocks } = shown
  return {
    id: `bloc-${block.id}`,
    title,
    ...(block.kind === 'annex' ? { onNewPage: true } : {}),
    blocks: [...note, ...blocks],
  }
}

interface Shown {
  title: string
  blocks: ViewBlock[]
}

/** The name of a block, in the list of the pilot and above it in the report. */
export function blockTitle(block: BlockSubject, waves: readonly SourceWave[], words: ResultsWords): string {
  const { t, locale } = words
  switch (block.kind) {
    case 'text':
      return block.title[locale] || block.title.fr
    case 'chart':
    case 'table': {
      const wave = waves.find(({ waveId }) => waveId === block.waveId)
      const title = wave && partTitle(wave.content, block.part, locale)
      return wave && title ? ofWave(title, wave, waves, words) : t('reports:missingPart')
    }
    case 'comments': {
      const wave = waves.find(({ waveId }) => waveId === block.waveId)
      const question = wave?.content.comments.find(({ code }) => code === block.question)
      return wave && question ? ofWave(question.title[locale], wave, waves, words) : t('reports:missingPart')
    }
    default:
      return t(`reports:section.${block.kind}`)
  }
}

/** With several waves, a figure says which one it is of. */
function ofWave(title: string, wave: SourceWave, waves: readonly SourceWave[], { t }: ResultsWords): string {
  return waves.length > 1 ? t('reports:ofWave', { title, label: wave.content.wave.label }) : title
}

function subjectBlocks(block: DraftBlock, sources: ReportSources, words: ResultsWords): Shown | null {
  const { waves } = sources
  const title = blockTitle(block, waves, words)
  const last = waves.at(-1)?.content
  const some = (blocks: ViewBlock[]) => (blocks.length > 0 ? { title, blocks } : null)
  switch (block.kind) {
    case 'text':
      return some(typed(block.text, words))
    case 'findings': {
      const found = listFindings(waves.map(({ content }) => content))
      return some(
        found.length ? [{ kind: 'list', items: found.map((each) => each.sentence[words.locale]) }] : [],
      )
    }
    case 'key-figures':
      return last ? { title: '', blocks: [{ kind: 'figures', figures: keyFigures(last, words) }] } : null
    case 'chart':
    case 'table': {
      const wave = waves.find(({ waveId }) => waveId === block.waveId)
      const blocks = wave ? partBlocks(wave.content, block.part, words.locale) : []
      return some(block.kind === 'chart' ? blocks : tablesOf(blocks))
    }
    case 'comments':
      return some(quotes(sources.comments[`${block.waveId} ${block.question}`] ?? [], words))
    case 'decisions':
      return some(decisions(block.lines, words))
    case 'comparison':
      return some(sources.comparison?.[words.locale] ?? [])
    case 'participation':
      return some(waves.length > 0 ? [participation(waves, words)] : [])
    case 'dates':
      return some(dateBlocks(sources.calendar, sources.today, words))
    case 'method':
      return some(last ? method(last, sources, words) : [])
    case 'annex':
      return { title, blocks: [] }
  }
}

/** What the pilot typed: an empty line parts paragraphs. */
function typed(text: LocalizedText, { locale }: ResultsWords, strong = false): ViewBlock[] {
  const lang = text[locale].trim() ? locale : 'fr'
  return text[lang]
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({
      kind: 'text',
      text: paragraph,
      ...(lang === locale ? {} : { lang }),
      ...(strong ? { strong } : {}),
    }))
}

/** The tables of a part, those behind its drawings included. */
function tablesOf(blocks: readonly ViewBlock[]): ViewBlock[] {
  const tables = blocks.flatMap((block): ReportTable[] => {
    if (block.kind === 'figure') return block.tables
    return block.kind === 'table' ? [block.table] : []
  })
  return tables.map((table) => ({ kind: 'table', folded: false, table }))
}

function quotes(items: readonly string[], { t }: ResultsWords): ViewBlock[] {
  if (items.length === 0) return []
  return [
    { kind: 'text', text: t('reports:commentsMethod') },
    { kind: 'quotes', items: [...items] },
  ]
}

function decisions(lines: readonly Decision[], { t, date, locale }: ResultsWords): ViewBlock[] {
  if (lines.length === 0) return []
  const table: ReportTable = {
    texts: true,
    caption: t('reports:decisions.caption'),
    head: [t('reports:decisions.decision'), t('reports:decisions.who'), t('reports:decisions.due')],
    rows: lines.map(({ decision, who, dueOn }) => ({
      depth: 0,
      strong: false,
      cells: [
        written(decision, locale) ?? '',
        written(who, locale) ?? '',
        dueOn ? date(dueOn) : t('reports:decisions.noDate'),
      ],
    })),
  }
  return [{ kind: 'table', folded: false, table }]
}

function participation(waves: readonly SourceWave[], words: ResultsWords): ViewBlock {
  const { t, number, percent, date } = words
  return {
    kind: 'table',
    folded: false,
    table: {
      caption: t('reports:participation.caption'),
      head: [
        t('reports:participation.wave'),
        t('reports:participation.closed'),
        t('results:counts.invited'),
        t('results:counts.ballots'),
        t('results:key.participation'),
      ],
      rows: waves.map(({ content: { wave, counts } }) => ({
        depth: 0,
        strong: false,
        cells: [
          `${wave.label} · ${wave.title[words.locale]}`,
          date(wave.closesOn),
          number(counts.invited),
          number(counts.ballots),
          percent(counts.percent),
        ],
      })),
    },
  }
}

/** How the figures were made and what they don't say. In plain words for everybody, the essential of it. */
function method(
  content: ResultsContent,
  { kind, comments }: ReportSources,
  words: ResultsWords,
): ViewBlock[] {
  const { t, locale, number } = words
  const count = content.comments.reduce((sum, question) => sum + question.count, 0)
  // The results say that no comment is reproduced: of a report that shows some, it isn't true.
  const noComment = t('results:limits.comments', { count, formatted: number(count) })
  const shown = Object.values(comments).some((each) => each.length > 0)
  const sentences = [
    ...content.method.slice(0, kind === 'restitution' ? 2 : undefined),
    ...content.limits.slice(0, kind === 'restitution' ? 1 : undefined),
  ].map((sentence) => sentence[locale])
  return [{ kind: 'list', items: sentences.filter((each) => !(shown && each === noComment)) }]
}
