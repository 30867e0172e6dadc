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
  const words = new Set(text.match(/[\w-]+([.:][\w-]+)*/g)?.flatMap((word) => [word, ...word.split(/[.:]/)]))
  // The answer page takes its own sentences whole, without the others and without i18next.
  const whole = [...text.matchAll(/^import \w+ from '#app\/i18n\/fr\/(\w+)\.ts'/gm)].map((match) => match[1])
  const silent = unique(french.keys()).filter((key) => {
    const [namespace, rest = ''] = key.split(':')
    if (whole.includes(namespace) && rest.split('.').every((word) => words.has(word))) return false
    if (words.has(key) || (key.startsWith('errors:') && words.has(rest))) return false
    return !templates(text).some((template) => isComposed(key, template, words))
  })
  expect(silent).toEqual([])
})

/** Keys put together, like `documents:level${n}Limit`, as expressions whose groups are what is put in. */
function templates(text: string): RegExp[] {
  const literals = [...text.matchAll(/`([\w-]+:[^`\s]*\$\{[^`]*)`/g)].map((match) => match[1] as string)
  return [...new Set(literals)].map((literal) => {
    const fixed = literal.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'))
    return new RegExp(`^${fixed.join('([\\w.-]+)')}$`)
  })
}

/** Whether the key is such a one, and every part put in stands somewhere in the code. */
function isComposed(key: string, template: RegExp, words: Set<string>): boolean {
  const parts = template.exec(key)?.slice(1)
  return Boolean(
    parts?.every((part) => /^\d+$/.test(part) || part.split('.').every((word) => words.has(word))),
  )
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
