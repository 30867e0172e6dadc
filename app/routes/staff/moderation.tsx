import { redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { drawUnread } from '#app/domain/comments/get-reading.server.ts'
import { listModeration, type WaveComments } from '#app/domain/comments/queries.server.ts'
import { fewestComments } from '#app/domain/disclosure/fewest-comments.ts'
import { isUuid } from '#app/domain/uuid.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('comments:moderationTitle')

/** With a wave and a question: to one of its unread comments, as long as there is one. */
export const loader = staffLoader('comment.moderate', async ({ ctx, params, request }) => {
  const processId = params.processId!
  const search = new URL(request.url).searchParams
  const [waveId, question] = [search.get('vague') ?? '', search.get('question') ?? '']
  const waves = await listModeration(ctx, processId)
  if (!isUuid(waveId) || question === '') return { waves, done: null }
  const next = await drawUnread(ctx, { processId, waveId, question })
  if (next) throw redirect(`/demarches/${processId}/relecture/${next}`)
  const asked = waves.find((wave) => wave.waveId === waveId)?.questions.find(({ code }) => code === question)
  return { waves, done: asked?.code ?? null }
})

export default function Moderation() {
  const t = useT()
  const { waves, done } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('comments:moderationTitle')} />
      {done ? <Notice title={t('comments:allRead', { code: done })} /> : null}
      <p className="lede">
        {waves.length
          ? t('comments:moderationLede', { fewest: fewestComments })
          : t('comments:moderationNone')}
      </p>
      {waves.map((wave) => (
        <WaveModeration key={wave.waveId} {...wave} />
      ))}
    </>
  )
}

function WaveModeration({ waveId, label, title, test, questions }: WaveComments) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const caption = t('comments:caption', { label })
  return (
    <section className="section" aria-labelledby={`wave-${waveId}`}>
      <h2 id={`wave-${waveId}`}>
        {title[locale]}, {label} {test ? <span className="tag">{t('comments:test')}</span> : null}
      </h2>
      <ScrollRegion label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('comments:question')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('comments:read')}</span>
              </th>
              {(['unread', 'confirmed', 'masked', 'withheld'] as const).map((column) => (
                <th key={column} scope="col" className="num">
                  {t(`comments:${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {questions.map(({ code, title: asked, unread, confirmed, masked, withheld }) => (
              <tr key={code}>
                <th scope="row">
                  {code} · {asked[locale]}
                </th>
                <td>
                  {unread > 0 ? (
                    <Link
                      to={`?${new URLSearchParams({ vague: waveId, question: code })}`}
                      aria-label={t('comments:readOne', { code, label })}
                    >
                      {t('comments:read')}
                    </Link>
                  ) : null}
                </td>
                <td className="num">{format.number(unread)}</td>
                <td className="num">{format.number(confirmed)}</td>
                <td className="num">{format.number(masked)}</td>
                <td className="num">
                  {format.number(Object.values(withheld).reduce((sum, n) => sum + n, 0))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}
