import {
  type AdjustedColours,
  type ChosenColours,
  type ColourChange,
  textContrast,
} from '#app/domain/settings/colours.ts'
import { useFormat, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { Swatch } from './swatch.tsx'

/** Each colour before and after: what was chosen, what is shown in both themes, and why. */
export function ColourChanges({ adjusted }: { adjusted: AdjustedColours }) {
  const t = useT()
  return (
    <ScrollRegion label={t('settings:coloursCaption')}>
      <table className="colour-changes">
        <caption>{t('settings:coloursCaption')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('settings:coloursChosen')}</th>
            <th scope="col">{t('settings:coloursLight')}</th>
            <th scope="col">{t('settings:coloursDark')}</th>
            <th scope="col">{t('settings:coloursWhat')}</th>
          </tr>
        </thead>
        <tbody>
          {(['accent', 'second', 'background'] as const).map((name) => (
            <tr key={name}>
              <th scope="row">{t(`settings:colour.${name}`)}</th>
              <td>
                <Swatch colour={adjusted.changes[name].chosen} />
              </td>
              <td>
                <Swatch colour={adjusted.changes[name].light} />
              </td>
              <td>
                <Swatch colour={adjusted.changes[name].dark} />
              </td>
              <td>
                <Story name={name} adjusted={adjusted} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** What was done to a colour, in words and figures. Figures are rounded down: 4.49 is not 4.5. */
function Story({ name, adjusted }: { name: keyof ChosenColours; adjusted: AdjustedColours }) {
  const t = useT()
  const format = useFormat()
  const figure = (contrast: number) => format.number(Math.floor(contrast * 10) / 10, 1)
  const change = adjusted.changes[name]
  if (name === 'second') {
    const ink = adjusted.light.onSecond === '#ffffff' ? 'settings:change.white' : 'settings:change.black'
    const params = { chosen: change.chosen, ink: t(ink), ratio: figure(change.lightContrast) }
    return <p>{t('settings:change.secondText', params)}</p>
  }
  const params = {
    chosen: change.chosen,
    shown: change.light,
    before: figure(change.chosenContrast),
    after: figure(change.lightContrast),
    required: figure(textContrast),
  }
  const kept = change.light === change.chosen
  return (
    <>
      <p>
        {kept
          ? t('settings:change.kept', { chosen: change.chosen, ratio: figure(change.lightContrast) })
          : t(`settings:change.${reason(name, change)}`, params)}
      </p>
      <p>{t('settings:change.dark', { shown: change.dark, ratio: figure(change.darkContrast) })}</p>
    </>
  )
}

function reason(name: 'accent' | 'background', change: ColourChange) {
  if (name === 'accent') return 'accentDarker'
  return change.chosenContrast < textContrast ? 'backgroundLighter' : 'backgroundCalmer'
}
