import { expect, it } from 'vitest'
import en from '#app/i18n/en/index.ts'
import fr from '#app/i18n/fr/index.ts'
import { placeholders, sentencesOf, withoutPlural } from '#test/support/language-files.ts'
import { readSources } from '#test/support/sources.ts'

const french = sentencesOf(fr)
const english = sentencesOf(en)

const unique = (keys: Iterable<string>) => [...new Set([...keys].map(withoutPlural))].sort()

it('says everything in both languages', () => {
  expect(unique(english.keys())).toEqual(unique(french.keys()))
})

it('fills the same values into both languages, in every plural form', () => {
  // « one » may say its number in words.
  const said = (all: typeof french) => {
    const found = new Map<string, Set<string>>()
    for (const [key, text] of all) {
      const values = found.get(withoutPlural(key)) ?? new Set()
      for (const name of placeholders(text)) if (name !== 'count') values.add(name)
      found.set(withoutPlural(key), values)
    }
    return found
  }
  const [inFrench, inEnglish] = [said(french), said(english)]
  const different = [...inFrench].filter(([key, values]) => {
    const others = inEnglish.get(key) ?? new Set()
    return values.size !== others.size || ![...values].every((name) => others.has(name))
  })
  expect(different).toEqual([])
})

it('has both forms of a sentence that counts, and no third writing of it', () => {
  for (const all of [french, english]) {
    const counted = [...all.keys()].filter((key) => key !== withoutPlural(key)).map(withoutPlural)
    const wrong = [...new Set(counted)].filter(
      (key) => !all.has(`${key}_one`) || !all.has(`${key}_other`) || all.has(key),
    )
    expect(wrong).toEqual([])
  }
})

it('has no sentence that nothing says', () => {
  const text = readSources(['app', 'db', 'emails'])
    .filter(({ path }) => !path.startsWith('app/i18n/'))
    .map((source) => source.text)
    .join('\n')
  const words = new Set(text.match(/[\w-]+([.:][\w-]+)*/g)?.flatMap((word) => [word, ...word.split(/[.:]/)]))
  const composed = templates(text)
  // The answer page takes its own sentences whole, without the others and without i18next.
  const whole = [...text.matchAll(/^import \w+ from '#app\/i18n\/fr\/(\w+)\.ts'/gm)].map((match) => match[1])
  const silent = unique(french.keys()).filter((key) => {
    const [namespace, rest = ''] = key.split(':')
    if (whole.includes(namespace) && rest.split('.').every((word) => words.has(word))) return false
    if (words.has(key) || (key.startsWith('errors:') && words.has(rest))) return false
    return !composed.some((template) => isComposed(key, template, words))
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

/** A survey's texts are sentences for people too: they are set by the same rules. */
const surveys = readSources(['surveys'], /\.json$/).flatMap(({ path, text }) =>
  pairsIn(path, JSON.parse(text)),
)

function pairsIn(where: string, node: unknown): { where: string; fr: string; en: string }[] {
  if (node === null || typeof node !== 'object') return []
  const { default: inFrench, fr: other, en: inEnglish } = node as Record<string, unknown>
  const written = inFrench ?? other
  if (typeof written === 'string' && typeof inEnglish === 'string')
    return [{ where, fr: written, en: inEnglish }]
  return Object.entries(node).flatMap(([key, value]) => pairsIn(`${where}.${key}`, value))
}

function faultsIn(texts: Iterable<readonly [string, string]>, rules: readonly [string, RegExp][]): string[] {
  return [...texts].flatMap(([key, text]) =>
    rules.filter(([, rule]) => rule.test(text)).map(([name]) => `${key}: ${name}`),
  )
}

it('sets French as French is set', () => {
  const rules: [string, RegExp][] = [
    ['median point', /\p{L}·\p{L}/u],
    ['straight apostrophe', /\p{L}'\p{L}/u],
    ['straight quotes', /"/],
    ['ordinary space before ; : ! ? » %', / [;:!?»%]/],
    ['ordinary space after «', /« /],
    ['missing space before ; ! ? or after «', /[\p{L}\d)][;!?](\s|$)|«[^\u202f\u00a0]/u],
    ['three points', /\.\.\./],
    ['two spaces', / {2}/],
  ]
  const survey = surveys.map(({ where, fr: text }) => [where, text] as const)
  expect(survey.length).toBeGreaterThan(50)
  expect(faultsIn([...french, ...survey], rules)).toEqual([])
})

it('sets English as English is set', () => {
  const rules: [string, RegExp][] = [
    ['straight apostrophe', /\p{L}'\p{L}/u],
    ['straight quotes', /"/],
    ['space before ; : ! ? %', /[ \u202f\u00a0][;:!?%]/],
    ['French quotes', /[«»]/],
    ['three points', /\.\.\./],
    ['two spaces', / {2}/],
  ]
  const survey = surveys.map(({ where, en: text }) => [where, text] as const)
  expect(faultsIn([...english, ...survey], rules)).toEqual([])
})

/** French terms that stay, with their gloss beside them; names; the name of a language in itself. */
const keptFrench =
  /\((procès-verbal|procès-verbaux|comité de (pilotage|suivi)|comité social territorial|démarche|découpage administratif[^)]*|Défenseur des droits|EPCI)\)|Commission nationale de l’informatique et des libertés|Défenseur des droits, Libre réponse|place de Fontenoy|Communauté de communes du Val d’Ambre|Val d’Ambre|Montélimar|Zone [ABC]: .*/gu
const wordsOf = {
  fr: /\b(le|les|des|une|du|vous|votre|vos|pour|avec|dans|est|sont|cette|aucun|aucune|qui)\b|[àâçèêëîïôûùœ]|é/iu,
  en: /\b(the|and|your|with|are|this|that|which|of|to|is)\b/i,
}

it('leaves no French in English, nor English in French', () => {
  const languageNames = ['common:otherLanguage', 'respond:otherLanguage', 'answer:survey.otherLanguage']
  // Examples of what French files and French people write.
  const examples = ['prepare:jobWordsHint', 'settings:contactRoleFrHint']
  const inEnglish = [...english]
    .filter(([key]) => ![...languageNames, ...examples].includes(key))
    .filter(([, text]) => wordsOf.fr.test(text.replace(keptFrench, '').replace(/\{\{.*?\}\}/g, '')))
  const inFrench = [...french].filter(([, text]) => wordsOf.en.test(text.replace(/\{\{.*?\}\}/g, '')))
  const survey = surveys.filter(({ fr: text, en: other }) => wordsOf.fr.test(other) || wordsOf.en.test(text))
  expect({ inEnglish, inFrench, survey }).toEqual({ inEnglish: [], inFrench: [], survey: [] })
})

it('translates every sentence: two languages say the same words only where they share them', () => {
  const same = [...french].filter(([key, text]) => {
    const letters = text.replace(/\{\{.*?\}\}/g, '')
    return english.get(key) === text && /\p{L}{3}/u.test(letters) && /\s\p{L}/u.test(letters.trim())
  })
  const shared = [
    'mail:preview-name',
    'directory:organisationColumn.codes',
    'results:list.name',
    'results:numbered.figure',
  ]
  expect(same.map(([key]) => key).filter((key) => !shared.includes(key))).toEqual([])
})

it('writes short sentences', () => {
  // Words the law or the promise itself imposes.
  const imposed = [
    'protection:promiselevel1',
    'territory:accessibility.contactLede',
    'territory:accessibility.recourse',
  ]
  const longest = 26
  const long = [...french, ...english]
    .filter(([key]) => !imposed.includes(key))
    .filter(([, text]) =>
      text
        .split(/[.!?…:;](?=\s|$)|\n/u)
        .some((sentence) => (sentence.match(/[\p{L}\d][\p{L}\d’'-]*/gu) ?? []).length > longest),
    )
  expect(long.map(([key, text]) => `${key}: ${text}`)).toEqual([])
})
