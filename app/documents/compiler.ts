import { mkdtempSync, rmdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { translator } from '#app/i18n/index.ts'
import { readFontCoverage } from './font-coverage.ts'
import { layout } from './layout.ts'
import { qrCode } from './qr-code.ts'
import { groupedHex } from './record-text.ts'
import type { DocumentSource } from './typst.server.ts'

/** Typst draws it from the ordinary space, at its own width. */
const narrowNoBreakSpace = '\u202f'

const fontFiles = [
  '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  '400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
  '600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf',
  '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
]

/**
 * Makes a Typst compiler that can read no file: its workspace is a folder that no longer exists. Loading its fonts takes
 * about 50 ms; drawing blocks whoever calls it, so that only `drawing-process.ts` does.
 * @returns what draws a tagged PDF/UA-1; nothing of what it drew stays in it
 */
export function createCompiler(): (source: DocumentSource) => Uint8Array {
  const fonts = fontFolder()
  const workspace = mkdtempSync(join(tmpdir(), 'diapason-typst-'))
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontPaths: fontFiles.map((file) => dirname(join(fonts, file))) }],
  })
  rmdirSync(workspace)
  const [first, ...others] = fontFiles.map((file) => readFontCoverage(join(fonts, file)))
  const covered = new Set([...first!].filter((code) => others.every((font) => font.has(code))))
  return (source) => {
    const { template, locale, title, author, dated, data } = source
    const inputs = {
      ...data,
      document: { title, author, dated, locale, translation: aboutOriginal(source) },
    }
    const drawn = JSON.stringify(drawableTexts(inputs, covered))
    try {
      const main = { mainFileContent: layout + template, inputs: { data: drawn } }
      return new Uint8Array(compiler.pdf(main, { pdfStandard: 'ua-1' }))
    } catch (error) {
      // The compiler puts its diagnostics in the code of an error without message.
      throw new Error(`Typst: ${(error as { code?: string }).code ?? error}`)
    } finally {
      compiler.evictCache(0)
    }
  }
}

function aboutOriginal({ locale, translationOf }: DocumentSource): string | null {
  if (!translationOf) return null
  return translator(locale)('documents:translation', { hash: groupedHex(translationOf) })
}

function fontFolder(): string {
  const require = createRequire(import.meta.url)
  return dirname(require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'))
}

function drawableTexts(value: unknown, covered: ReadonlySet<number>): unknown {
  if (typeof value === 'string') return drawable(value, covered)
  if (Array.isArray(value)) return value.map((item) => drawableTexts(item, covered))
  if (value === null || typeof value !== 'object') return value
  if ('qrLink' in value) return qrCode(String(value.qrLink))
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
