import type { Bar, Timeline as Line, TimelineRow } from '#app/domain/calendar/timeline.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'

interface Named {
  code: string
  title: LocalizedText
}

interface Phase extends Named {
  startsOn: string
  endsOn: string
  state: 'past' | 'current' | 'coming'
}

const band = { y: 5, height: 14 } as const
const lane = 17

/**
 * The phases of a démarche as bands on one line, today marked. Each phase is a link to its place in the list, which says
 * the same in words; the drawing itself is hidden from screen readers.
 */
export function Timeline(props: { line: Line; phases: readonly Phase[]; named: readonly Named[] }) {
  const { line, phases, named } = props
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  return (
    <figure className="timeline" aria-labelledby="timeline-title">
      <figcaption>
        <h2 id="timeline-title">{t('calendar:line')}</h2>
        <p className="quiet small">{t('calendar:lineHint')}</p>
      </figcaption>
      <Axis line={line} />
      <ol>
        {line.rows.map((row) => {
          const phase = phases.find(({ code }) => code === row.phase.code)
          if (!phase) return null
          const from = format.date(phase.startsOn, 'short')
          const to = format.date(phase.endsOn, 'short')
          return (
            <li key={phase.code} aria-current={phase.state === 'current' ? 'step' : undefined}>
              <p>
                <a href={`#${phase.code}`}>{phase.title[locale]}</a>
                <span className="quiet small">
                  {t('calendar:fromTo', { from, to })}, {t(`calendar:stateLabel.${phase.state}`)}
                </span>
              </p>
              <Row row={row} state={phase.state} today={line.today} named={named} />
            </li>
          )
        })}
      </ol>
    </figure>
  )
}

/** Quarters, and where today is. */
function Axis({ line }: { line: Line }) {
  const t = useT()
  const format = useFormat()
  return (
    <svg className="axis" height="40" aria-hidden="true">
      {line.quarters.map(({ on, at }, place) => (
        <g key={on} className={place % 2 ? 'between' : undefined}>
          <line x1={`${at}%`} x2={`${at}%`} y1="32" y2="40" />
          <text x={`${at}%`} y="29" textAnchor={anchor(at)}>
            {format.date(on, 'month')}
          </text>
        </g>
      ))}
      {line.today === null ? null : (
        <text className="today" x={`${line.today}%`} y="12" textAnchor={anchor(line.today)}>
          {t('calendar:today')}
        </text>
      )}
    </svg>
  )
}

function anchor(at: number): 'start' | 'middle' | 'end' {
  if (at < 4) return 'start'
  return at > 94 ? 'end' : 'middle'
}

function Row(props: {
  row: TimelineRow
  state: Phase['state']
  today: number | null
  named: readonly Named[]
}) {
  const { row, state, today, named } = props
  const locale = useLocale()
  const titleOf = (code: string) => named.find((each) => each.code === code)?.title[locale] ?? ''
  return (
    <div className={`row lanes-${row.consultations.length} ${state}`}>
      <svg aria-hidden="true">
        {today === null ? null : (
          <line className="today" x1={`${today}%`} x2={`${today}%`} y1="0" y2="100%" />
        )}
        <rect
          className="band"
          x={`${row.phase.at}%`}
          y={band.y}
          width={`${row.phase.width}%`}
          height={band.height}
        />
        {row.consultations.map((bar, place) => {
          const y = band.y * 2 + band.height + place * lane
          return <Consultation key={bar.code} bar={bar} y={y} title={titleOf(bar.code)} />
        })}
        {row.milestones.map(({ code, at }) => (
          <svg key={code} x={`${at}%`} y={band.y + band.height / 2} overflow="visible" aria-hidden="true">
            <path className="milestone" d="M0-8 8 0 0 8-8 0z" />
          </svg>
        ))}
      </svg>
    </div>
  )
}

/** A thin bar, and its name on the side where there is room. */
function Consultation({ bar, y, title }: { bar: Bar; y: number; title: string }) {
  const end = bar.at + bar.width
  const after = end < 60
  const long = bar.width > 60
  return (
    <>
      <rect className="consultation" x={`${bar.at}%`} y={y + 4} width={`${bar.width}%`} height="6" />
      {long ? null : (
        <text
          x={`${after ? end : bar.at}%`}
          y={y + 11}
          dx={after ? 6 : -6}
          textAnchor={after ? 'start' : 'end'}
        >
          {title}
        </text>
      )}
    </>
  )
}
