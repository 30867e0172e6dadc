import { listParts } from '#app/domain/results/results-parts.ts'
import { resultsWords } from '#app/domain/results/results-words.ts'
import type { Locale } from '#app/i18n/index.ts'
import { blockTitle } from './block-section.ts'
import type { SourceWave } from './compose-report.ts'
import { type BlockSubject, nothingSaid } from './draft-block.ts'

/** A block the pilot may add. */
export interface BlockChoice {
  /** What a form sends back. */
  value: string
  label: string
}

export interface BlockChoices {
  group: 'written' | 'whole' | 'charts' | 'tables' | 'comments'
  /** Of the wave; empty where the blocks are of none. */
  label: string
  choices: BlockChoice[]
}

const written = ['text', 'decisions'] as const
const whole = ['findings', 'key-figures', 'comparison', 'participation', 'dates', 'method', 'annex'] as const

/** Everything that may be added to a report on these waves, in groups. */
export function listBlockChoices(waves: readonly SourceWave[], locale: Locale): BlockChoices[] {
  const words = resultsWords(locale)
  const { t } = words
  const plain = (kind: (typeof written)[number] | (typeof whole)[number]) => ({
    value: kind,
    label:
      kind === 'annex' || kind === 'text' ? t(`reports:blockKind.${kind}`) : t(`reports:section.${kind}`),
  })
  const ofWaves = waves.flatMap(({ waveId, content }): BlockChoices[] => {
    const { label } = content.wave
    const parts = listParts(content, locale)
    const drawn = parts.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'figure'))
    const asChoice = (kind: string) => (part: { id: string; title: string }) => ({
      value: `${kind} ${waveId} ${part.id}`,
      label: part.title,
    })
    const asked = content.comments.map(({ code, title }) => ({ id: code, title: title[locale] }))
    return [
      { group: 'charts', label, choices: drawn.map(asChoice('chart')) },
      { group: 'tables', label, choices: parts.map(asChoice('table')) },
      { group: 'comments', label, choices: asked.map(asChoice('comments')) },
    ]
  })
  return [
    { group: 'written', label: '', choices: written.map(plain) },
    {
      group: 'whole',
      label: '',
      choices: whole.filter((kind) => kind !== 'comparison' || waves.length > 1).map(plain),
    },
    ...ofWaves.filter(({ choices }) => choices.length > 0),
  ]
}

/** The block a form asked for; null when it is none of those offered. */
export function chosenBlock(value: string, waves: readonly SourceWave[]): BlockSubject | null {
  const offered = listBlockChoices(waves, 'fr').some(({ choices }) =>
    choices.some((choice) => choice.value === value),
  )
  if (!offered) return null
  const [kind = '', waveId = '', part = ''] = value.split(' ')
  if (kind === 'text') return { kind, title: nothingSaid, text: nothingSaid }
  if (kind === 'decisions') return { kind, lines: [] }
  if (kind === 'chart' || kind === 'table') return { kind, waveId, part }
  if (kind === 'comments') return { kind, waveId, question: part }
  return { kind: kind as (typeof whole)[number] }
}

/** A line of the pilot's list of blocks. */
export interface BlockLine {
  id: string
  kind: BlockSubject['kind']
  title: string
  removed: boolean
  noted: boolean
  /** What it would show now: nothing, and it is left out of the report. */
  empty: boolean
}

/** Its name in that list, where a text without a title needs one too. */
export function blockName(block: BlockSubject, waves: readonly SourceWave[], locale: Locale): string {
  const words = resultsWords(locale)
  return blockTitle(block, waves, words) || words.t('reports:edit.untitled')
}
