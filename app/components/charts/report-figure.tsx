import { useT } from '#app/components/ui/i18n.tsx'
import type { FigureView } from '#app/domain/results/results-view.ts'
import { BarCanvas } from './bar-canvas.tsx'
import { DataTable } from './data-table.tsx'
import { FigureTools } from './figure-tools.tsx'
import { LineChart } from './line-chart.tsx'

/** A numbered figure: one labelled bar for each question, its tables one click away. */
export function ReportFigure({ figure }: { figure: FigureView }) {
  const t = useT()
  const { chart, number, tables } = figure
  const caption = `figure-${number}`
  const numbered = t('results:numbered.figure', { number, caption: chart.caption })
  return (
    <figure className="chart" aria-labelledby={caption}>
      <figcaption id={caption} className="small">
        {numbered}
      </figcaption>
      {chart.kind === 'diverging' ? (
        <p className="chart-ends small quiet" aria-hidden="true">
          <span>{chart.ends[0]}</span>
          <span>{chart.ends[1]}</span>
        </p>
      ) : null}
      {chart.kind === 'lines' ? <LineChart chart={chart} /> : <Bars chart={chart} />}
      {tables.length > 0 ? (
        <details>
          <summary>{t('results:page.tables', { count: tables.length })}</summary>
          {tables.map((table) => (
            <DataTable key={table.caption} table={table} />
          ))}
        </details>
      ) : null}
      <FigureTools figure={figure} caption={numbered} />
    </figure>
  )
}

function Bars({ chart }: { chart: Exclude<FigureView['chart'], { kind: 'lines' }> }) {
  return (
    <ul className="chart-rows">
      {chart.kind === 'diverging'
        ? chart.rows.map((row) => (
            <Row key={row.label} row={row} bar={{ parts: row.parts, middle: chart.middle, after: '' }} />
          ))
        : chart.rows.map((row) => (
            <Row
              key={row.label}
              row={row}
              bar={{
                parts: [{ tone: 'plain', start: 0, width: row.width, text: '' }],
                middle: null,
                after: row.text,
              }}
            />
          ))}
    </ul>
  )
}

function Row({
  row,
  bar,
}: {
  row: { label: string; note: string; told: string }
  bar: Parameters<typeof BarCanvas>[0]['bar']
}) {
  return (
    <li>
      <span className="chart-label">
        {row.label} {row.note ? <span className="quiet small num">{row.note}</span> : null}
      </span>
      <BarCanvas bar={bar} told={row.told} />
    </li>
  )
}
