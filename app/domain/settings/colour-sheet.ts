import { adjustColours, type ChosenColours, type ThemeColours } from './colours.ts'
import { isColour } from './contrast.ts'

const tokens: Record<keyof ThemeColours, string> = {
  paper: '--paper',
  accent: '--accent',
  onAccent: '--on-accent',
  accentWash: '--accent-wash',
  second: '--second',
  onSecond: '--on-second',
}

/**
 * The style sheet of a territory: its tokens in both themes, above those of the product, whose layers any rule outside of a
 * layer overrules.
 * @throws TypeError when a colour isn't #rrggbb: nothing else may enter a style sheet
 */
export function colourSheet(chosen: ChosenColours): string {
  const { light, dark } = adjustColours(chosen)
  const names = Object.keys(tokens) as (keyof ThemeColours)[]
  const rules = names.map(
    (name) => `${tokens[name]}:light-dark(${colour(light[name])},${colour(dark[name])})`,
  )
  return `:root{${rules.join(';')}}\n`
}

function colour(value: string): string {
  if (!isColour(value)) throw new TypeError('A territory has #rrggbb colours only.')
  return value
}
