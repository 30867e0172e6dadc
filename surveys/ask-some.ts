import type { AskedSegment } from './asked-of.ts'
import { SurveyDefinitionError } from './definition-error.ts'
import {
  groupQuestion,
  type LocalizedText,
  readQuestionnaire,
  type SurveyDefinition,
} from './questionnaire.ts'

/** Of pages, by name: the segments each is asked of, none for everybody. */
export type PagesAsked = Readonly<Record<string, readonly AskedSegment[]>>

interface Page {
  name: string
  title: { default: string; en: string }
  askedOf?: AskedSegment[]
  elements: { name: string; type: string; profile?: unknown }[]
}

/** The pages that may be asked of some only, with whom each is asked of: not the group's own, none with a text or a question about the person. */
export function askablePages(
  definition: SurveyDefinition,
): { name: string; title: LocalizedText; askedOf: readonly AskedSegment[] }[] {
  return pagesOf(definition)
    .filter(({ elements }) =>
      elements.every(
        ({ name, type, profile }) => name !== groupQuestion && type !== 'comment' && profile === undefined,
      ),
    )
    .map(({ name, title, askedOf }) => ({
      name,
      title: { fr: title.default, en: title.en },
      askedOf: askedOf ?? [],
    }))
}

/**
 * The definition with these pages asked of some only, and the others as they were: a new object, of another hash. The page that
 * asks the group goes first where it stood after one of them.
 * @throws SurveyDefinitionError `bad-name` for a page it doesn't have; whatever the whitelist refuses
 */
export function askSome(definition: SurveyDefinition, asked: PagesAsked): SurveyDefinition {
  const changed = structuredClone(definition)
  const pages = pagesOf(changed)
  for (const [name, askedOf] of Object.entries(asked)) {
    const page = pages.find((one) => one.name === name)
    if (!page) throw new SurveyDefinitionError('bad-name', name)
    if (askedOf.length) page.askedOf = [...askedOf]
    else delete page.askedOf
  }
  const group = pages.findIndex(({ elements }) => elements.some(({ name }) => name === groupQuestion))
  const first = pages.findIndex(({ askedOf }) => askedOf)
  if (first !== -1 && first < group) pages.unshift(...pages.splice(group, 1))
  readQuestionnaire(changed)
  return changed
}

function pagesOf(definition: SurveyDefinition): Page[] {
  return definition.pages as Page[]
}
