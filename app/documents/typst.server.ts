import type { Locale } from '#app/i18n/index.ts'
import { type DrawingLane, openLane } from './drawing-lane.server.ts'

export interface DocumentSource {
  /** Typst markup of ours, without any text of people. */
  template: string
  locale: Locale
  title: string
  author: string
  /** The day the document is dated, YYYY-MM-DD: the same document made twice has the same bytes. */
  dated: string
  /** What the template shows, as JSON; every text in it stays text. A `QrLink` in it becomes its QR code. */
  data: Record<string, unknown>
  /** SHA-256 of the document it translates, in hexadecimal: its first page says that the original alone counts. */
  translationOf?: string
  /** It may have hundreds of pages: it waits for the others of its kind, and lets the short ones pass. */
  long?: boolean
}

export interface DocumentEngine {
  /**
   * Draws a tagged PDF/UA-1, in another process. Nothing of what is drawn stays there.
   * @throws DomainError `document.busy` (503) when too many wait, `document.too-long` (503) when it isn't done in time
   * @throws Error with Typst's diagnostics when the template itself is wrong
   */
  render(source: DocumentSource): Promise<Uint8Array>
}

let engine: DocumentEngine | undefined

/** The engine of this Node: two processes at most, started when there is something to draw, and never what keeps it running. */
export function documentEngine(): DocumentEngine {
  engine ??= createDocumentEngine()
  return engine
}

function createDocumentEngine(): DocumentEngine {
  const idle = 300_000
  // A record is drawn while its wave is locked: it never waits behind hundreds of pages.
  const short: DrawingLane = openLane({ limit: 30_000, longestQueue: 64, idle, patient: false })
  const long: DrawingLane = openLane({ limit: 120_000, longestQueue: 16, idle, patient: true })
  return { render: (source) => (source.long ? long : short).draw(source) }
}

/** The same engine, for the translation of a document whose original is kept. @param sha256 of the original, hexadecimal */
export function translating(sha256: string, engine: DocumentEngine = documentEngine()): DocumentEngine {
  return { render: (source) => engine.render({ ...source, translationOf: sha256 }) }
}

/**
 * The same engine, drawing in the colour of a territory.
 * @param accent #rrggbb, adjusted so that its texts are read on white paper
 */
export function inColour(accent: string, engine: DocumentEngine = documentEngine()): DocumentEngine {
  return { render: (source) => engine.render({ ...source, data: { ...source.data, accent } }) }
}
