import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { archiveToSave, pdfToSave } from '#app/http/download.ts'

const pdfs = [Uint8Array.of(1), Uint8Array.of(2)]

describe('what people save', () => {
  it.each([
    ['bulletins-T0', 'bulletins-T0'],
    ['bulletins-T0/1', 'bulletins-T0-1'],
    ['../../etc/cron.d/x', '-..-etc-cron.d-x'],
    ['..T0', 'T0'],
    ['C:\\temp\\x', 'C-temp-x'],
    ['a"\r\nSet-Cookie: x', 'a-Set-Cookie-x'],
    ['Été\u0000\u202e', '-t-'],
  ])('bears no path, whatever a label holds: %j', async (label, clean) => {
    const answer = archiveToSave(pdfs, label)
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${clean}.zip"`)
    const names = Object.keys(unzipSync(new Uint8Array(await answer.arrayBuffer())))
    expect(names).toEqual([`${clean}-1.pdf`, `${clean}-2.pdf`])
    const one = pdfToSave(pdfs[0]!, `${label}.pdf`).headers.get('Content-Disposition')
    expect(one).toMatch(/^attachment; filename="[^./\\"][\w.-]*"$/)
  })
})
