import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTransport, mailboxDir } from '#app/domain/mail/create-transport.server.ts'
import {
  deleteWaveMessages,
  listMailboxMessages,
  readMailboxMessage,
} from '#app/domain/mail/mailbox-transport.server.ts'
import type { MailTransport, OutgoingMail } from '#app/domain/mail/transport.ts'

const wave = '0f4c2b9e-1111-4222-8333-444455556666'
const otherWave = '0f4c2b9e-1111-4222-8333-444455557777'

let stateDir: string
let dir: string
let transport: MailTransport
let hour: number

beforeEach(async () => {
  stateDir = await mkdtemp(path.join(os.tmpdir(), 'mailbox-'))
  dir = mailboxDir(stateDir)
  hour = 8
  transport = createTransport({
    smtpUrl: null,
    mailFrom: 'Diapason <diapason@localhost>',
    baseUrl: 'http://localhost:3000',
    stateDir,
    now: () => new Date(Date.UTC(2026, 10, 23, hour++)),
  })
})

afterEach(() => rm(stateDir, { recursive: true, force: true }))

function message(subject: string, more: Partial<OutgoingMail> = {}): OutgoingMail {
  const to = { name: 'Zoé Müller', address: 'zoe@exemple.fr' }
  return { to, subject, html: `<p>${subject}</p>`, text: subject, locale: 'fr', ...more }
}

describe('the local mailbox', () => {
  it('is empty before the first message', async () => {
    expect(await listMailboxMessages(dir, {})).toEqual({ total: 0, messages: [] })
    expect(await deleteWaveMessages(dir, wave)).toBe(0)
    expect(await readMailboxMessage(dir, 'a'.repeat(32))).toBeNull()
  })

  it('lists the newest first, by pages, and finds by recipient or subject without accents', async () => {
    await transport.verify()
    for (const subject of ['un', 'deux', 'trois']) await transport.send(message(subject))
    await transport.send(message('quatre', { to: { name: 'Ali', address: 'ali@exemple.fr' } }))
    const subjects = async (input: Parameters<typeof listMailboxMessages>[1]) =>
      (await listMailboxMessages(dir, input)).messages.map((one) => one.subject)
    expect(await subjects({})).toEqual(['quatre', 'trois', 'deux', 'un'])
    expect(await subjects({ page: 2, size: 3 })).toEqual(['un'])
    expect(await subjects({ query: 'MULLER' })).toEqual(['trois', 'deux', 'un'])
    expect(await listMailboxMessages(dir, { query: 'muller', page: 2, size: 2 })).toMatchObject({ total: 3 })
    expect(await subjects({ query: 'ali@' })).toEqual(['quatre'])
  })

  it('keeps a message whole', async () => {
    const content = Buffer.from([0, 1, 255])
    await transport.send(
      message('Objet\r\nBcc: x@y.fr', {
        messageId: 'abc',
        inReplyTo: 'first',
        attachments: [{ filename: 'é.pdf', contentType: 'application/pdf', content }],
      }),
    )
    const [listed] = (await listMailboxMessages(dir, {})).messages
    const read = await readMailboxMessage(dir, listed?.id ?? '')
    expect(read).toEqual(listed)
    expect(read).toMatchObject({
      sentAt: '2026-11-23T08:00:00.000Z',
      subject: 'Objet Bcc: x@y.fr',
      messageId: 'abc@localhost',
      inReplyTo: 'first@localhost',
      attachments: [
        { filename: 'é.pdf', contentType: 'application/pdf', base64: content.toString('base64') },
      ],
    })
  })

  it('is readable by us alone', async () => {
    await transport.send(message('un'))
    expect((await stat(dir)).mode & 0o777).toBe(0o700)
    const [file = ''] = await readdir(dir)
    expect((await stat(path.join(dir, file))).mode & 0o777).toBe(0o600)
  })

  it('loses, at the close of a wave, the messages with its links and no other', async () => {
    await transport.send(message('vague', { waveId: wave, messageId: 'one' }))
    await transport.send(message('autre vague', { waveId: otherWave }))
    await transport.send(message('connexion'))
    const [, , file = ''] = (await readdir(dir)).sort().reverse()
    await writeFile(path.join(dir, `${file}.draft`), await readFile(path.join(dir, file)))
    expect(await deleteWaveMessages(dir, wave)).toBe(2)
    const left = (await listMailboxMessages(dir, {})).messages.map((one) => one.subject)
    expect(left).toEqual(['connexion', 'autre vague'])
    expect((await readdir(dir)).length).toBe(2)
  })

  it('shows no half-written file and reads nothing outside', async () => {
    await transport.send(message('un', { waveId: wave }))
    const [file = ''] = await readdir(dir)
    await writeFile(path.join(dir, `${file.replace(/^2026/, '2027')}.draft`), '{"sent')
    await writeFile(path.join(dir, 'notes.json'), '{}')
    expect((await listMailboxMessages(dir, {})).total).toBe(1)
    for (const id of ['../../etc/passwd', '', '-', `${'a'.repeat(31)}/`, '%2e%2e']) {
      expect(await readMailboxMessage(dir, id), id).toBeNull()
    }
  })
})
