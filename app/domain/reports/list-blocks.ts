import { resultsWords } from '#app/domain/results/results-words.ts'
import type { Locale } from '#app/i18n/index.ts'
import { type BlockLine, blockName } from './block-choices.ts'
import { blockSection } from './block-section.ts'
import type { Draft, ReportSources } from './compose-report.ts'

/** The blocks of a draft as its pilot orders them, those taken out included. */
export function listBlocks(draft: Draft, sources: ReportSources, locale: Locale): BlockLine[] {
  const words = resultsWords(locale)
  return draft.blocks.map((block) => ({
    ...{ id: block.id, kind: block.kind, removed: block.removed },
    title: blockName(block, sources.waves, locale),
    noted: block.note.fr !== '' || block.note.en !== '',
    empty: blockSection(block, sources, words) === null,
  }))
}
