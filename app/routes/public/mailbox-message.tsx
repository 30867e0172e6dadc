import { Link, useLoaderData } from '@remix-run/react'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { DomainError } from '#app/domain/errors.ts'
import { readMailboxMessage } from '#app/domain/mail/mailbox-transport.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

export const meta = titled('mail:mailbox.title')

export const headers = () => ({ 'Cache-Control': 'no-store' })

export const loader = publicLoader(async ({ settings, params }) => {
  const message = settings.mailboxDir && (await readMailboxMessage(settings.mailboxDir, params.id ?? ''))
  if (!message) throw new DomainError('not-found', 404)
  const { html: _, attachments, ...shown } = message
  return { ...shown, attachments: attachments.map(({ filename }) => filename) }
})

export default function MailboxMessage() {
  const t = useT()
  const format = useFormat()
  const message = useLoaderData<typeof loader>()
  const { id, subject, to, text, locale, attachments } = message
  const rows = [
    [t('mail:mailbox.from'), message.from],
    ...(message.replyTo ? [[t('mail:mailbox.reply-to'), message.replyTo] as const] : []),
    [t('mail:mailbox.to'), to.name ? `${to.name} <${to.address}>` : to.address],
    [t('mail:mailbox.sent'), format.dateTime(message.sentAt)],
    [t('mail:mailbox.message-id'), message.messageId],
    ...(message.inReplyTo ? [[t('mail:mailbox.in-reply-to'), message.inReplyTo]] : []),
  ] as const
  return (
    <>
      <p>
        <Link to="/boite-aux-lettres">{t('mail:mailbox.back')}</Link>
      </p>
      <h1>{subject}</h1>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {attachments.length > 0 ? (
        <section aria-labelledby="attachments">
          <h2 id="attachments">{t('mail:mailbox.attachments')}</h2>
          <ul>
            {attachments.map((name, index) => (
              <li key={name}>
                <a href={`/boite-aux-lettres/${id}/pieces/${index}`}>
                  {t('mail:mailbox.download', { name })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <h2>{t('mail:mailbox.as-html')}</h2>
      <iframe
        className="mail-frame"
        src={`/boite-aux-lettres/${id}/message`}
        title={t('mail:mailbox.frame', { subject })}
        sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
      />
      <h2>{t('mail:mailbox.as-text')}</h2>
      <p className="mail-text" lang={locale}>
        <WithLinks text={text} />
      </p>
    </>
  )
}

/** A text whose addresses can be followed. */
function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text that never changes
      <a key={index} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
