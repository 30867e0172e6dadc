import type { ResultsContent } from '#app/domain/results/results-content.ts'
import { listParts } from '#app/domain/results/results-parts.ts'
import { type BlockSubject, type DraftBlock, nothingSaid } from './draft-block.ts'
import type { ReportKind } from './report-content.ts'

/** A wave and its results, as a draft is begun. */
export interface DraftedWave {
  waveId: string
  content: ResultsContent
}

/**
 * The first version of a report, which writes itself; the pilot reorders, takes out and adds.
 * @param waves in their order; the last one is what the report is about
 * @param newId of each block
 */
export function draftBlocks(
  kind: ReportKind,
  waves: readonly DraftedWave[],
  newId: () => string,
): DraftBlock[] {
  return subjects[kind](waves).map((subject) => ({
    ...subject,
    id: newId(),
    removed: false,
    note: nothingSaid,
  }))
}

const subjects: Record<ReportKind, (waves: readonly DraftedWave[]) => BlockSubject[]> = {
  steering: (waves) => {
    const last = waves.at(-1)
    if (!last) return []
    return [
      { kind: 'key-figures' },
      { kind: 'findings' },
      ...parts(last, ['themes', 'extremes', 'by-segment']),
      ...(waves.length > 1 ? [{ kind: 'comparison' } as const] : []),
      { kind: 'decisions', lines: [] },
      { kind: 'annex' },
      ...choices(last),
      ...comments(last),
      ...themes(last),
      ...parts(last, ['participation']),
      { kind: 'method' },
    ]
  },
  follow_up: (waves) => {
    const last = waves.at(-1)
    if (!last) return []
    return [
      { kind: 'participation' },
      ...parts(last, ['participation']),
      { kind: 'dates' },
      { kind: 'decisions', lines: [] },
      { kind: 'method' },
    ]
  },
  restitution: (waves) => {
    const last = waves.at(-1)
    if (!last) return []
    return [
      { kind: 'key-figures' },
      { kind: 'findings' },
      ...parts(last, ['themes', 'extremes']),
      ...choices(last),
      ...comments(last),
      { kind: 'decisions', lines: [] },
      { kind: 'method' },
    ]
  },
}

function parts({ waveId, content }: DraftedWave, wanted: readonly string[]): BlockSubject[] {
  const shown = listParts(content, 'fr')
  return wanted.flatMap((part) => {
    const found = shown.find(({ id }) => id === part)
    return found ? [{ kind: drawn(found.blocks) ? 'chart' : 'table', waveId, part } as const] : []
  })
}

/** Whether a part is drawn; else it is a table. */
function drawn(blocks: ReturnType<typeof listParts>[number]['blocks']): boolean {
  return blocks.some(({ kind }) => kind === 'figure')
}

function choices(wave: DraftedWave): BlockSubject[] {
  const several = wave.content.questions.filter(({ kind }) => kind === 'several')
  return parts(
    wave,
    several.map(({ code }) => `question-${code}`),
  )
}

function themes(wave: DraftedWave): BlockSubject[] {
  return parts(
    wave,
    wave.content.themes.map(({ code }) => `theme-${code}`),
  )
}

/** Questions with enough comments to show some, once a moderator has confirmed them. */
function comments({ waveId, content }: DraftedWave): BlockSubject[] {
  return content.comments
    .filter(({ count }) => count > 0)
    .map(({ code }) => ({ kind: 'comments', waveId, question: code }) as const)
}
