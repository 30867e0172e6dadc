import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { LoaderFunctionArgs } from '@remix-run/node'
import express, { type NextFunction, type Request, type Response } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTransport, mailboxDir } from '#app/domain/mail/create-transport.server.ts'
import { listMailboxMessages } from '#app/domain/mail/mailbox-transport.server.ts'
import { mailboxFiles } from '#app/http/mailbox-files.ts'
import { loader as listLoader } from '#app/routes/public/mailbox.tsx'
import { loader as messageLoader } from '#app/routes/public/mailbox-message.tsx'
import { signIn } from '#emails/sign-in.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const link = 'http://localhost:3000/connexion/lien#secret'
const now = () => new Date('2026-11-23T08:00:00Z')

let database: TestDatabase
let dir: string
let id: string
const closing: (() => unknown)[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  const stateDir = await mkdtemp(path.join(os.tmpdir(), 'mailbox-'))
  dir = mailboxDir(stateDir)
  const baseUrl = 'http://localhost:3000'
  const transport = createTransport({ smtpUrl: null, mailFrom: 'a@b.fr', baseUrl, stateDir, now })
  const message = signIn({ locale: 'fr', name: 'Zoé <b>', link, code: 'secret', minutes: 10 })
  const attachment = { filename: 'procès "1".pdf', content: Buffer.from('%PDF'), contentType: 'text/html' }
  const to = { name: 'Zoé <b>', address: 'zoe@exemple.fr' }
  await transport.send({ ...message, to, locale: 'fr', attachments: [attachment] })
  id = (await listMailboxMessages(dir, {})).messages[0]?.id ?? ''
  closing.push(() => rm(stateDir, { recursive: true, force: true }))
})
afterAll(async () => {
  for (const close of closing) await close()
  await database.close()
})

async function serve(folder: string | null): Promise<string> {
  const app = express()
  app.use(mailboxFiles(folder))
  app.use((_request, response) => void response.status(404).send('404'))
  app.use((_error: Error, _request: Request, response: Response, _next: NextFunction) => {
    response.status(500).send('500')
  })
  const server = await new Promise<ReturnType<typeof app.listen>>((resolve) => {
    const started = app.listen(0, '127.0.0.1', () => resolve(started))
  })
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function args(url: string, folder: string | null, params: Record<string, string> = {}): LoaderFunctionArgs {
  const settings = {
    mode: 'test',
    baseUrl: 'http://localhost:3000',
    mailboxDir: folder,
    smtp: false,
  } as const
  const context = { db: database.db, now, nonce: '', address: '127.0.0.1', settings }
  return { request: new Request(`http://localhost:3000${url}`), params, context: context as never }
}

async function statusOf(loading: Promise<unknown>): Promise<number | undefined> {
  const thrown = await loading.then(
    () => undefined,
    (error) => error,
  )
  return thrown?.init?.status ?? thrown?.status
}

describe('the local mailbox', () => {
  it('does not exist where mail leaves or the host is not localhost', async () => {
    expect(await statusOf(listLoader(args('/boite-aux-lettres', null)))).toBe(404)
    expect(await statusOf(messageLoader(args(`/boite-aux-lettres/${id}`, null, { id })))).toBe(404)
    const base = await serve(null)
    for (const file of ['message', 'pieces/0']) {
      expect((await fetch(`${base}/boite-aux-lettres/${id}/${file}`)).status).toBe(404)
    }
  })

  it('lists and finds messages, whatever is asked', async () => {
    const found = await listLoader(args('/boite-aux-lettres?q=zoe', dir))
    expect(found.messages).toEqual([
      {
        id,
        sentAt: now().toISOString(),
        to: { name: 'Zoé <b>', address: 'zoe@exemple.fr' },
        subject: expect.any(String),
      },
    ])
    expect(await listLoader(args('/boite-aux-lettres?q=absent', dir))).toMatchObject({ total: 0 })
    for (const search of ['?page=-1', '?page=1e99', '?page=x', `?q=${'a'.repeat(500)}`, '?q[]=1']) {
      expect(await listLoader(args(`/boite-aux-lettres${search}`, dir)), search).toMatchObject({ page: 1 })
    }
  })

  it('shows a message, its links and its attachments', async () => {
    const shown = await messageLoader(args(`/boite-aux-lettres/${id}`, dir, { id }))
    expect(shown.text).toContain(link)
    expect(shown.attachments).toEqual(['procès "1".pdf'])
    expect(shown).not.toHaveProperty('html')
    for (const wrong of ['x', '../..', 'a'.repeat(32)]) {
      expect(await statusOf(messageLoader(args('/boite-aux-lettres/x', dir, { id: wrong }))), wrong).toBe(404)
    }
  })

  it('serves the message as a document that can run and fetch nothing', async () => {
    const base = await serve(dir)
    const response = await fetch(`${base}/boite-aux-lettres/${id}/message`)
    const policy = response.headers.get('content-security-policy')
    expect(response.status).toBe(200)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/(^|; )sandbox allow-popups/)
    expect(policy).not.toMatch(/script|allow-same-origin/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const html = await response.text()
    expect(html).toContain('<base target="_top">')
    expect(html).toContain(`href="${link}"`)
    expect(html).toContain('Zoé &lt;b&gt;')
  })

  it('serves an attachment as a download, whatever it says it is', async () => {
    const base = await serve(dir)
    const response = await fetch(`${base}/boite-aux-lettres/${id}/pieces/0`)
    expect(await response.text()).toBe('%PDF')
    expect(response.headers.get('content-type')).toMatch(/^application\/octet-stream/)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    for (const index of ['1', '-1', 'x', '0x0', 'length', '__proto__', '%2e%2e']) {
      const { status } = await fetch(`${base}/boite-aux-lettres/${id}/pieces/${index}`)
      expect(status, index).toBe(404)
    }
  })

  it('answers when a file is damaged', async () => {
    const damaged = 'd'.repeat(32)
    await writeFile(path.join(dir, `20261123080000000-${damaged}-none.json`), '{')
    const base = await serve(dir)
    expect((await fetch(`${base}/boite-aux-lettres/${damaged}/message`)).status).toBe(500)
    await rm(path.join(dir, `20261123080000000-${damaged}-none.json`))
  })
})
