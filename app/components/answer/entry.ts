import { takeLink } from '#app/domain/ballots/client/take-link.ts'
import type { Locale } from '#app/i18n/index.ts'
import { readMaterial } from './embedded-material.ts'
import { notice, thanks } from './outcome.ts'
import { keepTab, sentences } from './sentences.ts'

/**
 * The answer page in the browser (anonymity.md M1): takes the link, fetches the survey while the introduction is read,
 * shows it at « Commencer », then thanks. Opening the page sends nothing and uses nothing up.
 */
const material = readMaterial(document)
const introduction = document.getElementById('introduction')!
const surveyPlace = document.getElementById('survey')!
const outcomePlace = document.getElementById('outcome')!
const noticePlace = document.getElementById('notice')!
const start = document.getElementById('start') as HTMLButtonElement
const preview = material.urn === null
const secret = preview ? 'preview' : takeLink(window, material.waveId)
let locale: Locale = material.locale

const texts = () => sentences[locale]

function load() {
  return Promise.all([import('#app/components/survey/island.tsx'), import('./send.ts')])
}

function show(place: HTMLElement): void {
  for (const each of [introduction, surveyPlace, outcomePlace]) each.hidden = each !== place
  window.scrollTo(0, 0)
}

function showThanks(number: string | null, resumed: boolean): void {
  document.querySelector('[data-language]')?.remove()
  outcomePlace.replaceChildren(...thanks(locale, { number, resumed, ...material }))
  show(outcomePlace)
  outcomePlace.querySelector<HTMLElement>('h1')?.focus()
}

async function begin(): Promise<void> {
  start.disabled = true
  start.textContent = texts().starting
  try {
    const [{ mountSurvey }, { createSender }] = await load()
    const sender = createSender(material, secret!)
    surveyPlace.hidden = false
    const survey = mountSurvey(surveyPlace, {
      ...material,
      notice: sender.durable ? null : keepTab,
      onLocaleChange: changeLanguage,
      onSubmit: async (answers, group) => {
        const result = await sender.send(answers, group, (step) => survey.announce(step))
        if (result.refusal) return result.refusal
        survey.unmount()
        showThanks(result.number, result.resumed)
        return null
      },
    })
    document.querySelector('[data-language]')?.remove()
    show(surveyPlace)
  } catch {
    // The survey's code could not be fetched: the same button tries again.
    start.disabled = false
    start.textContent = texts().start
    noticePlace.replaceChildren(notice(texts().islandFailed))
  }
}

function changeLanguage(next: Locale): void {
  locale = next
  document.documentElement.lang = next
  document.getElementById('answer')!.lang = next
  document.title = material.title[next]
}

/** Where storage is refused the fragment stays in the address, and has to follow to the other pages of the wave. */
function keepFragment(): void {
  if (location.hash.length < 2) return
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-language], [data-keep-link]')) {
    link.hash = location.hash
  }
}

/** A ballot begun here and never acknowledged is finished first, with the same bytes. */
async function offerToFinish(): Promise<void> {
  if (preview || !mayHavePending()) return
  const [, { createSender }] = await load()
  const sender = createSender(material, secret!)
  if (!(await sender.isPending())) return
  const finish = async () => {
    const result = await sender.finish()
    if (result.refusal) offer(result.refusal[locale])
    else showThanks(result.number, true)
  }
  const offer = (sentence: string) =>
    noticePlace.replaceChildren(
      notice(sentence, { title: texts().pendingTitle, button: { label: texts().finish, press: finish } }),
    )
  start.hidden = true
  offer(texts().pending)
}

/** Without a look at what is stored: is there anything in this browser at all? */
function mayHavePending(): boolean {
  try {
    return localStorage.length > 0
  } catch {
    return false
  }
}

// Another person's link pasted in this tab changes the fragment only: the page starts over with it.
addEventListener('hashchange', () => location.reload())

if (!isSecureContext || !crypto.subtle) noticePlace.append(notice(texts().noCrypto))
else if (!secret) {
  noticePlace.append(notice(texts().noLink))
  document.getElementById('have-code')!.hidden = false
} else {
  keepFragment()
  start.hidden = false
  start.addEventListener('click', () => void begin())
  void offerToFinish()
  // While the introduction is read; a failure here shows at « Commencer ».
  addEventListener('load', () => void load().catch(() => undefined))
}
