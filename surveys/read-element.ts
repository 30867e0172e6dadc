import { SurveyDefinitionError } from './definition-error.ts'
import type { Option, Profile, Question } from './questionnaire.ts'
import {
  join,
  type LocalizedText,
  readFlag,
  readInteger,
  readList,
  readName,
  readObject,
  readText,
} from './read-json.ts'

/** The name of the question about the group, filled from the frozen tree of the wave. It is no answer: it stands beside them. */
export const groupQuestion = 'GROUP'

/** What a kind of question adds to its code, title and theme. */
type Rest = Question extends infer Q
  ? Q extends Question
    ? Omit<Q, 'code' | 'title' | 'theme' | 'askedOf'>
    : never
  : never
type Element = Record<string, unknown>

interface Reader {
  properties: readonly string[]
  /** The questions it asks, by what each adds to the element's name; none for the one about the group. */
  read(element: Element, path: string): Asked[]
}

interface Asked {
  rest: Rest
  /** Of a row of a matrix: added to its name, and its own title. */
  row?: { value: string; title: LocalizedText }
}

const one = (read: (element: Element, path: string) => Rest) => (element: Element, path: string) => [
  { rest: read(element, path) },
]

const readers: Record<string, Reader> = {
  radiogroup: {
    properties: ['choices', 'showDontKnowItem', 'dontKnowText', 'showRefuseItem', 'refuseText', 'profile'],
    read: one(readRadiogroup),
  },
  checkbox: {
    properties: ['choices', 'maxSelectedChoices', 'showNoneItem', 'noneText'],
    read: one(readCheckbox),
  },
  ranking: { properties: ['choices'], read: one(readRanking) },
  text: { properties: ['inputType', 'min', 'max', 'ranges'], read: one(readNumber) },
  matrix: { properties: ['columns', 'rows'], read: readMatrix },
  comment: { properties: ['maxLength'], read: one(readComment) },
  dropdown: { properties: [], read: () => [] },
}

const codePattern = /^[A-Z][A-Z0-9]{1,11}$/
const optionPattern = /^[A-Za-z][A-Za-z0-9-]{0,23}$/

/** The questions of an element of a page: one, or the rows of a matrix; none for the one about the group, which must be named GROUP. */
export function readElement(value: unknown, path: string, names: Set<string>): Question[] {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
  const reader = typeof type === 'string' && Object.hasOwn(readers, type) ? readers[type] : undefined
  if (!reader) throw new SurveyDefinitionError('unknown-type', join(path, 'type'))
  const element = readObject(value, path, ['type', 'name', 'title', 'description', ...reader.properties])
  const code = readName(element.name, join(path, 'name'), codePattern, names)
  if ((code === groupQuestion) !== (type === 'dropdown'))
    throw new SurveyDefinitionError('group-question', path)
  const title = readText(element.title, join(path, 'title'))
  const description =
    element.description === undefined ? null : readText(element.description, join(path, 'description'))
  return reader.read(element, path).map(({ rest, row }): Question => {
    if (rest.kind === 'text' && [title, description].some((text) => text && asksPosition(text)))
      throw new SurveyDefinitionError('asks-position', join(path, 'title'))
    if (!row) return { code, title, theme: null, ...rest }
    const own = readName(code + row.value, join(path, 'rows'), codePattern, names)
    const matrix = { code, row: row.value, title }
    return { code: own, title: row.title, theme: null, ...rest, matrix } as Question
  })
}

/** SurveyJS gives its ready-made choices these values. */
function readRadiogroup(element: Element, path: string): Rest {
  const dontKnow = readReadyMade(element, path, 'showDontKnowItem', 'dontKnowText', 'dontknow')
  const refusal = readReadyMade(element, path, 'showRefuseItem', 'refuseText', 'refused')
  if (dontKnow && refusal) throw new SurveyDefinitionError('two-ways-out', path)
  const way = dontKnow ?? refusal
  const outside = way?.value ?? null
  const choices = join(path, 'choices')
  const list = readList(element.choices, choices, 2, 40).map((choice, position) =>
    readObject(choice, `${choices}[${position}]`, ['value', 'text']),
  )
  if (typeof list[0]?.value !== 'number') {
    const options = readOptions(list, choices, outside)
    const profile = readProfile(element.profile, join(path, 'profile'), options)
    return { kind: 'single', options: way ? [...options, way] : options, outside, profile }
  }
  if (element.profile !== undefined) throw new SurveyDefinitionError('bad-profile', join(path, 'profile'))
  return readScale(list, choices, outside)
}

/** Answers with the values 1…n, or 0…10. */
function readScale(list: readonly Element[], path: string, outside: string | null): Rest {
  const points = list.length as 3 | 4 | 5 | 6 | 7 | 11
  if (![3, 4, 5, 6, 7, 11].includes(points)) throw new SurveyDefinitionError('bad-choices', path)
  const lowest = points === 11 ? 0 : 1
  const labels = list.map((choice, position) => {
    if (choice.value !== position + lowest)
      throw new SurveyDefinitionError('bad-choices', `${path}[${position}].value`)
    return readText(choice.text, `${path}[${position}].text`)
  })
  return { kind: 'scale', points, labels, outside }
}

const rowPattern = /^[A-Z0-9]{1,4}$/

/**
 * Rows that share a scale: each is a question of its own, whose code is the matrix's followed by the row's. The columns are
 * the scale, and after it `dontknow` or `refused` where a way out is offered.
 */
function readMatrix(element: Element, path: string): Asked[] {
  const columns = join(path, 'columns')
  const list = readList(element.columns, columns, 3, 12).map((column, position) =>
    readObject(column, `${columns}[${position}]`, ['value', 'text']),
  )
  const last = list.at(-1)!
  const outside = last.value === 'dontknow' || last.value === 'refused' ? last.value : null
  if (outside !== null) readText(last.text, `${columns}[${list.length - 1}].text`)
  const rest = readScale(outside === null ? list : list.slice(0, -1), columns, outside)
  const rows = join(path, 'rows')
  const taken = new Set<string>()
  return readList(element.rows, rows, 2, 12).map((row, position) => {
    const at = `${rows}[${position}]`
    const { value, text } = readObject(row, at, ['value', 'text'])
    const own = {
      value: readName(value, `${at}.value`, rowPattern, taken),
      title: readText(text, `${at}.text`),
    }
    return { rest, row: own }
  })
}

/** At least three items: of two, the first two places would hold both. */
function readRanking(element: Element, path: string): Rest {
  const choices = join(path, 'choices')
  const list = readList(element.choices, choices, 3, 20).map((choice, position) =>
    readObject(choice, `${choices}[${position}]`, ['value', 'text']),
  )
  return { kind: 'ranking', options: readOptions(list, choices, null) }
}

/** The ranges, and the one cut between them, are the author's (disclosure.md, R1); SurveyJS never sees them. */
function readNumber(element: Element, path: string): Rest {
  if (element.inputType !== 'number') throw new SurveyDefinitionError('unknown-type', join(path, 'inputType'))
  const min = readInteger(element.min, join(path, 'min'), 0, 999_999)
  const max = readInteger(element.max, join(path, 'max'), min + 1, 1_000_000)
  const at = join(path, 'ranges')
  const { starts, cut } = readObject(element.ranges, at, ['starts', 'cut'])
  let least = min
  const read = readList(starts, join(at, 'starts'), 2, 6).map((start, position) => {
    const place = `${at}.starts[${position}]`
    const own = readInteger(start, place, least, position === 0 ? min : max)
    least = own + 1
    return own
  })
  return {
    kind: 'number',
    min,
    max,
    starts: read,
    cut: readInteger(cut, join(at, 'cut'), 1, read.length - 1),
  }
}

/** Our own property: SurveyJS never sees it. The way out can't be the first class: whoever declines counts as not (R8). */
function readProfile(value: unknown, path: string, options: readonly Option[]): Profile | null {
  if (value === undefined) return null
  const profile = readObject(value, path, ['value', 'first', 'others'])
  const option = options.find((one) => one.value === profile.value)
  if (!option) throw new SurveyDefinitionError('bad-profile', join(path, 'value'))
  return {
    value: option.value,
    first: readText(profile.first, join(path, 'first')),
    others: readText(profile.others, join(path, 'others')),
  }
}

const asking = {
  fr: /^\W*(votre|vos|mon|ma|mes|quel(le)?s? (est|sont)|indiquez|pr[ée]cisez|l[’']intitul[ée]|intitul[ée]|poste|fonctions?|m[ée]tier|grade|nom|pr[ée]nom|matricule)(?=\W|$)/i,
  en: /^\W*(your|my|what(’s| is| are)|which|please|state|give|job|position|role|grade|name|staff number)(?=\W|$)/i,
}
const position = {
  fr: /(^|\W)(poste|fonctions?|m[ée]tier|grade|emploi|nom|pr[ée]nom|matricule|adresse (e-?mail|[ée]lectronique))(?=\W|$)/i,
  en: /(^|\W)(job( title)?|position|role|occupation|grade|name|staff number|e-?mail address)(?=\W|$)/i,
}

/**
 * R11: a text where people are asked for their post names them (« Votre poste », « Quelle est votre fonction ? »). Only what
 * begins as such a request: « Qu’est-ce qui vous préoccupe dans votre poste ? » asks for something else.
 */
function asksPosition(text: { fr: string; en: string }): boolean {
  return (['fr', 'en'] as const).some(
    (locale) => asking[locale].test(text[locale]) && position[locale].test(text[locale]),
  )
}

function readCheckbox(element: Element, path: string): Rest {
  const none = readReadyMade(element, path, 'showNoneItem', 'noneText', 'none')
  const choices = join(path, 'choices')
  const list = readList(element.choices, choices, 2, 40).map((choice, position) =>
    readObject(choice, `${choices}[${position}]`, ['value', 'text']),
  )
  const options = readOptions(list, choices, none?.value ?? null)
  const max =
    element.maxSelectedChoices === undefined
      ? null
      : readInteger(element.maxSelectedChoices, join(path, 'maxSelectedChoices'), 1, options.length)
  return { kind: 'several', options: none ? [...options, none] : options, max, none: none?.value ?? null }
}

/**
 * Two bytes a character: a text in any Latin alphabet gets its whole length, whatever its accents, quotes and line ends;
 * one in another script a part of it, and the counter of characters says so.
 */
function readComment(element: Element, path: string): Rest {
  const maxLength = readInteger(element.maxLength, join(path, 'maxLength'), 1, 4000)
  return { kind: 'text', maxLength, maxBytes: 2 * maxLength + 2 }
}

function readOptions(list: readonly Element[], path: string, readyMade: string | null): Option[] {
  const taken = new Set(readyMade === null ? [] : [readyMade])
  return list.map((choice, position) => {
    const at = `${path}[${position}]`
    return {
      value: readName(choice.value, `${at}.value`, optionPattern, taken),
      label: readText(choice.text, `${at}.text`),
    }
  })
}

/** A ready-made choice of SurveyJS: shown or not, with our words, never with the library's. */
function readReadyMade(
  element: Element,
  path: string,
  flag: string,
  text: string,
  value: string,
): Option | null {
  const shown = readFlag(element[flag], join(path, flag))
  if (!shown && element[text] !== undefined) throw new SurveyDefinitionError('bad-flag', join(path, flag))
  return shown ? { value, label: readText(element[text], join(path, text)) } : null
}
