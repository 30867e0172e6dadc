import type { ReactNode } from 'react'
import type { LocalizedText } from '#app/i18n/index.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'
import { ScrollRegion } from './scroll-region.tsx'

export interface ChangeRow {
  id: string
  title: LocalizedText
  before: { startsOn: string; endsOn: string }
  after: { startsOn: string; endsOn: string }
}

/** Dates before and after a move, a row each. `tick` puts a box in the first column. */
export function BeforeAfter(props: {
  caption: string
  rows: readonly ChangeRow[]
  tick?: (row: ChangeRow, label: string) => ReactNode
}) {
  const t = useT()
  const locale = useLocale()
  return (
    <ScrollRegion label={props.caption}>
      <table>
        <caption className="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calendar:what')}</th>
            <th scope="col">{t('calendar:before')}</th>
            <th scope="col">{t('calendar:after')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{props.tick ? props.tick(row, row.title[locale]) : row.title[locale]}</th>
              <td>
                <Days {...row.before} />
              </td>
              <td>
                <strong>
                  <Days {...row.after} />
                </strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Days({ startsOn, endsOn }: { startsOn: string; endsOn: string }) {
  const t = useT()
  const format = useFormat()
  if (startsOn === endsOn) return <>{format.date(startsOn)}</>
  const days = { from: format.date(startsOn, 'short'), to: format.date(endsOn, 'short') }
  return <>{t('calendar:fromTo', days)}</>
}
