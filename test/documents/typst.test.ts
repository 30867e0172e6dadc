import { describe, expect, it } from 'vitest'
import { drawable } from '#app/documents/compiler.ts'
import { documentEngine, inColour } from '#app/documents/typst.server.ts'
import { readPdf } from './read-pdf.ts'

const engine = documentEngine()

function render(template: string, text = '') {
  return engine.render({
    template,
    locale: 'fr',
    title: 'Essai',
    author: 'Essai',
    dated: '2026-11-23',
    data: { header: { left: '', right: '' }, footer: '', text },
  })
}

describe('the document engine', () => {
  it.each([
    '#read("/etc/passwd")',
    '#read("../../../../etc/passwd")',
    '#read("package.json")',
    '#image("/etc/passwd")',
    '#include "/etc/hosts"',
    '#import "@preview/cetz:0.3.0"',
  ])('reads no file, even from a template: %s', async (markup) => {
    await expect(render(markup)).rejects.toThrow(/^Typst: /)
  })

  it('draws a narrow no-break space, and no control character', async () => {
    const pdf = await readPdf(await render('#data.text', 'Oui\u202f: 62\u00a0%\u0007\u202e'))
    expect(pdf.pages[0]).toMatch(/Oui\s: 62\s%/)
    expect(pdf.pages[0]).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
  })

  it('draws in the colour of a territory, and in the product’s where none is said', async () => {
    const about = { locale: 'fr' as const, title: 'Essai', author: 'Essai', dated: '2026-11-23' }
    const data = { header: { left: '', right: '' }, footer: '' }
    const draw = (drawn: typeof engine) =>
      drawn.render({ ...about, data, template: '#block(fill: accent, height: 1cm, width: 1cm)' })
    expect(await draw(inColour('#0d5558', engine))).toEqual(await draw(engine))
    expect(await draw(inColour('#7a1f4b', engine))).not.toEqual(await draw(engine))
  })

  it('replaces what the font cannot draw', () => {
    const covered = new Set([...'abcfi? '].map((character) => character.codePointAt(0)!))
    expect(drawable('aﬁ中\ud800\nb', covered)).toBe('afi?? b')
  })
})
