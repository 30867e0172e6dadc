import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { DomainError } from '#app/domain/errors.ts'
import { listMailboxMessages } from '#app/domain/mail/mailbox-transport.server.ts'
import { publicLoader } from '#app/http/context.server.ts'

const size = 50

const searchSchema = z.object({
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export const meta = titled('mail:mailbox.title')

export const headers = () => ({ 'Cache-Control': 'no-store' })

export const loader = publicLoader(async ({ settings, request }) => {
  if (settings.mailboxDir === null) throw new DomainError('not-found', 404)
  const { q: query, page } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { total, messages } = await listMailboxMessages(settings.mailboxDir, { query, page, size })
  return {
    query,
    page,
    total,
    messages: messages.map(({ id, sentAt, to, subject }) => ({ id, sentAt, to, subject })),
  }
})

export default function Mailbox() {
  const t = useT()
  const format = useFormat()
  const { query, page, total, messages } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{t('mail:mailbox.title')}</h1>
      <p className="lede">{t('mail:mailbox.intro')}</p>
      {total === 0 && !query ? <p>{t('mail:mailbox.empty')}</p> : <Filter query={query} />}
      {total === 0 && query ? <p>{t('mail:mailbox.filter-none', { query })}</p> : null}
      {messages.length > 0 ? (
        <table>
          <caption>{t('mail:mailbox.count', { count: total, formatted: format.number(total) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('mail:mailbox.subject')}</th>
              <th scope="col">{t('mail:mailbox.recipient')}</th>
              <th scope="col">{t('mail:mailbox.sent')}</th>
            </tr>
          </thead>
          <tbody>
            {messages.map(({ id, sentAt, to, subject }) => (
              <tr key={`${id} ${sentAt}`}>
                <th scope="row">
                  <Link to={`/boite-aux-lettres/${id}`}>{subject}</Link>
                </th>
                <td>{to.name || to.address}</td>
                <td>{format.dateTime(sentAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Pages query={query} page={page} last={Math.ceil(total / size)} />
    </>
  )
}

function Filter({ query }: { query: string }) {
  const t = useT()
  return (
    <Form method="get" className="form">
      <div className="field">
        <label htmlFor="q">{t('mail:mailbox.filter-label')}</label>
        <input id="q" name="q" type="search" defaultValue={query} key={query} maxLength={200} />
      </div>
      <p className="actions">
        <button type="submit" className="button plain">
          {t('mail:mailbox.filter-submit')}
        </button>
        {query ? <Link to="/boite-aux-lettres">{t('mail:mailbox.back')}</Link> : null}
      </p>
    </Form>
  )
}

function Pages({ query, page, last }: { query: string; page: number; last: number }) {
  const t = useT()
  const address = (target: number) =>
    `?${new URLSearchParams({ ...(query ? { q: query } : {}), page: `${target}` })}`
  if (last <= 1) return null
  return (
    <nav aria-label={t('mail:mailbox.pages')} className="actions">
      {page > 1 ? <Link to={address(Math.min(page - 1, last))}>{t('mail:mailbox.newer')}</Link> : null}
      {page < last ? <Link to={address(page + 1)}>{t('mail:mailbox.older')}</Link> : null}
    </nav>
  )
}
