import { encode } from 'uqr'
import { checkCode, shareCheck } from '#app/domain/ballots/sheet-code.ts'
import { scannedText, sheetLines } from '#app/domain/ballots/sheet-words.ts'
import type { TrusteeState } from '#app/domain/trustees/trustee-state.ts'
import type { TrusteeMaterial } from './trustee-material.ts'

/** Writes a share on its sheet, in the page and nowhere else. @param share 33 bytes */
export async function fillSheet(
  { waveId, texts }: TrusteeMaterial,
  state: TrusteeState,
  share: Uint8Array,
): Promise<void> {
  const lines = sheetLines(share)
  const check = checkCode(await shareCheck(waveId, state.trusteeId, share))
  write('sheet-heading', texts.heading.replace('{place}', String(state.place)))
  write('sheet-who', `${state.name}, ${state.role}`)
  write('sheet-check', check)
  const places = document.querySelectorAll('#sheet-words > li')
  for (const [place, item] of places.entries()) item.replaceChildren(...drawLine(lines[place]!))
  document.getElementById('sheet-qr')!.replaceChildren(drawCode(scannedText(lines, check)))
}

/** Takes the share off the page. */
export function clearSheet(): void {
  for (const id of ['sheet-check', 'sheet-who', 'sheet-qr']) write(id, '')
  for (const item of document.querySelectorAll('#sheet-words > li')) item.textContent = ''
}

function write(id: string, text: string): void {
  document.getElementById(id)!.textContent = text
}

/** Words apart, their first four letters, which are enough, in bold. */
function drawLine(words: readonly string[]): Node[] {
  return words.flatMap((word) => {
    const whole = document.createElement('span')
    const telling = document.createElement('b')
    telling.textContent = word.slice(0, 4)
    whole.append(telling, word.slice(4))
    return [whole, document.createTextNode(' ')]
  })
}

const svg = 'http://www.w3.org/2000/svg'

/** A QR code as one path: no style attribute, which the page's policy refuses. */
function drawCode(text: string): SVGElement {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const picture = document.createElementNS(svg, 'svg')
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`)
  picture.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(svg, 'path')
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  path.setAttribute('d', squares.join(''))
  picture.append(path)
  return picture
}
