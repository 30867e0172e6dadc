import { expect, it } from 'vitest'
import en from '#app/i18n/en/index.ts'
import fr from '#app/i18n/fr/index.ts'
import { readSources } from '#test/support/sources.ts'

type Tree = { [key: string]: string | Tree }

/** Every sentence by its full key, `namespace:a.b`. */
function sentences(languages: Record<string, Tree>): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (tree: Tree, prefix: string, separator: string) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') found.set(prefix + separator + key, value)
      else walk(value, prefix + separator + key, '.')
    }
  }
  for (const [namespace, tree] of Object.entries(languages)) walk(tree, namespace, ':')
  return found
}

const french = sentences(fr as Record<string, Tree>)
const english = sentences(en as Record<string, Tree>)

/** Plural forms differ between languages; the sentence they belong to does not. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const unique = (keys: Iterable<string>) => [...new Set([...keys].map(withoutPlural))].sort()
const placeholders = (text: string) => [...new Set(text.match(/\{\{[^}]+\}\}/g) ?? [])].sort()

it('says everything in both languages', () => {
  expect(unique(english.keys())).toEqual(unique(french.keys()))
})

it('fills the same values into both languages', () => {
  const different = [...french].filter(([key, text]) => {
    const other = english.get(key)
    return (
      other !== undefined &&
      key === withoutPlural(key) &&
      `${placeholders(text)}` !== `${placeholders(other)}`
    )
  })
  expect(different.map(([key]) => key)).toEqual([])
})

it('has no sentence that nothing says', () => {
  const text = readSources(['app', 'db', 'emails'])
    .filter(({ path }) => !path.startsWith('app/i18n/'))
    .map((source) => source.text)
    .join('\n')
  const quoted = new Set(text.match(/[\w.:-]+/g))
  const prefixes = [...text.matchAll(/[`']([\w-]+:[\w.-]*)\$\{/g)].map((match) => match[1] as string)
  const silent = unique(french.keys()).filter((key) => {
    if (quoted.has(key)) return false
    // `errors:${code}`: the rest of the key stands somewhere as a code.
    return !prefixes.some((prefix) => key.startsWith(prefix) && isSaid(key.slice(prefix.length), quoted))
  })
  expect(silent).toEqual([])
})

function isSaid(rest: string, words: Set<string>): boolean {
  return words.has(rest) || words.has(`${rest}:`) || rest.split('.').every((part) => words.has(part))
}

it('sets French as French is set', () => {
  const rules: [string, RegExp][] = [
    ['median point', /\p{L}·\p{L}/u],
    ['straight apostrophe', /\p{L}'\p{L}/u],
    ['ordinary space before ; : ! ? » %', / [;:!?»%]/],
    ['ordinary space after «', /« /],
    ['missing space before ; ! ? or after «', /[\p{L}\d)][;!?](\s|$)|«[^\u202f\u00a0]/u],
  ]
  const faults = [...french].flatMap(([key, text]) =>
    rules.filter(([, rule]) => rule.test(text)).map(([name]) => `${key}: ${name}`),
  )
  expect(faults).toEqual([])
})
