import type { Locale } from '#app/i18n/index.ts'
import type { CodeForm } from './code-form.ts'
import { kioskTexts } from './kiosk-texts.ts'
import { element } from './outcome.ts'

type Texts = (typeof kioskTexts)[Locale]

/** Without a sign of life for this long, in seconds, a warning; then what is left to answer it (WCAG 2.2.1 asks for 20). */
const idleSeconds = 120
const warningSeconds = 30
const thanksSeconds = 60
/** The seconds left at which they are spoken: all of them would never end. */
const spokenAt = [20, 10]

const activity = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove']

/** The countdown of the thanks page: it can be stopped, and can be hastened. */
export function wipeAfter(texts: Texts, wipe: () => void): HTMLElement {
  const { line, tell } = twofold('countdown')
  const stay = element('button', { class: 'button plain', type: 'button' }, texts.keepPage)
  const now = element('button', { class: 'button', type: 'button' }, texts.wipeNow)
  const count = countDown(thanksSeconds, (left) => {
    // A place that speaks of changes is silent about what it came with: the first is spoken a second later.
    const spoken = left === thanksSeconds - 1 || spokenAt.includes(left)
    tell(texts.nextPerson.replace('{{seconds}}', String(left)), spoken)
    if (left === 0) wipe()
  })
  stay.addEventListener('click', () => {
    count.stop()
    stay.remove()
    tell(texts.keptPage, true)
    now.focus()
  })
  now.addEventListener('click', () => {
    count.stop()
    wipe()
  })
  return element('div', { class: 'notice' }, line, element('p', { class: 'actions' }, now, stay))
}

/** Warns whoever left something on the page, then starts the page over. A page on which nothing was typed is left alone. */
export function watchIdle(locale: Locale, form: CodeForm): void {
  const texts = kioskTexts[locale]
  let since = performance.now()
  let warning: { dialog: HTMLDialogElement; stop(): void } | null = null
  const alive = () => {
    since = performance.now()
  }
  for (const name of activity) addEventListener(name, alive, { capture: true, passive: true })
  const isUsed = () => form.isTyped() || document.getElementById('introduction')!.hidden

  function warn(): void {
    const { line, tell } = twofold('wipe-soon')
    const stay = element('button', { class: 'button', type: 'button' }, texts.stay)
    const now = element('button', { class: 'button plain', type: 'button' }, texts.wipeNow)
    const dialog = element(
      'dialog',
      { class: 'kiosk-warning', 'aria-labelledby': 'still-there', 'aria-describedby': 'wipe-soon' },
      element('h2', { id: 'still-there' }, texts.stillThere),
      line,
      element('p', { class: 'actions' }, stay, now),
    ) as HTMLDialogElement
    const { stop } = countDown(warningSeconds, (left) => {
      const spoken = left === warningSeconds || spokenAt.includes(left)
      tell(texts.wipeSoon.replace('{{seconds}}', String(left)), spoken)
      if (left === 0) startOver()
    })
    warning = { dialog, stop }
    stay.addEventListener('click', () => dialog.close())
    now.addEventListener('click', startOver)
    dialog.addEventListener('close', () => {
      stop()
      dialog.remove()
      warning = null
      alive()
    })
    document.body.append(dialog)
    dialog.showModal()
  }

  setInterval(() => {
    if (warning || !isUsed() || performance.now() - since < idleSeconds * 1_000) return
    warn()
  }, 1_000)
}

/** By the button that is there for it: it knows what is on the page. */
function startOver(): void {
  document.querySelector('dialog')?.close()
  document.getElementById('leave')!.click()
}

/** A line that is seen as often as it changes, and spoken by a screen reader only when it is told to be. */
function twofold(id: string) {
  const seen = element('span', { 'aria-hidden': 'true' })
  const spoken = element('span', { class: 'visually-hidden', role: 'status' })
  const tell = (sentence: string, aloud: boolean) => {
    seen.textContent = sentence
    if (aloud) spoken.textContent = sentence
  }
  return { line: element('p', { id }, seen, spoken), tell }
}

/** Calls `tell` with the seconds left: at once, then every second, 0 at the end. */
function countDown(seconds: number, tell: (left: number) => void): { stop(): void } {
  let left = seconds
  tell(left)
  const timer = setInterval(() => {
    left -= 1
    if (left === 0) clearInterval(timer)
    tell(left)
  }, 1_000)
  return { stop: () => clearInterval(timer) }
}
