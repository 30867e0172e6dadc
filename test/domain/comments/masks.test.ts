import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask, maskPassages, splitAtPassages } from '#app/domain/comments/mask-passages.ts'
import { createNameBook, proposeMasks } from '#app/domain/comments/propose-masks.ts'
import { textWords } from '#app/domain/comments/text-words.ts'

const book = createNameBook([
  { givenName: 'Sophie', familyName: 'Martin' },
  { givenName: 'Jean-Noël', familyName: 'Le Bœuf' },
  { givenName: 'Claire', familyName: 'Petit' },
  { givenName: 'Thi', familyName: 'Ly' },
])
const proposed = (text: string) =>
  proposeMasks(text, book).map(({ passage, kind, sure }) => `${kind} ${passage}${sure ? ' !' : ''}`)

describe('what is proposed', () => {
  it.each([
    ['Sophie Martin décide de tout', ['person Sophie Martin !']],
    ['MARTIN SOPHIE décide', ['person MARTIN SOPHIE !']],
    ['la méthode de jean noel le boeuf', ['person jean noel le boeuf !']],
    ['Jean\u2010Noël LE BŒUF', ['person Jean\u2010Noël LE BŒUF !']],
    ['demandez à Martin', ['name Martin']],
    ['demandez à Mme Martin', ['name Martin !']],
    ['demandez à M. Dugenou', ['titled Dugenou']],
    ['un petit effort', ['name petit']],
    ['Claire nous l’a dit', ['given Claire']],
    ['une règle claire', []],
    ['on y va, ly compris', []],
    ['les martinets', []],
    ['Martin, et encore MARTIN', ['name Martin']],
    ['écrivez à s.martin@val-ambre.example', ['email s.martin@val-ambre.example !', 'name martin']],
    ['au 06 39 98 12 34', ['phone 06 39 98 12 34 !']],
    ['au 06.39.98.12.34 ou +33 6 39 98 12 34', ['phone 06.39.98.12.34 !', 'phone +33 6 39 98 12 34 !']],
    ['au 0033639981234', ['phone 0033639981234 !']],
    ['appelez le poste 4512', ['phone poste 4512 !']],
    ['en 2026, 12 345 678 901 234 euros', []],
    ['elle est en Arrêt-Maladie depuis sa DEPRESSION', ['health Arrêt-Maladie', 'health DEPRESSION']],
    ['deux collègues handicapées, une enceinte', ['health handicapées', 'health enceinte']],
    ['trop de stress', []],
  ])('%s', (text, expected) => {
    expect(proposed(text)).toEqual(expected)
  })

  it('is said once for all its occurrences', () => {
    expect(proposeMasks('Martin, MARTIN, martin', book)).toMatchObject([{ passage: 'Martin', times: 3 }])
  })

  it('is proposed for a hostile text of 10 kB, of whatever it is made', () => {
    const hostile = ['a@a.', '0 ', '06 ', 'M. A', 'x'.repeat(10), '🦊\u202e', '<script>', 'poste ']
    // An expression that tries every way to cut such a text would not end within the runner's limit.
    for (const part of hostile)
      expect(proposeMasks(part.repeat(10_000 / part.length), book).length).toBeLessThan(10_000)
  })
})

describe('a mask', () => {
  it.each([
    ['Mme Martin et M. MARTIN', ['martin'], `Mme ${mask} et M. ${mask}`, 2],
    ['Sophie Martin a parlé', ['Sophie Martin', 'Martin'], `${mask} a parlé`, 1],
    ['Sophie Martin Petit', ['Sophie Martin', 'Martin Petit'], mask, 1],
    ['écrire à s.martin@a.fr !', ['s.martin@a.fr', 'martin'], `écrire à ${mask} !`, 1],
    ['les martinets de Martin', ['Martin'], `les martinets de ${mask}`, 1],
    ['Ma\u0301rtin, Mar\u200btin, ＭＡＲＴＩＮ', ['Martin'], `${mask}, ${mask}, ${mask}`, 3],
    ['la fille à la moto rouge 🏍️', ['fille à la\n moto rouge', '🏍️'], `la ${mask} ${mask}`, 2],
    ['<b>Martin</b>', ['Martin'], `<b>${mask}</b>`, 1],
    ['rien', ['', '  '], 'rien', 0],
  ])('in « %s » of %j', (text, passages, expected, masked) => {
    expect(maskPassages(text, passages)).toEqual({ text: expected, masked, missing: [] })
  })

  it('says which passages the text does not hold, whole words only', () => {
    expect(maskPassages('Martine est là', ['Martin', 'là', '🦊']).missing).toEqual(['Martin', '🦊'])
  })

  it('never leaves a name that was ticked, in any form', () => {
    const letters = [...'aeéèiïoôuycçnñœæßLMDB']
    const part = fc
      .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 })
      .map((some) => some.join(''))
    const name = fc.array(part, { minLength: 1, maxLength: 3 })
    const forms: ((text: string) => string)[] = [
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.normalize('NFD'),
      (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
      (text) => [...text].join('\u200b'),
      (text) => [...text].join('\u00ad'),
    ]
    const said = fc.record({
      form: fc.constantFrom(...forms),
      joint: fc.constantFrom(' ', '-', '’', '\u00a0', '  ', '.'),
      before: fc.constantFrom('', ' ', 'et ', '(', '\n', '🦊'),
      after: fc.constantFrom(' ', ', ', ') ', '\n'),
    })
    fc.assert(
      fc.property(name, fc.array(said, { minLength: 1, maxLength: 4 }), (parts, times) => {
        const text = times
          .map(({ form, joint, before, after }) => ` ${before}${form(parts.join(joint))}${after}`)
          .join(' puis ')
        const { text: left, masked, missing } = maskPassages(text, [parts.join(' ')])
        expect([masked, missing]).toEqual([times.length, []])
        const words = textWords(left.replaceAll(mask, '|')).map(({ folded }) => folded)
        const wanted = textWords(parts.join(' ')).map(({ folded }) => folded)
        const found = words.some((_, at) => wanted.every((folded, place) => words[at + place] === folded))
        expect(found && !['puis', 'et'].includes(wanted[0]!)).toBe(false)
      }),
      { numRuns: 500, seed: 11 },
    )
  })

  it('shows the text whole around what was found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, passages) => {
        const parts = splitAtPassages(text, passages)
        expect(parts.map((part) => part.text).join('')).toBe(text)
      }),
      { numRuns: 30 },
    )
  })
})
