import { tellField } from '#app/components/forms/tell-field.ts'
import { checkBytes, readCheckCode, shareCheck } from '#app/domain/ballots/sheet-code.ts'
import {
  readLine,
  readScanned,
  readSheet,
  readUnfinished,
  sheetLineCount,
  type TypedLine,
} from '#app/domain/ballots/sheet-words.ts'
import type { TrusteeMaterial } from './trustee-material.ts'

const places = Array.from({ length: sheetLineCount }, (_, index) => index)

const lineField = (place: number) => document.getElementById(`line-${place + 1}`) as HTMLInputElement
const checkField = () => document.getElementById('check') as HTMLInputElement

/** The form where a sheet is typed: tells at once which word, or which line, is wrong. */
export interface SheetEntry {
  /** The share that was typed, when it goes with its check code; otherwise says what is wrong and gives the focus to it. */
  read(trusteeId: string): Promise<Uint8Array<ArrayBuffer> | null>
  clear(): void
}

export function watchSheetEntry({ waveId, texts }: TrusteeMaterial): SheetEntry {
  for (const place of places) {
    const field = lineField(place)
    // As soon as a word is finished, and once the line is left; an empty line is not wrong yet.
    field.addEventListener('input', () => {
      const unknown = readUnfinished(field.value)
      if (unknown || field.ariaInvalid === 'true')
        tellField(field, unknown && sentenceOf(texts, place, unknown))
    })
    field.addEventListener('change', () => {
      tellField(
        field,
        field.value.trim() === '' ? null : sentenceOf(texts, place, readLine(field.value, place)),
      )
    })
  }
  lineField(0).addEventListener('input', spread)
  lineField(0).addEventListener('paste', (event) => {
    const scanned = readScanned(event.clipboardData?.getData('text') ?? '')
    if (!scanned) return
    event.preventDefault()
    fill(scanned)
  })
  // While typing, not on leaving: the button below would slip away from under the pointer.
  checkField().addEventListener('input', () => tellField(checkField(), null))
  return {
    async read(trusteeId) {
      const sentences = places.map((place) =>
        sentenceOf(texts, place, readLine(lineField(place).value, place)),
      )
      for (const place of places) tellField(lineField(place), sentences[place]!)
      const wrong = places.filter((place) => sentences[place] !== null)
      const check = readCheckCode(checkField().value)
      tellField(checkField(), check ? null : texts.notCode)
      const share = readSheet(places.map((place) => lineField(place).value))
      if (!share || !check) {
        ;(wrong.length ? lineField(wrong[0]!) : checkField()).focus()
        return null
      }
      const right = await shareCheck(waveId, trusteeId, share)
      if (Array.from({ length: checkBytes }, (_, at) => right[at] === check[at]).every(Boolean)) return share
      tellField(checkField(), texts.wrongSheet)
      checkField().focus()
      share.fill(0)
      return null
    },
    clear() {
      for (const field of [...places.map(lineField), checkField()]) {
        field.value = ''
        tellField(field, null)
      }
    },
  }
}

/** What is wrong with a line, with the place of the word; null when nothing is. */
function sentenceOf(texts: TrusteeMaterial['texts'], place: number, line: TypedLine): string | null {
  if (!('problem' in line)) return null
  const sentence = {
    unknown: texts.unknownWord,
    count: texts.wrongCount,
    line: texts.wrongLine,
  }[line.problem]
  return sentence
    .replace('{line}', String(place + 1))
    .replace('{place}', line.problem === 'unknown' ? String(line.place + 1) : '')
    .replace('{count}', line.problem === 'count' ? String(line.count) : '')
    .replace('{word}', () => (line.problem === 'unknown' ? line.word : ''))
}

/** A code reader types the whole sheet into the field that has the focus. */
function spread(): void {
  const scanned = readScanned(lineField(0).value)
  if (scanned) fill(scanned)
}

function fill({ lines, check }: { lines: string[]; check: string }): void {
  for (const place of places) {
    lineField(place).value = lines[place]!
    lineField(place).dispatchEvent(new Event('change'))
  }
  checkField().value = check
  checkField().focus()
}
