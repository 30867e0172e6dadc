import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeSlug, isSlug, slugOf } from '#app/domain/settings/slug.ts'

describe('the address of a territory', () => {
  it('is its name, without the kind of EPCI it is', () => {
    const names = {
      'Communauté de communes du Val d’Ambre': 'val-d-ambre',
      'Communauté d’agglomération de la Baie': 'baie',
      'Communauté de communes des Cœurs-Unis': 'coeurs-unis',
      'Métropole Nord Atlantique': 'nord-atlantique',
      'Grand Lac': 'grand-lac',
    }
    for (const [name, slug] of Object.entries(names)) expect(slugOf(name)).toBe(slug)
  })

  it('can always stand in an address, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => isSlug(slugOf(name))),
      { examples: [[''], ['—'], ['../../etc'], ['a'.repeat(300)], ['0f8fad5b-d9cb-469f-a165-70867728950e']] },
    )
  })

  it('is never taken for the identifier of a démarche', () => {
    expect(isSlug('0f8fad5b-d9cb-469f-a165-70867728950e')).toBe(false)
    expect(['ab', 'Ambre', 'ambre-', 'a--b', 'a_b', 'é', 'x'.repeat(61)].filter(isSlug)).toEqual([])
  })

  it('takes the next number when somebody has it', () => {
    expect(freeSlug('ambre', new Set(['ambre', 'ambre-2', 'ambre-vert']))).toBe('ambre-3')
    expect(freeSlug('ambre', new Set(['ambre-2']))).toBe('ambre')
  })
})
