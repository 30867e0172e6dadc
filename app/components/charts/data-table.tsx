import { useContext } from 'react'
import { useT } from '#app/components/ui/i18n.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import type { ReportTable } from '#app/domain/results/results-tables.ts'
import { FigureLinksContext } from './figure-links.tsx'

/** A table of a report: the first column heads its row, figures are aligned. It scrolls sideways on a phone. */
export function DataTable({ table }: { table: ReportTable }) {
  const t = useT()
  const { groups } = useContext(FigureLinksContext)
  const [first, ...others] = table.head
  const cells = table.texts ? 'words' : 'num'
  return (
    <ScrollRegion label={table.caption}>
      <table className="data">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((head, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name, two may read the same
              <th scope="col" className={cells} key={at}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a frozen table never changes its rows
            <tr key={at} className={row.strong ? 'strong' : undefined}>
              <th scope="row" className={`depth-${Math.min(row.depth, 6)}`}>
                {row.cells[0]}
              </th>
              {row.cells.slice(1).map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells follow the columns
                <td className={cells} key={column}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.groups && groups ? (
        <p className="small why-groups">
          <a href={groups}>{t('results:groups.link')}</a>
        </p>
      ) : null}
      {table.note ? <p className="small quiet">{table.note}</p> : null}
    </ScrollRegion>
  )
}
