import * as fs from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { colourSheet } from '#app/domain/settings/colour-sheet.ts'
import {
  adjustColours,
  type ChosenColours,
  fixedColours,
  productColours,
} from '#app/domain/settings/colours.ts'
import { contrast, isColour, luminance } from '#app/domain/settings/contrast.ts'
import { fromOklch, toOklch } from '#app/domain/settings/oklch.ts'

const byte = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'))
const colour = fc.tuple(byte, byte, byte).map((parts) => `#${parts.join('')}`)
const chosen: fc.Arbitrary<ChosenColours> = fc.record({ accent: colour, second: colour, background: colour })
const hard: [ChosenColours][] = [
  ['#ffffff', '#ffffff', '#ffffff'],
  ['#000000', '#000000', '#000000'],
  ['#808080', '#7a7a7a', '#808080'],
  ['#ffff00', '#00ffff', '#ff00ff'],
  ['#0000ff', '#767676', '#00ff00'],
].map(([accent, second, background]) => [{ accent: accent!, second: second!, background: background! }])

/** Every text and every edge on what it stands on, of one theme: [on, under, contrast it needs]. */
function pairs(all: ReturnType<typeof adjustColours>, theme: 'light' | 'dark') {
  const { paper, accent, onAccent, accentWash, second, onSecond } = all[theme]
  const { sheet, ink, quiet, edge, alert } = fixedColours[theme]
  const surfaces = [paper, sheet, accentWash]
  const texts = [ink, quiet, alert, accent].flatMap((text) =>
    surfaces.map((surface) => [text, surface, 4.5] as const),
  )
  const edges = surfaces.map((surface) => [edge, surface, 3] as const)
  return [...texts, ...edges, [onAccent, accent, 4.5] as const, [onSecond, second, 4.5] as const]
}

describe('whatever the three colours', () => {
  it.each(['light', 'dark'] as const)('everything can be read in the %s theme', (theme) => {
    fc.assert(
      fc.property(chosen, (colours) => {
        for (const [on, under, least] of pairs(adjustColours(colours), theme)) {
          expect(contrast(on, under), `${on} on ${under}`).toBeGreaterThanOrEqual(least)
        }
      }),
      { numRuns: 400, examples: hard },
    )
  })

  it('light is light and dark is dark: each theme reads on its own paper', () => {
    fc.assert(
      fc.property(chosen, (colours) => {
        const { light, dark } = adjustColours(colours)
        expect(luminance(light.paper)).toBeGreaterThan(luminance(dark.paper) + 0.5)
      }),
      { examples: hard },
    )
  })

  it('what the pilot is told is what is shown', () => {
    fc.assert(
      fc.property(chosen, (colours) => {
        const { changes, light, dark } = adjustColours(colours)
        expect([changes.accent.light, changes.accent.dark]).toEqual([light.accent, dark.accent])
        expect([changes.background.light, changes.background.dark]).toEqual([light.paper, dark.paper])
        for (const change of Object.values(changes)) {
          expect(Math.min(change.lightContrast, change.darkContrast)).toBeGreaterThanOrEqual(4.5)
        }
      }),
      { examples: hard },
    )
  })
})

it('leaves a colour that can be read as it is', () => {
  const { changes } = adjustColours({ accent: '#1f5d57', second: '#e9a820', background: '#fdf9f1' })
  expect([changes.accent.light, changes.second.light, changes.background.light]).toEqual([
    '#1f5d57',
    '#e9a820',
    '#fdf9f1',
  ])
})

it('keeps the hue of what it darkens, and darkens no more than needed', () => {
  const { changes } = adjustColours({ ...productColours, accent: '#ffcc00' })
  expect(Math.abs(toOklch(changes.accent.light).hue - toOklch('#ffcc00').hue)).toBeLessThan(0.12)
  expect(changes.accent.lightContrast).toBeLessThan(4.9)
  expect(changes.accent.chosenContrast).toBeLessThan(1.6)
})

it('goes from a colour to how it looks and back', () => {
  fc.assert(fc.property(colour, (each) => contrast(fromOklch(toOklch(each)), each) < 1.03))
})

it('measures contrast as WCAG 2.2 defines it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  expect(contrast('#0d5558', '#0d5558')).toBe(1)
})

it('knows the tokens that no territory changes', () => {
  const tokens = fs.readFileSync('app/components/ui/tokens.css', 'utf8')
  for (const name of ['sheet', 'ink', 'quiet', 'edge', 'alert'] as const) {
    const { light, dark } = fixedColours
    expect(tokens).toContain(`--${name}: light-dark(${light[name]}, ${dark[name]});`)
  }
  const { accent, second, background } = productColours
  for (const value of [accent, second, background]) expect(tokens).toContain(`light-dark(${value}, `)
})

describe('the style sheet', () => {
  it('names tokens and colours, and nothing else', () => {
    fc.assert(
      fc.property(chosen, (colours) => {
        expect(colourSheet(colours)).toMatch(
          /^:root\{(--[a-z-]+:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);?){6}\}\n$/,
        )
      }),
    )
  })

  it('takes no text for a colour', () => {
    const hostile = ['red', '#fff', '#0d5558;}body{display:none', 'url(//evil.example)', '#0D5558', '']
    expect(hostile.filter(isColour)).toEqual([])
    for (const value of hostile) {
      expect(() => colourSheet({ ...productColours, second: value })).toThrow(TypeError)
    }
  })
})
