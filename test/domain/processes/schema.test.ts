import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newProcessSchema, parseCommunes } from '#app/domain/processes/schema.ts'
import { isSiren } from '#app/domain/processes/siren.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))

describe('isSiren', () => {
  it('knows those of the register', () => {
    // Banque de France, SNCF, Rennes Métropole.
    for (const siren of ['572104891', '552049447', '243500139']) expect(isSiren(siren), siren).toBe(true)
  })

  it('takes exactly one check digit in ten', () => {
    fc.assert(
      fc.property(digits(8), (start) => {
        const taken = Array.from('0123456789').filter((check) => isSiren(start + check))
        expect(taken).toHaveLength(1)
      }),
    )
  })

  it('sees one wrong digit, wherever it is', () => {
    fc.assert(
      fc.property(digits(8), fc.nat(8), fc.integer({ min: 1, max: 9 }), (start, place, shift) => {
        const siren = Array.from('0123456789', (check) => start + check).find(isSiren)!
        const wrong = [...siren].map((digit, at) => (at === place ? (Number(digit) + shift) % 10 : digit))
        expect(isSiren(wrong.join(''))).toBe(false)
      }),
    )
  })

  it('refuses what is not nine digits, without failing', () => {
    const garbage = fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !/^\d{9}$/.test(text))
    fc.assert(fc.property(garbage, (text) => !isSiren(text)))
    for (const text of ['', '57210489', '5721048910', '572 104 891', '572104891\n', '٥٧٢١٠٤٨٩١']) {
      expect(isSiren(text), text).toBe(false)
    }
  })
})

describe('parseCommunes', () => {
  it('reads lines as people paste them', () => {
    expect(parseCommunes('26198 Ambre-la-Ville\r\n\n 26199;Montclair \n2a004\tSaint-Éloi, le Haut')).toEqual([
      { inseeCode: '26198', name: 'Ambre-la-Ville' },
      { inseeCode: '26199', name: 'Montclair' },
      { inseeCode: '2A004', name: 'Saint-Éloi, le Haut' },
    ])
  })

  it('reads the inhabitants where they are given', () => {
    expect(parseCommunes('26198 Ambre-la-Ville 8 012\n26199;Montclair;300\n26200\tVal 2000\t\n')).toEqual([
      { inseeCode: '26198', name: 'Ambre-la-Ville', population: 8_012 },
      { inseeCode: '26199', name: 'Montclair', population: 300 },
      { inseeCode: '26200', name: 'Val', population: 2_000 },
    ])
  })

  it.each([
    ['nothing', '  \n'],
    ['a name without a code', 'Montclair'],
    ['a code without a name', '26199'],
    ['the code of a department that does not exist', '2C001 Montclair'],
    ['a postcode cut short', '2619 Montclair'],
    ['the same code twice', '26199 Montclair\n26199 Ambre'],
    ['the same name twice', '26199 Montclair\n26198 MONTCLAIR'],
    ['a name beyond 120 letters', `26199 ${'a'.repeat(121)}`],
  ])('refuses %s', (_what, text) => {
    expect(parseCommunes(text)).toBeNull()
  })

  it('makes of garbage nothing, or communes that a table takes', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc
        .tuple(digits(5), fc.constantFrom(' ', ';', ',', '\t'), fc.string({ maxLength: 20 }))
        .map((parts) => parts.join('')),
    )
    let read = 0
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        const communes = parseCommunes(lines.join('\n'))
        if (!communes) return
        read += 1
        expect(communes.length).toBeGreaterThan(0)
        expect(new Set(communes.map(({ inseeCode }) => inseeCode)).size).toBe(communes.length)
        for (const { inseeCode, name } of communes) {
          expect(inseeCode).toMatch(/^([0-9]{2}|2[AB])[0-9]{3}$/)
          expect(name).toMatch(/^\S/)
          expect(name).not.toContain('\0')
          expect(name.length).toBeLessThanOrEqual(120)
        }
      }),
      { numRuns: 500, examples: [[['26199 \0']], [['26199 a\0b']]] },
    )
    expect(read).toBeGreaterThan(20)
  })
})

describe('the form of a démarche', () => {
  const form = {
    name: 'Notre mutualisation',
    epciName: 'Val d’Ambre',
    epciSiren: '572 104 891',
    communes: '26198 Ambre\n2a004 Montclair',
    centralCommune: ' 2a004 ',
    launchOn: '2026-12-01',
  }
  const wrong = (change: Partial<Record<keyof typeof form, string | undefined>>) =>
    newProcessSchema.safeParse({ ...form, ...change }).error?.issues.map(({ path }) => path.join('.'))

  it('is read whole', () => {
    expect(newProcessSchema.parse(form)).toMatchObject({ epciSiren: '572104891', centralCommune: '2A004' })
    expect(wrong({ centralCommune: undefined })).toBeUndefined()
  })

  it('names the field that is wrong, each alone', () => {
    expect(wrong({ name: ' ' })).toEqual(['name'])
    expect(wrong({ epciSiren: '572104892' })).toEqual(['epciSiren'])
    expect(wrong({ communes: '26198' })).toEqual(['communes'])
    expect(wrong({ centralCommune: '26000' })).toEqual(['centralCommune'])
    expect(wrong({ launchOn: '2026-02-30' })).toEqual(['launchOn'])
  })
})
