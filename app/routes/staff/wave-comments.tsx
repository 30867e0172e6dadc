import { Link, useLoaderData } from '@remix-run/react'
import { useWithheldSentence } from '#app/components/forms/moderation-form.tsx'
import { useFormat, useLocale, useT } from '#app/components/ui/i18n.tsx'
import { PageHeader } from '#app/components/ui/shells.tsx'
import { titled } from '#app/components/ui/title.ts'
import { getComments } from '#app/domain/comments/queries.server.ts'
import { fewestComments } from '#app/domain/disclosure/fewest-comments.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const meta = titled('comments:waveTitle', ({ label }: { label: string }) => ({ label }))

export const loader = staffLoader('comment.read', async ({ ctx, params }) =>
  getComments(ctx, { processId: params.processId!, waveId: params.waveId! }),
)

/** The comments of a wave that may be shown, by question. */
export default function WaveComments() {
  const t = useT()
  const locale = useLocale()
  const { label, questions } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={t('comments:waveTitle', { label })}
        above={<Link to="../commentaires">{t('comments:title')}</Link>}
      />
      <p className="lede">{t('comments:readerLede')}</p>
      <p>{t('comments:about')}</p>
      {questions.map((question) => (
        <section key={question.code} className="section" aria-labelledby={question.code}>
          <h2 id={question.code}>
            {question.code} · {question.title[locale]}
          </h2>
          {question.shown ? (
            <Texts {...question} />
          ) : (
            <p>
              {question.unread > 0
                ? t('comments:underWay')
                : t('comments:tooFew', { fewest: fewestComments })}
            </p>
          )}
        </section>
      ))}
    </>
  )
}

function Texts(question: Awaited<ReturnType<typeof getComments>>['questions'][number]) {
  const t = useT()
  const format = useFormat()
  const { code, bodies, masked, withheld } = question
  const sentences = [
    t('comments:shown', { count: bodies.length, formatted: format.number(bodies.length) }),
    t('comments:maskedCount', { count: masked, formatted: format.number(masked) }),
    useWithheldSentence()(withheld),
  ]
  return (
    <>
      <p className="quiet">{sentences.filter(Boolean).join(' · ')}</p>
      <ul className="comments" aria-label={t('comments:list', { code })}>
        {keyed(bodies).map(({ key, body }) => (
          <li key={key} className="as-typed" dir="auto">
            {body}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Two people may write the same words, and a comment has no name that may leave the server. */
function keyed(bodies: readonly string[]): { key: string; body: string }[] {
  const times = new Map<string, number>()
  return bodies.map((body) => {
    const time = (times.get(body) ?? 0) + 1
    times.set(body, time)
    return { key: `${time} ${body}`, body }
  })
}
