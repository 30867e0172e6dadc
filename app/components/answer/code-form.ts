import { tellField } from '#app/components/forms/tell-field.ts'
import { cleanDigits } from '#app/domain/ballots/ballot-number.ts'
import { isSlipLine, scannedSecret, slipLineLength, slipSecret } from '#app/domain/ballots/slip-code.ts'
import { kioskTexts } from './kiosk-texts.ts'
import type { SlipMaterial } from './slip-material.ts'

export interface CodeForm {
  /** Forgets what was typed and puts the cursor on the first line. */
  clear(): void
  /** Whether something is typed. */
  isTyped(): boolean
  /** Shows a sentence below the code. */
  say(sentence: string): void
}

/**
 * Reads a slip's code line by line: each is checked as soon as it is whole. The code stays in this page; a hand scanner that
 * types the QR code's link does as well.
 * @param onSecret called with the secret of a whole, right code
 */
export function readCodes({ waveId, locale }: SlipMaterial, onSecret: (secret: string) => void): CodeForm {
  const texts = kioskTexts[locale]
  const form = document.getElementById('code') as HTMLFormElement
  const lines = [...form.querySelectorAll<HTMLInputElement>('.code-lines input')]
  const status = document.getElementById('code-status')!
  const isRight = (line: HTMLInputElement) => isSlipLine(line.value, lines.indexOf(line), waveId)
  const say = (sentence: string) => {
    status.textContent = sentence
  }

  function judge(): void {
    const wrong = lines.filter((line) => cleanDigits(line.value).length >= slipLineLength && !isRight(line))
    // One sentence below says it of all four; each line is described by it too.
    const foreign = wrong.length === lines.length
    for (const [place, line] of lines.entries()) {
      line.toggleAttribute('data-right', isRight(line))
      const sentence = foreign ? '' : texts.wrongLine.replace('{{line}}', String(place + 1))
      tellField(line, wrong.includes(line) ? sentence : null)
    }
    if (foreign) say(texts.otherWave)
    else say(lines.every(isRight) ? texts.right : '')
  }

  function typed(line: HTMLInputElement): void {
    const scanned = scannedSecret(line.value, waveId)
    if (scanned) {
      clear()
      onSecret(scanned)
      return
    }
    // A whole code that was pasted goes on in the next lines.
    let rest = cleanDigits(line.value)
    const from = lines.indexOf(line)
    if (rest.length > slipLineLength && !line.value.includes('/')) {
      for (const next of lines.slice(from)) {
        if (!rest) break
        next.value = rest.slice(0, slipLineLength)
        rest = rest.slice(slipLineLength)
      }
    }
    judge()
    const atEnd = line.selectionStart === line.value.length
    if (isRight(line) && atEnd) (lines.find((one) => !isRight(one)) ?? form.querySelector('button'))?.focus()
  }

  function clear(): void {
    form.reset()
    for (const line of lines) line.value = ''
    judge()
  }

  for (const line of lines) line.addEventListener('input', () => typed(line))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    judge()
    const secret = slipSecret(
      lines.map((line) => line.value),
      waveId,
    )
    if (secret) return onSecret(secret)
    const short = lines.filter((line) => cleanDigits(line.value).length < slipLineLength)
    for (const line of short) tellField(line, '')
    if (short.length > 0) say(texts.missing)
    lines.find((line) => !isRight(line))?.focus()
  })
  form.hidden = false
  return {
    clear: () => {
      clear()
      lines[0]!.focus()
    },
    isTyped: () => lines.some((line) => line.value !== ''),
    say,
  }
}
