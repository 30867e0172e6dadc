import type { LinesChart } from '#app/domain/results/lines-chart.ts'

/** Rows of a label stand this far apart, in units of its own size. */
const rowStep = 1.2

/** Lines from wave to wave as a vector image: it needs no script, and prints as it shows. */
export function LineChart({ chart }: { chart: LinesChart }) {
  const end = chart.columns.at(-1)!.at
  return (
    <div className="line-chart">
      <svg role="img" aria-label={chart.alt} width="100%" height="100%">
        {chart.ticks.map(({ at, text }) => (
          <g key={text} className="line-tick">
            <line x1="0%" x2={`${end}%`} y1={`${at}%`} y2={`${at}%`} />
            <text x="0%" y={`${at}%`} dy={at === 0 ? '1.1em' : '-0.3em'}>
              {text}
            </text>
          </g>
        ))}
        {chart.columns.map(({ at, label }) => (
          <line key={label} className="line-column" x1={`${at}%`} x2={`${at}%`} y1="0%" y2="100%" />
        ))}
        {chart.lines.map((line) => (
          <g key={line.last.rows.join(' ')} className={`line-${line.tone}`}>
            {line.points.slice(1).map((point, at) => (
              <line
                key={point.x}
                x1={`${line.points[at]!.x}%`}
                y1={`${line.points[at]!.y}%`}
                x2={`${point.x}%`}
                y2={`${point.y}%`}
              />
            ))}
            {line.points.map(({ x, y }) => (
              <circle key={x} cx={`${x}%`} cy={`${y}%`} r="5" />
            ))}
            <text x={`${line.first.x - 2.5}%`} y={`${line.first.at}%`} dy="0.35em" textAnchor="end">
              {line.first.text}
            </text>
            <text y={`${line.last.at}%`}>
              {line.last.rows.map((row, at) => (
                <tspan
                  key={row}
                  x={`${end + 3}%`}
                  dy={at === 0 ? `${0.35 - (rowStep * (line.last.rows.length - 1)) / 2}em` : `${rowStep}em`}
                >
                  {row}
                </tspan>
              ))}
            </text>
          </g>
        ))}
      </svg>
      <svg className="line-waves" aria-hidden="true" width="100%" height="4.2em">
        {chart.columns.map(({ at, label, notes }) => (
          <text key={label} x={`${at}%`} y="1em" textAnchor="middle">
            <tspan className="line-wave">{label}</tspan>
            {notes.map((note) => (
              <tspan key={note} x={`${at}%`} dy="1.3em">
                {note}
              </tspan>
            ))}
          </text>
        ))}
      </svg>
    </div>
  )
}
