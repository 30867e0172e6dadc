import { Link } from '@remix-run/react'
import type { NewsEntry, TodoEntry } from '#app/domain/today/todo-entry.ts'
import { useFormat, useLocale, useT } from './i18n.tsx'

interface Days {
  /** YYYY-MM-DD, on the territory's clock. */
  today: string
  tomorrow: string
}

/** What waits for somebody, the most pressing first: when, what and why, where. */
export function TodoList({
  entries,
  home,
  days,
}: {
  entries: readonly TodoEntry[]
  home: string
  days: Days
}) {
  return (
    <ul className="todo">
      {entries.map((entry) => (
        <TodoLine key={`${entry.kind} ${entry.path} ${entry.on}`} entry={entry} home={home} days={days} />
      ))}
    </ul>
  )
}

function TodoLine({ entry, home, days }: { entry: TodoEntry; home: string; days: Days }) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const { kind, on, day, label, count } = entry
  const values = {
    ...{ label, count, formatted: format.number(count) },
    about: entry.about?.[locale] ?? '',
    // A day of the calendar has no hour.
    date: on && day ? (on === day ? format.date(day) : format.dateTime(on)) : '',
    reason: entry.reason ? t(`errors:${entry.reason}`) : '',
  }
  const link = t(`today:${kind}.link`, values)
  const title = t(`today:${kind}.title`, values)
  return (
    <li>
      <When entry={entry} days={days} />
      <span>
        <strong>{title}</strong>. {t(`today:${kind}.why`, values)}
      </span>
      <Link to={`${home}${entry.path}`}>
        {link}
        <span className="visually-hidden"> ({title})</span>
      </Link>
    </li>
  )
}

function When({ entry: { urgency, day }, days }: { entry: TodoEntry; days: Days }) {
  const t = useT()
  const format = useFormat()
  if (urgency === 'late') return <span className="late">{t('today:late')}</span>
  if (urgency !== 'dated' || !day) {
    return <span className="quiet">{t(urgency === 'free' ? 'today:free' : 'today:now')}</span>
  }
  if (day === days.today) return <strong>{t('today:onToday')}</strong>
  return <span>{day === days.tomorrow ? t('today:onTomorrow') : format.date(day, 'near')}</span>
}

/** What was published lately, for those who read. */
export function NewsList({ entries, home }: { entries: readonly NewsEntry[]; home: string }) {
  const t = useT()
  const format = useFormat()
  const texts = {
    results: ['today:newsResults', 'today:newsResultsLink'],
    report: ['today:newsReport', 'today:newsReportLink'],
    opening: ['today:newsOpening', 'today:newsRecordLink'],
    closing: ['today:newsClosing', 'today:newsRecordLink'],
  } as const
  return (
    <ul className="todo">
      {entries.map(({ kind, path, label, on }) => {
        const [title, link] = texts[kind]
        return (
          <li key={`${kind} ${path}`}>
            <span>{format.date(on, 'near')}</span>
            <strong>{t(title, { label })}</strong>
            <Link to={`${home}${path}`} reloadDocument={path.endsWith('.pdf')}>
              {t(link)}
              <span className="visually-hidden"> ({t(title, { label })})</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
