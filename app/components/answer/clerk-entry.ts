import type { Locale, LocalizedText } from '#app/i18n/index.ts'
import type { Answers } from '#surveys/answers.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { compareEntries, type Difference, type Entry, mergeEntries } from './compare-entries.ts'
import type { EmbeddedMaterial } from './embedded-material.ts'
import { fastKeys } from './fast-keys.ts'
import { kioskTexts } from './kiosk-texts.ts'
import { element } from './outcome.ts'

type Receive = (answers: Answers, group: string | null) => Promise<LocalizedText | null>

interface Desk {
  material: EmbeddedMaterial
  /** Shows an empty questionnaire. */
  draw(receive: Receive): void
  close(): void
  /** Shows what `#outcome` holds, with the button that gives the sheet up. */
  showChoice(): void
  /** Seals and sends; null once the ballot is acknowledged, and the page says so. */
  send: Receive
}

/** Of the sheets of this sitting: numbers, kept by this page only. */
const tally = { sheets: 0, twice: 0, differences: 0 }
let ready = false

/** A sheet is typed once, or twice when it is drawn at random: both entries are compared here, before anything is sealed. */
export function clerkEntry(desk: Desk): void {
  const texts = kioskTexts[desk.material.locale]
  const survey = document.getElementById('survey')!
  const drawn = isDrawn()
  let first: Entry | null = null
  if (!ready) fastKeys(survey)
  ready = true

  const receive: Receive = async (answers, group) => {
    const entry = { answers, group }
    if (drawn && !first) {
      first = entry
      desk.close()
      const again = element('p', { class: 'flag', role: 'status', id: 'again' }, texts.again)
      survey.before(again)
      desk.draw(receive)
      return null
    }
    document.getElementById('again')?.remove()
    const differences = first ? compare(desk, [first, entry]) : []
    if (first) tally.twice += 1
    tally.differences += differences.length
    if (!first || differences.length === 0) return await seal(desk, entry)
    desk.close()
    choose(desk, differences, [first, entry])
    return null
  }
  desk.draw(receive)
}

async function seal(desk: Desk, { answers, group }: Entry): Promise<LocalizedText | null> {
  const refusal = await desk.send(answers, group)
  if (refusal) return refusal
  tally.sheets += 1
  const texts = kioskTexts[desk.material.locale].tally
  document.getElementById('tally')!.textContent = Object.entries(tally).reduce(
    (text, [name, count]) => text.replace(`{{${name}}}`, String(count)),
    texts,
  )
  return null
}

function compare({ material }: Desk, entries: readonly [Entry, Entry]): Difference[] {
  const { definition, groups, locale } = material
  return compareEntries(readQuestionnaire(definition), groups, entries, kioskTexts[locale], locale)
}

/** One sheet in so many, by the browser's own randomness: nobody can tell beforehand which. */
function isDrawn(): boolean {
  const oneIn = Number((document.getElementById('sample') as HTMLSelectElement).value)
  if (oneIn === 0) return false
  return crypto.getRandomValues(new Uint32Array(1))[0]! % oneIn === 0
}

/** Each difference with its two answers: the sheet says which is right. */
function choose(desk: Desk, differences: readonly Difference[], entries: readonly [Entry, Entry]): void {
  const locale: Locale = desk.material.locale
  const texts = kioskTexts[locale]
  const status = element('p', { role: 'alert' })
  const button = element('button', { class: 'button', type: 'submit' }, texts.seal) as HTMLButtonElement
  const heading = element('h1', { tabindex: '-1' }, texts.compareTitle)
  const form = element(
    'form',
    { class: 'compare' },
    ...differences.map(({ title, first, second }, place) =>
      element(
        'fieldset',
        {},
        element('legend', {}, title),
        option(place, 'first', texts.first.replace('{{value}}', first)),
        option(place, 'second', texts.second.replace('{{value}}', second)),
      ),
    ),
    status,
    element('p', {}, button),
  ) as HTMLFormElement
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const data = new FormData(form)
    const chosen = differences.map((_, place) => data.get(`difference-${place}`))
    if (chosen.includes(null)) {
      status.textContent = texts.chooseAll
      form.querySelectorAll<HTMLElement>('fieldset')[chosen.indexOf(null)]?.querySelector('input')?.focus()
      return
    }
    button.disabled = true
    const right = differences.filter((_, place) => chosen[place] === 'second').map(({ code }) => code)
    const refusal = await seal(desk, mergeEntries(entries, new Set(right)))
    status.textContent = refusal?.[locale] ?? ''
    button.disabled = false
  })
  document.getElementById('outcome')!.replaceChildren(heading, element('p', {}, texts.compareLede), form)
  desk.showChoice()
  heading.focus()
}

function option(place: number, value: string, words: string): HTMLElement {
  const input = element('input', { type: 'radio', name: `difference-${place}`, value })
  return element('label', { class: 'choice' }, input, element('span', {}, words))
}
