import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import type { Verification } from '#app/domain/consultations/verification.server.ts'

/** Beyond, the list is cut by its first character, so that it can be reached by eye. */
const mostInOneList = 200
/** Beyond, by its first two: a hundred thousand ballots make a hundred numbers a list. */
const mostByOneCharacter = 4000

/** Whether one's ballot is in the urn: a field that looks a number up in the list of the page. */
export function BallotSearch({ verification }: { verification: Verification }) {
  const t = useT()
  const format = useFormat()
  const { closing, phase, closesAt } = verification
  const later = () => {
    if (phase === 'cancelled') return t('records:ballotsCancelled')
    if (phase === 'scheduled' || phase === 'open')
      return t('records:ballotsLater', { date: format.dateTime(closesAt) })
    return t('records:ballotsCounting')
  }
  return (
    <section aria-labelledby="ballots">
      <h2 id="ballots">{t('records:ballots')}</h2>
      {closing ? null : <p>{later()}</p>}
      {closing?.ballotNumbers.length === 0 ? <p>{t('records:ballotsNone')}</p> : null}
      {closing?.ballotNumbers.length ? <Search count={closing.ballotNumbers.length} /> : null}
    </section>
  )
}

/** Last of the page: it may be very long. */
export function BallotList({ verification }: { verification: Verification }) {
  const t = useT()
  const numbers = verification.closing?.ballotNumbers ?? []
  if (numbers.length === 0) return null
  return (
    <section aria-labelledby="list">
      <h2 id="list">{t('records:list')}</h2>
      <p>{t('records:listOrder')}</p>
      <Numbers numbers={numbers} />
    </section>
  )
}

/** No form and no name: what is typed here has nowhere to go. The script shows it; without script the list is there. */
function Search({ count }: { count: number }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <p>
        {t('records:ballotsIntro', { count, formatted: format.number(count) })}{' '}
        <a href="#list">{t('records:toList')}</a>
      </p>
      <div className="field ballot-search" id="ballot-search" hidden>
        <label htmlFor="ballot-number">{t('records:search')}</label>
        <p className="hint" id="ballot-hint">
          {t('records:searchHint')}
        </p>
        <div className="ballot-search-line">
          <input
            id="ballot-number"
            type="text"
            size={14}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby="ballot-hint"
          />
          <button className="button" type="button" id="ballot-find">
            {t('records:searchButton')}
          </button>
        </div>
        <p
          id="ballot-result"
          role="status"
          data-found={t('records:found')}
          data-not-found={t('records:notFound')}
          data-malformed={t('records:malformed')}
        />
      </div>
      <noscript>
        <p>{t('records:searchByEye')}</p>
      </noscript>
      <p className="quiet">{t('records:ballotsProves')}</p>
    </>
  )
}

function Numbers({ numbers }: { numbers: readonly string[] }) {
  const t = useT()
  if (numbers.length <= mostInOneList) return <List numbers={numbers} />
  const deep = numbers.length > mostByOneCharacter
  const parts = cut(numbers, 1)
  return (
    <>
      <nav className="ballot-jump" aria-label={t('records:jump')}>
        <span className="small quiet">{t('records:jump')}</span>
        {parts.map(([start]) => (
          <a key={start} href={`#n-${start}`}>
            {start}
          </a>
        ))}
      </nav>
      {parts.map(([start, part]) => (
        <div key={start}>
          <h3 id={`n-${start}`}>{t('records:beginning', { start })}</h3>
          {deep ? (
            cut(part, 2).map(([pair, some]) => <Deep key={pair} start={pair} numbers={some} />)
          ) : (
            <List numbers={part} />
          )}
        </div>
      ))}
    </>
  )
}

function Deep({ start, numbers }: { start: string; numbers: readonly string[] }) {
  return (
    <>
      <h4>{start}</h4>
      <List numbers={numbers} />
    </>
  )
}

/** One number a line, as text: a hundred thousand elements would be slower than a hundred thousand lines. */
function List({ numbers }: { numbers: readonly string[] }) {
  return <p className="ballot-list">{numbers.join('\n')}</p>
}

function cut(numbers: readonly string[], length: number): [string, string[]][] {
  const parts = new Map<string, string[]>()
  for (const number of numbers) {
    const start = number.slice(0, length)
    const part = parts.get(start)
    if (part) part.push(number)
    else parts.set(start, [number])
  }
  return [...parts]
}
