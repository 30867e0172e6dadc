import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { epciEdition, findEpci, searchEpci } from '#app/domain/processes/find-epci.server.ts'
import { parseCommunes } from '#app/domain/processes/schema.ts'
import { isSiren } from '#app/domain/processes/siren.ts'

const names = (typed: string) => searchEpci(typed).proposals.map(({ name }) => name)

describe('searchEpci', () => {
  it.each([
    ['cœur de nacre', 'Communauté de communes Coeur de Nacre'],
    ['COEUR NACRE', 'Communauté de communes Coeur de Nacre'],
    ['faucigny', 'Communauté de communes Faucigny - Glières'],
    ['Gliéres faucig', 'Communauté de communes Faucigny - Glières'],
    ['st etienne metropole', 'Saint-Étienne Métropole'],
    ['SAINT-ÉTIENNE MÉT', 'Saint-Étienne Métropole'],
    ['d’arras', 'Communauté urbaine d’Arras'],
    ["d'arras", 'Communauté urbaine d’Arras'],
    ['200 000 172', 'Communauté de communes Faucigny - Glières'],
  ])('finds « %s » first', (typed, name) => {
    expect(names(typed)[0]).toBe(name)
  })

  it('finds an EPCI by one of its communes, and says which', () => {
    const [first] = searchEpci('contamine sur arve').proposals
    expect(first).toEqual({
      siren: '200000172',
      name: 'Communauté de communes Faucigny - Glières',
      department: '74',
      largest: 'Bonneville',
      communes: 7,
      population: 28_363,
      member: 'Contamine-sur-Arve',
    })
    expect(searchEpci('74087').proposals[0]?.member).toBe('Contamine-sur-Arve')
  })

  it('puts those whose largest commune is named so before those that have a small one of that name', () => {
    const found = searchEpci('bonnevi').proposals
    expect(found[0]).toMatchObject({ largest: 'Bonneville', member: null })
    expect(found.slice(1).every(({ member }) => member !== null)).toBe(true)
    expect(found.length).toBeGreaterThan(3)
  })

  it('tells those of one name apart', () => {
    const same = searchEpci('communaute de communes du perche').proposals.filter(
      ({ name }) => name === 'Communauté de communes du Perche',
    )
    expect(same.length).toBeGreaterThan(0)
    expect(new Set(same.map(({ department, largest }) => department + largest)).size).toBe(same.length)
  })

  it('finds nothing for one letter, and for what nobody is called', () => {
    for (const typed of ['', ' ', 'a', '-', 'zzzz', '\0\u{10ffff}']) expect(names(typed), typed).toEqual([])
    const { proposals, more } = searchEpci('communaute')
    expect(proposals).toHaveLength(12)
    expect(more).toBeGreaterThan(1_000)
  })

  it('takes garbage without failing, and each answer matches', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        for (const { siren } of searchEpci(typed).proposals) expect(findEpci(siren)).not.toBeNull()
      }),
    )
  })
})

describe('the list', () => {
  it('is that of 2026, whole', () => {
    expect(epciEdition()).toBe('2026')
    // 1 255 EPCI, 34 871 member communes: README of @etalab/decoupage-administratif, version 6.0.0.
    let communes = 0
    let count = 0
    const seen = new Set<string>()
    for (const start of ['communaute', 'metropole', 'eurometropole']) {
      for (const { siren } of searchEpci(start, 5_000).proposals) {
        if (seen.has(siren)) continue
        seen.add(siren)
        count += 1
        communes += findEpci(siren)!.communes.length
      }
    }
    expect([count, communes]).toEqual([1_255, 34_871])
  })

  it('gives SIREN and communes that the form takes, the largest first', () => {
    const wrong = searchEpci('communaute', 5_000).proposals.filter(({ siren }) => {
      const { communes } = findEpci(siren)!
      const text = communes.map((each) => `${each.inseeCode} ${each.name} ${each.population}`).join('\n')
      const read = parseCommunes(text)
      const sorted = communes.every(({ population }, at) => !at || communes[at - 1]!.population >= population)
      return !isSiren(siren) || !sorted || JSON.stringify(read) !== JSON.stringify(communes)
    })
    expect(wrong).toEqual([])
    expect(findEpci('999999998')).toBeNull()
    const seyssel = findEpci('200070852')!.communes.filter(({ name }) => name.startsWith('Seyssel'))
    expect(seyssel.map(({ name }) => name)).toEqual(['Seyssel (74)', 'Seyssel (01)'])
  })
})
