import {
  checkBytes,
  readCheckCode,
  readGroup,
  readScanned,
  readSheet,
  shareCheck,
  sheetGroupCount,
} from '#app/domain/ballots/sheet-code.ts'
import type { TrusteeMaterial } from './trustee-material.ts'

const places = Array.from({ length: sheetGroupCount }, (_, index) => index)

const groupField = (place: number) => document.getElementById(`group-${place + 1}`) as HTMLInputElement
const checkField = () => document.getElementById('check') as HTMLInputElement

/** The form where a sheet is typed: tells at once which group is wrong. */
export interface SheetEntry {
  /** The share that was typed, when it goes with its check code; otherwise says what is wrong and gives the focus to it. */
  read(trusteeId: string): Promise<Uint8Array<ArrayBuffer> | null>
  clear(): void
}

export function watchSheetEntry({ waveId, texts }: TrusteeMaterial): SheetEntry {
  const wrongGroup = (place: number) => texts.wrongGroup.replace('{place}', String(place + 1))
  for (const place of places) {
    const field = groupField(place)
    // An empty one is not wrong yet.
    field.addEventListener('change', () => {
      const wrong = field.value.trim() !== '' && !readGroup(field.value, place)
      tell(field, wrong ? wrongGroup(place) : null)
    })
  }
  groupField(0).addEventListener('input', spread)
  groupField(0).addEventListener('paste', (event) => {
    const scanned = readScanned(event.clipboardData?.getData('text') ?? '')
    if (!scanned) return
    event.preventDefault()
    fill(scanned)
  })
  // While typing, not on leaving: the button below would slip away from under the pointer.
  checkField().addEventListener('input', () => tell(checkField(), null))
  return {
    async read(trusteeId) {
      const wrong = places.filter((place) => !readGroup(groupField(place).value, place))
      for (const place of places) tell(groupField(place), wrong.includes(place) ? wrongGroup(place) : null)
      const check = readCheckCode(checkField().value)
      tell(checkField(), check ? null : texts.notCode)
      const share = readSheet(places.map((place) => groupField(place).value))
      if (!share || !check) {
        ;(wrong.length ? groupField(wrong[0]!) : checkField()).focus()
        return null
      }
      const right = await shareCheck(waveId, trusteeId, share)
      if (Array.from({ length: checkBytes }, (_, at) => right[at] === check[at]).every(Boolean)) return share
      tell(checkField(), texts.wrongSheet)
      checkField().focus()
      share.fill(0)
      return null
    },
    clear() {
      for (const field of [...places.map(groupField), checkField()]) {
        field.value = ''
        tell(field, null)
      }
    },
  }
}

/** A code reader types the whole sheet into the field that has the focus. */
function spread(): void {
  const scanned = readScanned(groupField(0).value)
  if (scanned) fill(scanned)
}

function fill({ groups, check }: { groups: string[]; check: string }): void {
  for (const place of places) {
    groupField(place).value = groups[place]!
    groupField(place).dispatchEvent(new Event('change'))
  }
  checkField().value = check
  checkField().focus()
}

/** Ties an error to its field, or takes it away. */
export function tell(field: HTMLInputElement, sentence: string | null): void {
  const place = document.getElementById(`${field.id}-error`)!
  place.textContent = sentence ?? ''
  place.hidden = sentence === null
  if (sentence === null) field.removeAttribute('aria-invalid')
  else field.setAttribute('aria-invalid', 'true')
}
