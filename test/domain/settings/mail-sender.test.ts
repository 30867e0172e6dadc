import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMailboxTransport, listMailboxMessages } from '#app/domain/mail/mailbox-transport.server.ts'
import { createSmtpTransport } from '#app/domain/mail/smtp-transport.server.ts'
import type { OutgoingMail } from '#app/domain/mail/transport.ts'
import { getMailSender } from '#app/domain/settings/mail-sender.server.ts'
import { saveColours, saveSender } from '#app/domain/settings/save-settings.server.ts'
import { layOut } from '#emails/layout.ts'
import { makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'

const now = () => new Date('2026-11-23T09:00:00Z')
const common = { mailFrom: 'Diapason <diapason@instance.example>', baseUrl: 'https://instance.example', now }
const message: OutgoingMail = {
  to: { name: 'Ana Roy', address: 'ana@example.org' },
  ...{ subject: 'Baromètre', html: '<p>Bonjour</p>', text: 'Bonjour', locale: 'fr' },
}

let database: TestDatabase
let pilot: Pilot
let sink: SmtpSink
let dir: string
beforeAll(async () => {
  database = await createTestDatabase()
  pilot = await makePilot(database.db, now)
  sink = await startSmtpSink()
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-sender-'))
})
afterAll(async () => {
  await sink.stop()
  await database.close()
  fs.rmSync(dir, { recursive: true, force: true })
})

const sender = () => getMailSender(pilot.ctx, pilot.processId)

/** What arrives when these headers are handed to the transport. */
async function arrives(headers: { fromName?: string; replyTo?: string }) {
  const transport = createSmtpTransport({ ...common, smtpUrl: sink.url })
  const before = sink.received.length
  await transport.send({ ...message, ...headers })
  transport.close()
  return sink.received[before]!
}

describe('the sender of a démarche', () => {
  it('is the instance until the pilot sets one', async () => {
    expect((await sender()).headers).toEqual({})
    const { mail } = await arrives((await sender()).headers)
    expect([mail.from?.text, mail.replyTo]).toEqual(['"Diapason" <diapason@instance.example>', undefined])
  })

  it('names itself before the address of the instance, and says where to reply', async () => {
    const chosen = { senderName: 'Mieux servir, « Val d’Ambre »', replyTo: 'mieux@ambre.example' }
    await saveSender(pilot.ctx, pilot.processId, chosen)
    const { mail } = await arrives((await sender()).headers)
    expect(mail.from?.value).toEqual([{ name: chosen.senderName, address: 'diapason@instance.example' }])
    expect(mail.replyTo?.value[0]?.address).toBe(chosen.replyTo)
  })

  it('opens no other header, even if the database held what no form accepts', async () => {
    const { mail, raw } = await arrives({
      fromName: 'Val\r\nBcc: all@evil.example\r\nX-Evil: 1',
      replyTo: 'a@b.fr\r\nBcc: all@evil.example',
    })
    expect([...mail.headers.keys()].filter((name) => ['bcc', 'x-evil', 'reply-to'].includes(name))).toEqual(
      [],
    )
    expect(mail.from?.value[0]?.address).toBe('diapason@instance.example')
    expect(raw).not.toMatch(/^(bcc|x-evil):/im)
  })

  it('is what the local mailbox shows', async () => {
    const transport = createMailboxTransport({ ...common, dir })
    await transport.send({ ...message, ...(await sender()).headers })
    const { messages } = await listMailboxMessages(dir, {})
    expect(messages[0]).toMatchObject({
      from: 'Mieux servir, « Val d’Ambre » <diapason@instance.example>',
      replyTo: 'mieux@ambre.example',
    })
  })
})

describe('the colour of a message', () => {
  const sheet = {
    ...{ locale: 'fr' as const, subject: 's', preheader: 'p', footer: 'f' },
    blocks: [{ kind: 'action' as const, label: 'Répondre', url: 'https://instance.example/e/1' }],
  }

  it('is the territory’s, adjusted', async () => {
    const colours = { accent: '#ffcc00', second: '#000000', background: '#ffffff' }
    await saveColours(pilot.ctx, pilot.processId, colours)
    const { accent } = await sender()
    expect(accent.light).not.toBe('#ffcc00')
    const { html } = layOut({ ...sheet, accent })
    expect(html).toContain(`background-color:${accent.light}`)
    expect(html).toContain(`.plain-link { color: ${accent.dark} !important; }`)
  })

  it('is nothing but a colour', () => {
    const accent = { light: '#fff"><script>', dark: '#000000' }
    expect(() => layOut({ ...sheet, accent })).toThrow(TypeError)
  })
})
