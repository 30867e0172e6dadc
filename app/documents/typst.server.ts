import { mkdtempSync, rmdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { type Locale, translator } from '#app/i18n/index.ts'
import { readFontCoverage } from './font-coverage.ts'
import { layout } from './layout.ts'
import { groupedHex } from './record-text.ts'

/** Typst draws it from the ordinary space, at its own width. */
const narrowNoBreakSpace = '\u202f'

export const fontName = 'Atkinson Hyperlegible Next'

const fontFiles = [
  '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  '400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
  '600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf',
  '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
]

export interface DocumentSource {
  /** Typst markup of ours, without any text of people. */
  template: string
  locale: Locale
  title: string
  author: string
  /** The day the document is dated, YYYY-MM-DD: the same document made twice has the same bytes. */
  dated: string
  /** What the template shows, as JSON; every text in it stays text. */
  data: Record<string, unknown>
  /** What it holds may be known to nobody but its reader: nothing of it stays in the engine. */
  secret?: boolean
  /** SHA-256 of the document it translates, in hexadecimal: its first page says that the original alone counts. */
  translationOf?: string
}

export interface DocumentEngine {
  /**
   * Draws a tagged PDF/UA-1.
   * @throws Error with Typst's diagnostics when the template itself is wrong
   */
  render(source: DocumentSource): Uint8Array
}

let engine: DocumentEngine | undefined

/** The engine of this Node: loading its fonts costs about 50 ms, once. It holds nothing of what it drew. */
export function documentEngine(): DocumentEngine {
  engine ??= createDocumentEngine()
  return engine
}

/** Makes a Typst compiler that can read no file: its workspace is a folder that no longer exists. */
export function createDocumentEngine(): DocumentEngine {
  const fonts = fontFolder()
  const workspace = mkdtempSync(join(tmpdir(), 'diapason-typst-'))
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontPaths: fontFiles.map((file) => dirname(join(fonts, file))) }],
  })
  rmdirSync(workspace)
  const [first, ...others] = fontFiles.map((file) => readFontCoverage(join(fonts, file)))
  const covered = new Set([...first!].filter((code) => others.every((font) => font.has(code))))
  return {
    render(source) {
      const { template, locale, title, author, dated, data } = source
      const inputs = {
        ...data,
        document: { title, author, dated, locale, translation: aboutOriginal(source) },
      }
      const pdf = compiler.pdf(
        {
          mainFileContent: layout + template,
          inputs: { data: JSON.stringify(drawableTexts(inputs, covered)) },
        },
        { pdfStandard: 'ua-1' },
      )
      compiler.evictCache(source.secret ? 0 : 10)
      return new Uint8Array(pdf)
    },
  }
}

function aboutOriginal({ locale, translationOf }: DocumentSource): string | null {
  if (!translationOf) return null
  return translator(locale)('documents:translation', { hash: groupedHex(translationOf) })
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

function fontFolder(): string {
  const require = createRequire(import.meta.url)
  return dirname(require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'))
}

function drawableTexts(value: unknown, covered: ReadonlySet<number>): unknown {
  if (typeof value === 'string') return drawable(value, covered)
  if (Array.isArray(value)) return value.map((item) => drawableTexts(item, covered))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, drawableTexts(item, covered)]))
}

/** The text without control and direction characters; what the font can't draw becomes « ? ». */
export function drawable(text: string, covered: ReadonlySet<number>): string {
  let result = ''
  for (const character of text.toWellFormed().normalize('NFC')) {
    if (/[\n\t]/.test(character)) result += ' '
    else if (/[\p{Cc}\p{Cf}]/u.test(character)) continue
    else if (character === narrowNoBreakSpace || draws(character, covered)) result += character
    else result += draws(character.normalize('NFKC'), covered) ? character.normalize('NFKC') : '?'
  }
  return result
}

function draws(text: string, covered: ReadonlySet<number>): boolean {
  return [...text].every((character) => covered.has(character.codePointAt(0)!))
}
