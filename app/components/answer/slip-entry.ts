import { readCodes } from './code-form.ts'
import { kioskTexts } from './kiosk-texts.ts'
import type { SlipMaterial } from './slip-material.ts'

/**
 * The pages where a slip's code is typed. On one's own device the code becomes the link that its QR code would have opened
 * (anonymity.md M1); a kiosk and the clerk's page keep it in memory, and nothing else.
 */
const material: SlipMaterial = JSON.parse(document.getElementById('material')?.textContent ?? '')
const { waveId, locale, mode, answer } = material

// A page that the browser kept to go back to it would show what was typed.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})

if (!isSecureContext || !crypto.subtle) {
  const warning = document.createElement('p')
  warning.className = 'notice alert'
  warning.textContent = kioskTexts[locale].noCrypto
  document.getElementById('code')!.before(warning)
} else if (!answer) {
  readCodes(material, (secret) => location.replace(`/e/${waveId}?langue=${locale}#${secret}`))
} else {
  const load = () => Promise.all([import('#app/components/survey/island.tsx'), import('./kiosk-session.ts')])
  document.getElementById('leave')!.onclick = () => {
    form.clear()
    location.reload()
  }
  const form = readCodes(material, async (secret) => {
    try {
      const [{ mountSurvey }, { openSession }] = await load()
      openSession({ material: answer, clerk: mode === 'clerk', form, mountSurvey }, secret)
    } catch {
      form.say(kioskTexts[locale].islandFailed)
    }
  })
  if (mode === 'clerk') document.getElementById('line-1')!.focus()
  void import('./kiosk-session.ts').then(
    ({ watchIdle }) => watchIdle(locale, form),
    () => undefined,
  )
  addEventListener('load', () => void load().catch(() => undefined))
}
