import { contrast, worstContrast } from './contrast.ts'
import { fromOklch, type Oklch, toOklch } from './oklch.ts'

/** As the pilot chose them: #rrggbb in lower case. */
export interface ChosenColours {
  /** Links, buttons, what is selected, the ring of focus. */
  accent: string
  /** The band of the public pages and the mark of the present day: always under text, never text. */
  second: string
  /** The paper of every page. */
  background: string
}

/** The product's own colours, offered to a territory that chose none (app/components/ui/tokens.css). */
export const productColours: ChosenColours = {
  accent: '#0d5558',
  second: '#0d5558',
  background: '#fcfbf8',
}

/** What the tokens of one theme become. */
export interface ThemeColours {
  paper: string
  accent: string
  onAccent: string
  accentWash: string
  second: string
  onSecond: string
}

/** What became of one colour, for the pilot to read. */
export interface ColourChange {
  chosen: string
  light: string
  dark: string
  /** Smallest contrast of its texts as chosen, and as shown in each theme; 4.5 at least once shown. */
  chosenContrast: number
  lightContrast: number
  darkContrast: number
}

export interface AdjustedColours {
  light: ThemeColours
  dark: ThemeColours
  changes: Record<keyof ChosenColours, ColourChange>
}

/** Contrast of texts and of the edges of controls (RGAA 4.1.2, criteria 3.2 and 3.3; interface.md). */
export const textContrast = 4.5
export const controlContrast = 3
/** Nothing of the dark theme is the pilot's choice: links are made more readable there than they must be. */
const darkAccentContrast = 6

/** Tokens that no territory changes (app/components/ui/tokens.css). */
export const fixedColours = {
  light: { sheet: '#ffffff', ink: '#1a1f22', quiet: '#565d61', edge: '#83898c', alert: '#8a3b12' },
  dark: { sheet: '#1b2023', ink: '#eceae4', quiet: '#a9b0b3', edge: '#767e82', alert: '#f0a27c' },
} as const
type Theme = keyof typeof fixedColours

const step = 0.004

/**
 * Makes three colours fit to be read in both themes. Hues stay; lightness moves as little as contrast asks, and papers and
 * washes lose what is too vivid under a text. The second colour stays as it is: its text is black or white.
 * Whatever the colours: every text has 4.5 : 1, every edge of a control 3 : 1.
 */
export function adjustColours(chosen: ChosenColours): AdjustedColours {
  const light = themeColours(chosen, 'light')
  const dark = themeColours(chosen, 'dark')
  return {
    light,
    dark,
    changes: {
      accent: {
        chosen: chosen.accent,
        light: light.accent,
        dark: dark.accent,
        chosenContrast: worstContrast(chosen.accent, under('light', light)),
        lightContrast: worstContrast(light.accent, under('light', light)),
        darkContrast: worstContrast(dark.accent, under('dark', dark)),
      },
      second: {
        chosen: chosen.second,
        light: light.second,
        dark: dark.second,
        chosenContrast: contrast(chosen.second, light.onSecond),
        lightContrast: contrast(light.second, light.onSecond),
        darkContrast: contrast(dark.second, dark.onSecond),
      },
      background: {
        chosen: chosen.background,
        light: light.paper,
        dark: dark.paper,
        chosenContrast: contrast(chosen.background, fixedColours.light.quiet),
        lightContrast: contrast(light.paper, fixedColours.light.quiet),
        darkContrast: contrast(dark.paper, fixedColours.dark.quiet),
      },
    },
  }
}

function themeColours(chosen: ChosenColours, theme: Theme): ThemeColours {
  const isLight = theme === 'light'
  const paper = isLight ? lightPaper(chosen.background) : tinted(chosen.background, theme, 0.2, 0.015)
  const accentWash = isLight
    ? tinted(chosen.accent, theme, 0.945, 0.014)
    : tinted(chosen.accent, theme, 0.29, 0.03)
  const surfaces = [paper, fixedColours[theme].sheet, accentWash]
  const wanted = isLight ? textContrast : darkAccentContrast
  const accent = moved(
    chosen.accent,
    isLight ? -step : step,
    (each) => worstContrast(each, surfaces) >= wanted,
  )
  return {
    paper,
    accent,
    onAccent: readable(accent),
    accentWash,
    second: chosen.second,
    onSecond: readable(chosen.second),
  }
}

/** What texts in the accent's colour stand on. */
function under(theme: Theme, { paper, accentWash }: ThemeColours): string[] {
  return [paper, fixedColours[theme].sheet, accentWash]
}

/** The chosen paper when it can be read on; else lighter, and less vivid. */
function lightPaper(background: string): string {
  if (canBeReadOn(background, 'light') && toOklch(background).chroma <= 0.03) return background
  return tinted(background, 'light', Math.max(0.955, toOklch(background).lightness), 0.03)
}

/** A surface of this hue, moved away from its texts until all of them can be read on it. */
function tinted(colour: string, theme: Theme, lightness: number, mostChroma: number): string {
  const { chroma, hue } = toOklch(colour)
  const start = { lightness, chroma: Math.min(chroma, mostChroma), hue }
  return moved(start, theme === 'light' ? step : -step, (each) => canBeReadOn(each, theme))
}

/** Whether the texts and the edges that no territory changes can be read on this surface. */
function canBeReadOn(surface: string, theme: Theme): boolean {
  const { ink, quiet, alert, edge } = fixedColours[theme]
  return (
    worstContrast(surface, [ink, quiet, alert]) >= textContrast && contrast(surface, edge) >= controlContrast
  )
}

/** The colour itself, else the nearest in lightness that will do; at worst, white or black. */
function moved(from: string | Oklch, by: number, willDo: (colour: string) => boolean): string {
  const start = typeof from === 'string' ? toOklch(from) : from
  if (typeof from === 'string' && willDo(from)) return from
  for (let { lightness } = start; lightness > 0 && lightness < 1; lightness += by) {
    const colour = fromOklch({ ...start, lightness })
    if (willDo(colour)) return colour
  }
  return by > 0 ? '#ffffff' : '#000000'
}

/** White, or nearly black; black itself for the few greys where neither reaches 4.5 : 1. */
function readable(surface: string): string {
  const [best = ''] = ['#ffffff', '#0b1215'].sort((a, b) => contrast(surface, b) - contrast(surface, a))
  return contrast(surface, best) >= textContrast ? best : '#000000'
}
