import { Link, useLoaderData, useParams } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PhaseLine } from '#app/components/ui/phase-line.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { NewsList, TodoList } from '#app/components/ui/todo-list.tsx'
import { WaveRecords } from '#app/components/ui/wave-records.tsx'
import { WaveTable } from '#app/components/ui/wave-table.tsx'
import { may } from '#app/domain/accounts/permissions.ts'
import { listProcessRecords, listWaves } from '#app/domain/consultations/queries.server.ts'
import { getToday } from '#app/domain/today/get-today.server.ts'
import { listNews } from '#app/domain/today/list-news.server.ts'
import { listTodo } from '#app/domain/today/list-todo.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { toWaveRow } from '#app/http/wave-row.ts'

export const meta = titled('staff:today')

export const loader = staffLoader('process.read', async ({ ctx, params }) => {
  const processId = params.processId!
  const follows = may(ctx.actor, 'wave.read', processId)
  const waves = follows ? await listWaves(ctx, processId) : []
  return {
    ...(await getToday(ctx, processId)),
    follows,
    todo: await listTodo(ctx, processId),
    news: await listNews(ctx, processId),
    running: waves.filter(({ phase }) => ['scheduled', 'open', 'counting'].includes(phase)).map(toWaveRow),
    mayPrepare: may(ctx.actor, 'wave.prepare', processId),
    // Whoever follows the waves finds their records there; staff representatives find them here.
    records:
      may(ctx.actor, 'record.read', processId) && !follows
        ? (await listProcessRecords(ctx, processId)).map(({ addenda, ...wave }) => ({
            ...wave,
            addenda: addenda.map(({ facts: _, ...addendum }) => addendum),
          }))
        : [],
  }
})

export default function Today() {
  const t = useT()
  const { archived, days, phases, follows, todo, news, running, mayPrepare, records } =
    useLoaderData<typeof loader>()
  const home = `/demarches/${useParams().processId}`
  return (
    <>
      <PageHeader
        title={t('staff:today')}
        above={<Where />}
        action={
          mayPrepare && !archived ? (
            <Link className="button" to={`${home}/consultations/nouvelle`}>
              {t('waves:prepareNew')}
            </Link>
          ) : null
        }
      />
      {archived ? <Notice title={t('today:archived')} /> : null}
      {phases.length ? <PhaseLine phases={phases} /> : null}
      {follows || todo.length ? (
        <section className="section" aria-labelledby="todo">
          <h2 id="todo">{t('today:todo')}</h2>
          {todo.length ? <TodoList entries={todo} home={home} days={days} /> : <p>{t('today:nothing')}</p>}
        </section>
      ) : null}
      {follows ? null : (
        <section className="section" aria-labelledby="news">
          <h2 id="news">{t('today:news')}</h2>
          {news.length ? <NewsList entries={news} home={home} /> : <p>{t('today:newsNothing')}</p>}
        </section>
      )}
      {running.length ? (
        <section className="section" aria-labelledby="running">
          <h2 id="running">{t('today:running')}</h2>
          <WaveTable caption={t('today:runningCaption')} waves={running} home={home} />
        </section>
      ) : null}
      {records.map((wave) => (
        <WaveRecords
          key={wave.id}
          records={wave.records}
          addenda={wave.addenda}
          here={`${home}/vagues/${wave.id}`}
          wave={wave.id}
          label={wave.label}
        />
      ))}
    </>
  )
}

/** « Lundi 23 novembre 2026 · semaine 34 sur 65 ». */
function Where() {
  const t = useT()
  const format = useFormat()
  const { days, launchOn, week, weeks } = useLoaderData<typeof loader>()
  const place = () => {
    if (week < 1) return t('today:before', { date: format.date(launchOn, 'short') })
    return week > weeks ? t('today:week', { week }) : t('today:weekOf', { week, weeks })
  }
  const day = format.date(days.today)
  return (
    <>
      {day.charAt(0).toUpperCase()}
      {day.slice(1)} · {place()}
    </>
  )
}
