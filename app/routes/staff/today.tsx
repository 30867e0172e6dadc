import { Link, useLoaderData, useParams } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { WaveRecords } from '#app/components/ui/wave-progress.tsx'
import { WaveTable } from '#app/components/ui/wave-table.tsx'
import { may } from '#app/domain/accounts/permissions.ts'
import { listProcessRecords, listWaves } from '#app/domain/consultations/queries.server.ts'
import { dayOf } from '#app/domain/consultations/territory-time.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { listTodo } from '#app/domain/today/list-todo.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { toWaveRow } from '#app/http/wave-row.ts'

export const meta = titled('staff:today')

export const loader = staffLoader('process.read', async ({ ctx, params }) => {
  const processId = params.processId!
  const { launchOn } = await getProcess(ctx, processId)
  const today = dayOf(ctx.now())
  const running = may(ctx.actor, 'wave.read', processId)
    ? (await listWaves(ctx, processId)).filter(({ phase }) =>
        ['scheduled', 'open', 'counting'].includes(phase),
      )
    : []
  return {
    today,
    week: Math.floor((Date.parse(today) - Date.parse(launchOn)) / (7 * 86_400_000)) + 1,
    todo: await listTodo(ctx, processId),
    running: running.map(toWaveRow),
    mayPrepare: may(ctx.actor, 'wave.prepare', processId),
    // Whoever follows the waves finds their records there; staff representatives find them here.
    records:
      may(ctx.actor, 'record.read', processId) && !may(ctx.actor, 'wave.read', processId)
        ? await listProcessRecords(ctx, processId)
        : [],
  }
})

export default function Today() {
  const t = useT()
  const format = useFormat()
  const { today, week, todo, running, mayPrepare, records } = useLoaderData<typeof loader>()
  const home = `/demarches/${useParams().processId}`
  return (
    <>
      <PageHeader
        title={t('staff:today')}
        above={`${format.date(today)}${week > 0 ? `, ${t('processes:todayWeek', { week })}` : ''}`}
        action={
          mayPrepare ? (
            <Link className="button" to={`${home}/consultations/nouvelle`}>
              {t('waves:prepareNew')}
            </Link>
          ) : null
        }
      />
      <section className="section" aria-labelledby="todo">
        <h2 id="todo">{t('processes:todo')}</h2>
        {todo.length === 0 ? <p>{t('processes:todoNothing')}</p> : null}
        <ul className="todo">
          {todo.map((entry) => (
            <li key={`${entry.kind} ${entry.path}`}>
              <span className={entry.late ? 'late' : 'quiet'}>
                {t(entry.late ? 'processes:late' : 'processes:now')}
              </span>
              <TodoText entry={entry} />
              <Link to={`${home}${entry.path}`}>{t(links[entry.kind])}</Link>
            </li>
          ))}
        </ul>
      </section>
      {running.length ? (
        <section className="section" aria-labelledby="running">
          <h2 id="running">{t('processes:running')}</h2>
          <WaveTable caption={t('processes:runningCaption')} waves={running} home={home} />
        </section>
      ) : null}
      {records.map((wave) => (
        <WaveRecords
          key={wave.id}
          records={wave.records}
          here={`${home}/vagues/${wave.id}`}
          label={wave.label}
        />
      ))}
    </>
  )
}

type Entry = ReturnType<typeof useLoaderData<typeof loader>>['todo'][number]

const links = {
  import: 'processes:todoImportLink',
  wave: 'processes:todoWaveLink',
  draft: 'processes:todoDraftLink',
  problem: 'processes:todoProblemLink',
  refused: 'processes:todoRefusedLink',
  report: 'processes:todoReportLink',
} as const

function TodoText({ entry }: { entry: Entry }) {
  const t = useT()
  const format = useFormat()
  const { label, count } = entry
  const texts = {
    import: [t('processes:todoImport'), t('processes:todoImportWhy')],
    wave: [t('processes:todoWave'), t('processes:todoWaveWhy')],
    draft: [
      t('processes:todoDraft', { label }),
      t('processes:todoDraftWhy', { date: entry.date ? format.dateTime(entry.date) : '—' }),
    ],
    problem: [t('processes:todoProblem', { label }), ''],
    refused: [t('processes:todoRefused', { count }), t('processes:todoRefusedWhy', { label })],
    report: [t('processes:todoReport', { label }), t('processes:todoReportWhy')],
  }[entry.kind]
  return (
    <span>
      <strong>{texts[0]}</strong> {texts[1]}
    </span>
  )
}
