import type { MountedSurvey, mountSurvey as mount } from '#app/components/survey/island.tsx'
import { memoryStore } from '#app/domain/ballots/client/pending-ballot.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { Answers } from '#surveys/answers.ts'
import { clerkEntry } from './clerk-entry.ts'
import type { CodeForm } from './code-form.ts'
import type { EmbeddedMaterial } from './embedded-material.ts'
import { kioskTexts } from './kiosk-texts.ts'
import { element, thanks } from './outcome.ts'
import { createSender, type SendResult } from './send.ts'
import { sentences } from './sentences.ts'
import { wipeAfter } from './wipe.ts'

export { watchIdle } from './wipe.ts'

export interface Session {
  material: EmbeddedMaterial
  clerk: boolean
  form: CodeForm
  mountSurvey: typeof mount
}

const place = (id: string) => document.getElementById(id)!

function show(id: 'introduction' | 'survey' | 'outcome', mayLeave = id === 'survey'): void {
  for (const each of ['introduction', 'survey', 'outcome']) place(each).hidden = each !== id
  place('leaving').hidden = !mayLeave
  window.scrollTo(0, 0)
}

let mounted: MountedSurvey | null = null

/** One person's answer, or one sheet's. What is begun is kept in memory only: a page that is closed keeps nothing. */
export function openSession(session: Session, secret: string): void {
  const { material, form, clerk } = session
  form.clear()
  document.querySelector('[data-language]')?.remove()
  const sender = createSender(material, secret, memoryStore())
  let locale: Locale = material.locale
  const texts = () => kioskTexts[locale]
  place('leave').onclick = () => wipe(session)

  const finish = (result: SendResult) => {
    if (result.refusal) return result.refusal
    close()
    if (clerk) showDone(session, result.number!)
    else {
      const rest = thanks(locale, { ...result, ...material }).filter((one) => !one.querySelector('a'))
      place('outcome').replaceChildren(
        ...rest.slice(0, -1),
        wipeAfter(texts(), () => wipe(session)),
      )
      show('outcome')
      place('outcome').querySelector<HTMLElement>('h1')?.focus()
    }
    return null
  }
  const draw = (onAnswers: (answers: Answers, group: string | null) => Promise<SendResult['refusal']>) => {
    show('survey')
    const survey = session.mountSurvey(place('survey'), {
      ...material,
      notice: { fr: kioskTexts.fr.memory, en: kioskTexts.en.memory },
      onLocaleChange: (next) => {
        locale = next
        document.documentElement.lang = next
        place('answer').lang = next
      },
      onSubmit: onAnswers,
    })
    mounted = survey
  }
  const send = async (answers: Answers, group: string | null) =>
    explain(finish(await sender.send(answers, group, (step) => mounted?.announce(step))))
  if (clerk) clerkEntry({ material, draw, close, showChoice: () => show('outcome', true), send })
  else draw(send)
}

/** What is said of a link is said of a code here. */
function explain(refusal: SendResult['refusal']): SendResult['refusal'] {
  const about = (key: 'failedCode' | 'usedCode') => ({ fr: kioskTexts.fr[key], en: kioskTexts.en[key] })
  if (refusal?.fr === sentences.fr.failed['unknown-link']) return about('failedCode')
  return refusal?.fr === sentences.fr.failed['link-used'] ? about('usedCode') : refusal
}

function close(): void {
  mounted?.unmount()
  mounted = null
}

/** Nothing of the person stays: the survey leaves the page, then the page itself starts over. The clerk's stays for the next sheet. */
export function wipe(session: Session): void {
  close()
  place('outcome').replaceChildren()
  document.getElementById('again')?.remove()
  session.form.clear()
  show('introduction')
  // The survey takes its steps out of the browser's history first.
  if (!session.clerk) setTimeout(() => location.reload(), 150)
}

function showDone(session: Session, number: string): void {
  const texts = kioskTexts[session.material.locale]
  const next = element('button', { class: 'button', type: 'button' }, texts.nextSheet)
  next.addEventListener('click', () => wipe(session))
  const [before, after] = texts.sheetDone.split('{{number}}')
  place('outcome').replaceChildren(
    element('p', { role: 'status' }, before!, element('strong', { id: 'ballot-number' }, number), after!),
    element('p', {}, next),
  )
  show('outcome')
  next.focus()
}
