import { Link, useLoaderData } from '@remix-run/react'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import {
  listReadable,
  type QuestionComments,
  type WaveComments,
} from '#app/domain/comments/queries.server.ts'
import { fewestComments } from '#app/domain/disclosure/fewest-comments.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('comments:title')

export const loader = staffLoader('comment.read', async ({ ctx, params }) => ({
  waves: await listReadable(ctx, params.processId!),
  moderates: may(ctx.actor, 'comment.moderate', params.processId!),
}))

/** The waves whose comments may be read, and what each question is at. */
export default function Comments() {
  const t = useT()
  const { waves, moderates } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={t('comments:title')}
        action={
          moderates ? (
            <Link className="button plain" to="../relecture">
              {t('comments:toModerate')}
            </Link>
          ) : null
        }
      />
      <p className="lede">{waves.length ? t('comments:readerLede') : t('comments:readerNone')}</p>
      {waves.map((wave) => (
        <Wave key={wave.waveId} {...wave} />
      ))}
    </>
  )
}

function Wave({ waveId, label, title, questions }: WaveComments) {
  const t = useT()
  const locale = useLocale()
  const format = useFormat()
  const caption = t('comments:caption', { label })
  const state = ({ shown, unread, confirmed }: QuestionComments) => {
    if (shown) return t('comments:shown', { count: confirmed, formatted: format.number(confirmed) })
    return unread > 0 ? t('comments:underWay') : t('comments:tooFew', { fewest: fewestComments })
  }
  return (
    <section className="section" aria-labelledby={`wave-${waveId}`}>
      <h2 id={`wave-${waveId}`}>
        {title[locale]}, {label}
      </h2>
      <ScrollRegion label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('comments:question')}</th>
              <th scope="col">{t('comments:state')}</th>
            </tr>
          </thead>
          <tbody>
            {questions.map((question) => (
              <tr key={question.code}>
                <th scope="row">
                  {question.shown ? (
                    <Link to={`../vagues/${waveId}/commentaires#${question.code}`}>
                      {question.code} · {question.title[locale]}
                    </Link>
                  ) : (
                    `${question.code} · ${question.title[locale]}`
                  )}
                </th>
                <td>{state(question)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}
