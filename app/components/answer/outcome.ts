import type { Locale } from '#app/i18n/index.ts'
import { sentences } from './sentences.ts'

type Child = Node | string

/** One element; texts are texts, never markup. */
export function element(
  name: string,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** Thanks, ballot number, when results come, nothing else (interface.md, Answer). */
export function thanks(
  locale: Locale,
  result: { number: string | null; resumed: boolean; countedAt: string; waveId: string },
): HTMLElement[] {
  const texts = sentences[locale]
  const heading = element('h1', { tabindex: '-1' }, result.number ? texts.thanksTitle : texts.thanksPreview)
  if (!result.number) return [heading]
  const date = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/Paris',
  }).format(new Date(result.countedAt))
  return [
    heading,
    ...(result.resumed ? [element('p', { class: 'flag' }, texts.thanksResumed)] : []),
    element('p', {}, texts.number),
    element('p', { class: 'ballot-number', id: 'ballot-number' }, result.number),
    element('p', { class: 'quiet' }, texts.numberWhy),
    // In a tab of its own: this page, and the number with it, would not come back.
    element(
      'p',
      {},
      element(
        'a',
        { href: `/e/${result.waveId}/verification?langue=${locale}`, target: '_blank', rel: 'noreferrer' },
        texts.verify,
      ),
    ),
    element('p', {}, texts.results.replace('{{date}}', date)),
    element('p', { class: 'quiet' }, texts.close),
  ]
}

/** A framed sentence with what to do about it. */
export function notice(
  sentence: string,
  options: { title?: string; button?: { label: string; press(): void } } = {},
) {
  const box = element('div', { class: 'notice alert', role: 'alert' })
  if (options.title) box.append(element('p', {}, options.title))
  box.append(element('p', {}, sentence))
  const { button } = options
  if (button) {
    const control = element('button', { class: 'button', type: 'button' }, button.label)
    control.addEventListener('click', button.press)
    box.append(element('p', {}, control))
  }
  return box
}
