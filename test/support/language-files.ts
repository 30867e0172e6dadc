interface Tree {
  [key: string]: string | Tree
}

/** Every sentence by its full key, `namespace:a.b`. */
export type Sentences = Map<string, string>

/** @param languages the namespaces of one language, as `app/i18n/<locale>/index.ts` gives them */
export function sentencesOf(languages: object): Sentences {
  const found: Sentences = new Map()
  const walk = (tree: Tree, prefix: string, separator: string) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') found.set(prefix + separator + key, value)
      else walk(value, prefix + separator + key, '.')
    }
  }
  for (const [namespace, tree] of Object.entries(languages as Tree)) walk(tree as Tree, namespace, ':')
  return found
}

/** Plural forms differ between languages; the sentence they belong to does not. */
export function withoutPlural(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '')
}

/** Names of the values a sentence holds, each once, sorted. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{-?\s*(\w+)[^}]*\}\}/g)].map((match) => match[1]!))].sort()
}
