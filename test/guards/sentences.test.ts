import ts from 'typescript'
import { expect, it } from 'vitest'
import en from '#app/i18n/en/index.ts'
import fr from '#app/i18n/fr/index.ts'
import type { Locale } from '#app/i18n/index.ts'
import { placeholders, type Sentences, sentencesOf, withoutPlural } from '#test/support/language-files.ts'
import { readSources, type Source } from '#test/support/sources.ts'

/** What the code says and how: each call gives its sentence what it needs, and no sentence stands in the code itself. */

const sentences: Record<Locale, Sentences> = { fr: sentencesOf(fr), en: sentencesOf(en) }
const written = readSources(['app', 'emails'], /\.tsx?$/)
const outsideLanguages = written.filter(({ path }) => !path.startsWith('app/i18n/'))
const parse = ({ path, text }: Source) =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : undefined,
  )

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild((child) => walk(child, visit))
}

/** The keys a call may name: a literal, or either side of a condition. */
function keysOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return /^\w+:[\w.-]+$/.test(node.text) ? [node.text] : []
  if (ts.isConditionalExpression(node)) return [...keysOf(node.whenTrue), ...keysOf(node.whenFalse)]
  if (ts.isParenthesizedExpression(node)) return keysOf(node.expression)
  return []
}

/** Names given, or null when something else than a written object is handed over. */
function valuesOf(node: ts.Expression | undefined): string[] | null {
  if (!node) return []
  if (!ts.isObjectLiteralExpression(node)) return null
  if (node.properties.some(ts.isSpreadAssignment)) return null
  return node.properties.map((property) => property.name?.getText() ?? '')
}

interface Call {
  where: string
  key: string
  values: string[]
}

function callsOf(source: Source): Call[] {
  const file = parse(source)
  const calls: Call[] = []
  walk(file, (node) => {
    if (!ts.isCallExpression(node) || !node.arguments[0]) return
    const keys = keysOf(node.arguments[0])
    const values = valuesOf(node.arguments[1])
    const { line } = file.getLineAndCharacterOfPosition(node.getStart())
    if (values) for (const key of keys) calls.push({ where: `${source.path}:${line + 1}`, key, values })
  })
  return calls
}

/** The writings of each sentence, in both languages and every plural form. */
const forms = new Map<string, [string, string][]>()
for (const all of Object.values(sentences)) {
  for (const [name, text] of all) {
    const key = withoutPlural(name)
    forms.set(key, [...(forms.get(key) ?? []), [name, text]])
  }
}

it('gives every sentence the values it needs, and a number where its form depends on one', () => {
  const calls = outsideLanguages.flatMap(callsOf).filter(({ key }) => forms.has(key))
  expect(calls.length).toBeGreaterThan(300)
  const wrong = calls.flatMap(({ where, key, values }) => {
    const found = forms.get(key)!
    const needed = new Set(found.flatMap(([, text]) => placeholders(text)))
    if (found.some(([name]) => name !== key)) needed.add('count')
    const missing = [...needed].filter((name) => !values.includes(name))
    return missing.map((name) => `${where} ${key}: ${name}`)
  })
  expect([...new Set(wrong)]).toEqual([])
})

/** Code points the typography of French needs and code doesn't, or words that make a French sentence. */
const french =
  /[àâçéèêëîïôûùœÀÉÈÊÇ«»’…]|\b(le|la|les|des|une|du|vous|votre|vos|pour|avec|dans|est|sont|aucun|aucune)\b/i
/** Texts that are names or data, in French whatever the reader's language. */
const data = [
  // What French files call their columns, and how French words are compared.
  /^app\/domain\/directory\//,
  // The names the State gives to kinds of intermunicipal bodies.
  /^app\/domain\/processes\/find-epci\.server\.ts$/,
  // What is looked for in French comments before a moderator reads them.
  /^app\/domain\/comments\/health-words\.ts$/,
  // A fictional territory.
  /^app\/demo\//,
  // Both languages side by side, frozen with the tree: the disclosure rule imports no sentence.
  /^app\/domain\/disclosure\/group-words\.ts$/,
]

function textsIn(source: Source): string[] {
  const file = parse(source)
  const found: string[] = []
  walk(file, (node) => {
    if (ts.isJsxText(node)) {
      if (/\p{L}{2}/u.test(node.text)) found.push(node.text.trim())
    } else if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    ) {
      if (/\s/.test(node.text.trim()) && french.test(node.text)) found.push(node.text.trim())
      const attribute = ts.isJsxAttribute(node.parent) ? node.parent.name.getText() : ''
      const spoken = /^(aria-label|alt|title|placeholder|label|caption)$/.test(attribute)
      if (spoken && /\p{L}{2}/u.test(node.text)) found.push(node.text)
    }
  })
  return found.map((text) => `${source.path}: ${text.slice(0, 60)}`)
}

it('writes no sentence in the code: pages, mails and documents take theirs from app/i18n', () => {
  const read = outsideLanguages.filter(({ path }) => !data.some((pattern) => pattern.test(path)))
  expect(read.flatMap(textsIn)).toEqual([])
})

it('formats dates and numbers in one place', () => {
  const formats = /\bIntl\.(DateTimeFormat|NumberFormat)\b|\.toLocale(Date|Time)?String\(|'(fr-FR|en-GB)'/
  const elsewhere = written.filter(({ path, text }) => formats.test(text) && path !== 'app/i18n/format.ts')
  expect(elsewhere.map(({ path }) => path).sort()).toEqual([
    // These two carry no more than the one format they show: the answering page is weighed.
    'app/components/answer/outcome.ts',
    'app/components/survey/say.ts',
    // A day for the machine, YYYY-MM-DD.
    'app/domain/results/local-day.ts',
  ])
})

it('speaks the reader’s language: French is named only where a document is drawn up for good', () => {
  const both = /translator\('en'\)/
  const named = outsideLanguages
    .filter(({ path }) => !path.startsWith('app/demo/'))
    .filter(
      ({ text }) =>
        /\blocale: 'fr'(?! \|)/.test(text) || (/translator\('fr'\)/.test(text) && !both.test(text)),
    )
  expect(named.map(({ path }) => path).sort()).toEqual([
    // Records, addenda and the message that takes them to the staff representatives: the original is French.
    'app/domain/consultations/close-wave.server.ts',
    'app/domain/consultations/complete-launch.server.ts',
    'app/domain/consultations/hand-over-addenda.server.ts',
    'app/domain/consultations/internal/write-addendum.server.ts',
    // Nobody: a role is asked what it may do.
    'app/domain/results/queries.server.ts',
    // The terminal, which has no reader yet.
    'app/start/terminal.ts',
  ])
})
