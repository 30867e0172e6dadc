import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createSmtpTransport, readSender } from '#app/domain/mail/smtp-transport.server.ts'
import { type MailTransport, MailUnavailable, type OutgoingMail } from '#app/domain/mail/transport.ts'
import { nameOfRecipient, type Reply, startSmtpSink } from '#test/support/smtp-sink.ts'

const now = () => new Date('2026-11-23T08:00:00Z')
const message: OutgoingMail = {
  to: { name: 'Zoé Müller', address: 'zoe@exemple.fr' },
  subject: 'Votre avis',
  html: '<p>Bonjour</p>',
  text: 'Bonjour',
  locale: 'fr',
}

let closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.reverse()) await close()
  closing = []
})

async function start(rules: Parameters<typeof startSmtpSink>[0] = {}) {
  const sink = await startSmtpSink(rules)
  const transport = open(sink.url)
  closing.unshift(() => sink.stop())
  return { sink, transport }
}

function open(smtpUrl: string): MailTransport {
  const transport = createSmtpTransport({
    smtpUrl,
    mailFrom: 'Val d’Ambre <consultations@val-ambre.fr>',
    baseUrl: 'https://diapason.val-ambre.fr',
    now,
  })
  closing.push(() => transport.close())
  return transport
}

async function codeOf(sending: Promise<unknown>): Promise<string> {
  const error = await sending.then(
    () => undefined,
    (thrown) => thrown,
  )
  expect(error).toBeInstanceOf(MailUnavailable)
  return error.message
}

describe('the SMTP transport', () => {
  it('sends both parts, the headers of a service message, and asks for bounces without the body', async () => {
    const { sink, transport } = await start()
    const sent = await transport.send({ ...message, messageId: 'abc', inReplyTo: 'first' })
    expect(sent).toEqual({ state: 'accepted' })
    const [received] = sink.received
    expect(received?.sender).toBe('consultations@val-ambre.fr')
    expect(received?.bounces).toBe('HDRS')
    expect(received?.mail.messageId).toBe('<abc@diapason.val-ambre.fr>')
    expect(received?.mail.inReplyTo).toBe('<first@diapason.val-ambre.fr>')
    expect(received?.mail.date).toEqual(now())
    expect(received?.mail.text?.trim()).toBe('Bonjour')
    expect(received?.mail.html).toContain('<p>Bonjour</p>')
    expect(received?.mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(received?.mail.headers.has('x-mailer')).toBe(false)
    expect(received && nameOfRecipient(received)).toBe('Zoé Müller')
  })

  it('attaches a document', async () => {
    const { sink, transport } = await start()
    const content = Buffer.from('%PDF-1.7')
    await transport.send({
      ...message,
      attachments: [{ filename: 'procès-verbal.pdf', content, contentType: 'application/pdf' }],
    })
    const [attached] = sink.received[0]?.mail.attachments ?? []
    expect(attached?.filename).toBe('procès-verbal.pdf')
    expect(attached?.content).toEqual(content)
  })

  it.each<[Reply, string]>([
    [{ code: 550, text: '5.1.1 No such user' }, 'no-such-address'],
    [{ code: 550, text: 'mailbox unavailable' }, 'no-such-address'],
    [{ code: 552, text: '5.2.2 Over quota' }, 'mailbox-full'],
    [{ code: 554, text: '5.7.1 Not wanted here' }, 'rejected'],
  ])('records a refused recipient by a fixed code: %j', async (reply, reason) => {
    const { sink, transport } = await start({ onRecipient: () => reply })
    expect(await transport.send(message)).toEqual({ state: 'refused', reason })
    expect(sink.received).toEqual([])
  })

  it('records a message refused after its content', async () => {
    const { transport } = await start({ onMessage: () => ({ code: 554, text: '5.6.0 Bad content' }) })
    expect(await transport.send(message)).toEqual({ state: 'refused', reason: 'rejected' })
  })

  it('goes on after a refusal', async () => {
    const { sink, transport } = await start({
      onRecipient: (address) => (address.startsWith('no') ? { code: 550, text: '5.1.1 No' } : undefined),
    })
    await transport.send({ ...message, to: { name: '', address: 'nobody@exemple.fr' } })
    expect(await transport.send(message)).toEqual({ state: 'accepted' })
    expect(sink.received).toHaveLength(1)
  })

  it('keeps the message to be sent when the fault is not the recipient’s, and never repeats the server', async () => {
    const wordy = 'Secret https://diapason/e/1#secret quoted'
    const cases: [Parameters<typeof startSmtpSink>[0], string][] = [
      [{ onRecipient: () => ({ code: 451, text: wordy }) }, 'try-later'],
      [{ onMessage: () => ({ code: 452, text: wordy }) }, 'try-later'],
      [{ onSender: () => ({ code: 550, text: wordy }) }, 'sender-refused'],
      [{ onConnect: () => ({ code: 554, text: wordy }) }, 'try-later'],
    ]
    for (const [rules, code] of cases) {
      const { transport } = await start(rules)
      expect(await codeOf(transport.send(message))).toBe(code)
    }
  })

  it('says that the server refuses the sign-in', async () => {
    const sink = await startSmtpSink({ password: 'right' })
    closing.push(() => sink.stop())
    const transport = open(sink.url.replace('right', 'wrong'))
    expect(await codeOf(transport.verify())).toBe('sign-in-refused')
    expect(await codeOf(transport.send(message))).toBe('sign-in-refused')
    await expect(open(sink.url).verify()).resolves.toBeUndefined()
  })

  it('says that the server is unreachable, and sends once it is back', async () => {
    const first = await startSmtpSink()
    await first.stop()
    const transport = open(first.url)
    expect(await codeOf(transport.verify())).toBe('unreachable')
    expect(await codeOf(transport.send(message))).toBe('unreachable')
    const second = await startSmtpSink({ port: first.port })
    closing.unshift(() => second.stop())
    expect(await transport.send(message)).toEqual({ state: 'accepted' })
    expect(second.received).toHaveLength(1)
  })

  it('refuses an address that could be two, before speaking to the server', async () => {
    const { sink, transport } = await start()
    const hostile = [
      'a@b.fr\r\nRCPT TO:<x@y.fr>',
      'a@b.fr>, <x@y.fr',
      'a@b.fr,x@y.fr',
      '"a b"@c.fr',
      'a@b@c.fr',
      'sans-arobase',
      '',
      'a@b.fr\u202e',
    ]
    for (const address of hostile) {
      const outcome = await transport.send({ ...message, to: { name: 'X', address } })
      expect(outcome, address).toEqual({ state: 'refused', reason: 'no-such-address' })
    }
    expect(sink.received).toEqual([])
  })

  it('lets no name, subject, file name or answer address add a header or a recipient', async () => {
    const { sink, transport } = await start()
    const hostile = fc.array(
      fc.oneof(
        fc.constantFrom(
          '\r\nBcc: x@y.fr',
          '\n\nbody',
          '\r',
          '<',
          '>',
          '"',
          ',',
          ';',
          ':',
          '\u202egnp',
          '\u0000',
          '\u2028X-Evil: 1',
        ),
        fc.constantFrom('=?utf-8?Q?=0D=0ABcc:_x@y.fr?=', '\\', '(', 'é', '🎻', '\ud800', ' x@y.fr '),
        fc.string({ unit: 'binary', maxLength: 8 }),
      ),
      { maxLength: 6 },
    )
    const text = hostile.map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, subject, other) => {
        sink.received.length = 0
        const attachment = { filename: other, content: Buffer.from('x'), contentType: 'text/plain' }
        const outcome = await transport.send({
          ...message,
          to: { name, address: 'zoe@exemple.fr' },
          subject,
          replyTo: other,
          attachments: [attachment],
        })
        expect(outcome).toEqual({ state: 'accepted' })
        expect(sink.received).toHaveLength(1)
        const received = sink.received[0]
        const keys = received?.mail.headerLines.map((line) => line.key) ?? []
        const expected = ['from', 'to', 'subject', 'date', 'message-id', 'content-language', 'auto-submitted']
        const mime = ['mime-version', 'content-type', 'content-transfer-encoding']
        expect(keys.filter((key) => ![...expected, ...mime, 'reply-to'].includes(key))).toEqual([])
        expect(new Set(keys).size).toBe(keys.length)
        const head = received?.raw.split('\r\n\r\n', 1)[0] ?? ''
        expect(head).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
        expect(received?.mail.text).toContain('Bonjour')
        const to = received?.mail.to
        expect(to && !Array.isArray(to) ? to.value.map((one) => one.address) : to).toEqual(['zoe@exemple.fr'])
      }),
      { numRuns: 150 },
    )
  })
})

describe('MAIL_FROM', () => {
  it('is an address, or a name and an address', () => {
    expect(readSender('a@b.fr')).toEqual({ name: '', address: 'a@b.fr' })
    expect(readSender('"Val d’Ambre" <a@b.fr>')).toEqual({ name: 'Val d’Ambre', address: 'a@b.fr' })
    for (const wrong of ['', 'Val d’Ambre', 'a@b.fr, c@d.fr', 'X <a@b.fr> <c@d.fr>', 'X <a\r\n@b.fr>']) {
      expect(() => readSender(wrong), wrong).toThrow(TypeError)
    }
  })
})
