import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { linkSecret, messageId } from '#app/domain/ballots/invitation-link.server.ts'
import { queueDeliveries } from '#app/domain/invitations/queue-deliveries.server.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { listMailboxMessages } from '#app/domain/mail/mailbox-transport.server.ts'
import { type MailTransport, MailUnavailable } from '#app/domain/mail/transport.ts'
import { invitedPersons, launchedWaveHours, makeLaunchedWave } from '#test/factories/launched-wave.ts'
import { linkOf, nameOfRecipient, startSmtpSink } from '#test/support/smtp-sink.ts'
import { baseUrl, byRecipient, openSendingOffice } from './sending-office.ts'

const { opens, during, closes } = launchedWaveHours
const office = openSendingOffice()

describe('sending the invitations of a wave', () => {
  it('writes to everybody with an address, in her language, each with her own link', async () => {
    const persons = [
      ...invitedPersons(8),
      { given_name: 'Sans', family_name: 'Boîte', email: null, locale: 'fr' as const },
    ]
    const wave = await makeLaunchedWave(office.database, { keysDir: office.keysDir, persons })
    const server = await office.sink()
    expect(wave.queued).toBe(8)
    await sendDeliveries(office.worker(server.url), wave.waveId)
    expect(await office.states(wave.waveId)).toEqual({ accepted: 8 })
    const mails = byRecipient(server.received)
    expect(mails.size).toBe(8)
    for (const { id, email } of wave.persons.filter((person) => person.email)) {
      const [mail, ...more] = mails.get(email ?? '') ?? []
      expect(more).toEqual([])
      expect(mail && linkOf(mail)).toBe(
        `${baseUrl}/e/${wave.waveId}#${linkSecret(wave.linkKey, wave.waveId, id)}`,
      )
      expect(mail?.mail.messageId).toBe(
        `<${messageId(wave.linkKey, wave.waveId, id, 'invitation')}@diapason.val-ambre.fr>`,
      )
    }
    const french = mails.get('agent-0@exemple.fr')?.[0]
    const english = mails.get('agent-3@exemple.fr')?.[0]
    expect(french?.mail.subject).toMatch(/Baromètre des agents$/)
    expect(french?.mail.text).toContain('Bonjour Agent 0 Martin,')
    expect(french && nameOfRecipient(french)).toBe('Agent 0 Martin')
    expect(english?.mail.subject).toMatch(/Staff barometer$/)
    expect(english?.mail.text).toContain('Choosing together.')
  })

  it('falls back on the language the wave has', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(4),
      languages: ['fr'],
    })
    const server = await office.sink()
    await sendDeliveries(office.worker(server.url), wave.waveId)
    expect(server.received.every(({ mail }) => mail.subject?.startsWith('Votre avis'))).toBe(true)
  })

  it.each([
    ['before the opening hour', { now: new Date(opens.getTime() - 1) }],
    ['from the closing hour', { now: closes }],
    ['of a wave whose keys are being made', { state: 'launching' as const }],
    ['of a closed wave', { state: 'closed' as const }],
    ['of a cancelled wave', { state: 'cancelled' as const }],
  ])(
    'sends nothing %s',
    async (_label, change: { now?: Date; state?: 'launching' | 'closed' | 'cancelled' }) => {
      const wave = await makeLaunchedWave(office.database, {
        keysDir: office.keysDir,
        persons: invitedPersons(2),
      })
      const { state } = change
      if (state)
        await office.database.db.updateTable('waves').set({ state }).where('id', '=', wave.waveId).execute()
      const server = await office.sink()
      await sendDeliveries(office.worker(server.url, change.now ?? during), wave.waveId)
      expect(server.received).toEqual([])
      expect(await office.states(wave.waveId)).toEqual({ queued: 2 })
    },
  )

  it('stops when the wave is closed meanwhile', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(40),
    })
    const server = await office.sink({
      onMessage: async () => {
        await office.database.db
          .updateTable('waves')
          .set({ state: 'closing' })
          .where('id', '=', wave.waveId)
          .execute()
        return undefined
      },
    })
    await sendDeliveries(office.worker(server.url), wave.waveId)
    expect(server.received.length).toBeLessThanOrEqual(10)
    const { attempted = 0 } = await office.states(wave.waveId)
    expect(attempted).toBe(0)
  })

  it('does nothing the second time, nor for someone queued twice', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(3),
    })
    const server = await office.sink()
    const ctx = office.worker(server.url)
    await sendDeliveries(ctx, wave.waveId)
    const personIds = wave.persons.map((person) => person.id)
    expect(await queueDeliveries(ctx, { waveId: wave.waveId, kind: 'invitation', personIds })).toBe(0)
    await sendDeliveries(ctx, wave.waveId)
    expect(server.received).toHaveLength(3)
  })

  it('queues nobody from another démarche', async () => {
    const [one, other] = [
      await makeLaunchedWave(office.database, { keysDir: office.keysDir, persons: invitedPersons(1) }),
      await makeLaunchedWave(office.database, { keysDir: office.keysDir, persons: invitedPersons(1) }),
    ]
    const personIds = other.persons.map((person) => person.id)
    expect(
      await queueDeliveries(office.worker(null), { waveId: one.waveId, kind: 'reminder_7', personIds }),
    ).toBe(0)
  })

  it('sends a reminder in the thread of the first mail, with the same link', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(1),
    })
    const server = await office.sink()
    const ctx = office.worker(server.url)
    await sendDeliveries(ctx, wave.waveId)
    const personIds = wave.persons.map((person) => person.id)
    await queueDeliveries(ctx, { waveId: wave.waveId, kind: 'reminder_7', personIds })
    await sendDeliveries(ctx, wave.waveId)
    const [first, reminder] = server.received
    expect(reminder?.mail.subject).toMatch(/^Rappel/)
    expect(reminder?.mail.inReplyTo).toBe(first?.mail.messageId)
    expect(reminder?.mail.messageId).not.toBe(first?.mail.messageId)
    expect(reminder && linkOf(reminder)).toBe(first && linkOf(first))
  })

  it('records the refused addresses and writes to the others', async () => {
    const persons = invitedPersons(12)
    for (const index of [0, 5]) Object.assign(persons[index] ?? {}, { email: `parti-${index}@exemple.fr` })
    Object.assign(persons[7] ?? {}, { email: 'a@b.fr\r\nRCPT TO:<x@y.fr>' })
    const wave = await makeLaunchedWave(office.database, { keysDir: office.keysDir, persons })
    const server = await office.sink({
      onRecipient: (address) => (address.startsWith('parti') ? { code: 550, text: '5.1.1 Gone' } : undefined),
    })
    await sendDeliveries(office.worker(server.url), wave.waveId)
    expect(await office.states(wave.waveId)).toEqual({ accepted: 9, refused: 3 })
    const reasons = await office.database.db
      .selectFrom('deliveries')
      .select('reason_code')
      .distinct()
      .where('wave_id', '=', wave.waveId)
      .where('state', '=', 'refused')
      .execute()
    expect(reasons).toEqual([{ reason_code: 'no-such-address' }])
  })

  it('loses nothing while the server is down', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(20),
    })
    const first = await startSmtpSink()
    await first.stop()
    const ctx = office.worker(first.url)
    await expect(sendDeliveries(ctx, wave.waveId)).rejects.toMatchObject({
      name: 'MailUnavailable',
      code: 'unreachable',
    })
    expect(await office.states(wave.waveId)).toEqual({ queued: 20 })
    const back = await office.sink({ port: first.port })
    await sendDeliveries(ctx, wave.waveId)
    expect(await office.states(wave.waveId)).toEqual({ accepted: 20 })
    expect(byRecipient(back.received).size).toBe(20)
    expect(back.received).toHaveLength(20)
  })

  it('does not let one address that asks for later hold the others', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(30),
    })
    let patient = true
    const server = await office.sink({
      onRecipient: (address) =>
        patient && address === 'agent-2@exemple.fr' ? { code: 451, text: '4.7.1 Greylisted' } : undefined,
    })
    const ctx = office.worker(server.url)
    await expect(sendDeliveries(ctx, wave.waveId)).rejects.toMatchObject({ code: 'try-later' })
    expect(await office.states(wave.waveId)).toEqual({ accepted: 29, queued: 1 })
    patient = false
    await sendDeliveries(ctx, wave.waveId)
    expect(await office.states(wave.waveId)).toEqual({ accepted: 30 })
  })

  it('refuses nobody when the server refuses us', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(20),
    })
    const server = await office.sink({ onSender: () => ({ code: 550, text: '5.7.1 Who are you?' }) })
    await expect(sendDeliveries(office.worker(server.url), wave.waveId)).rejects.toMatchObject({
      code: 'sender-refused',
    })
    expect(await office.states(wave.waveId)).toEqual({ queued: 20 })
  })

  it('lets hostile names and texts add no header and no recipient', async () => {
    const wild = '\r\nBcc: x@y.fr\r\n\r\n<script>"\u202e, x@y.fr'
    const persons = invitedPersons(4).map((person) => ({
      ...person,
      given_name: wild,
      family_name: `"${wild}`,
    }))
    const wave = await makeLaunchedWave(office.database, { keysDir: office.keysDir, persons })
    await office.database.db
      .updateTable('wave_notices')
      .set({ title: { fr: wild, en: wild }, who: { fr: wild, en: wild } })
      .where('wave_id', '=', wave.waveId)
      .execute()
    const server = await office.sink()
    await sendDeliveries(office.worker(server.url), wave.waveId)
    expect(server.received).toHaveLength(4)
    for (const { raw, mail, recipient } of server.received) {
      expect(mail.headers.has('bcc')).toBe(false)
      expect(mail.to && !Array.isArray(mail.to) ? mail.to.value.length : 0).toBe(1)
      expect(recipient).toMatch(/^agent-\d@exemple\.fr$/)
      expect(raw.split('\r\n\r\n', 1)[0]).not.toMatch(/^bcc:/im)
      expect(mail.html).not.toContain('<script>')
    }
  })

  it('keeps the messages of a trial in the local mailbox', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(3),
    })
    await sendDeliveries(office.worker(null), wave.waveId)
    const { total, messages } = await listMailboxMessages(path.join(office.keysDir, 'mailbox'), {})
    expect(total).toBe(3)
    expect(messages[0]?.text).toContain(`${baseUrl}/e/${wave.waveId}#`)
  })

  it('says nothing of a message when the transport breaks', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(2),
    })
    const mail: MailTransport = {
      kind: 'smtp',
      send: async (message) => {
        throw new Error(`Broken on ${message.text}`)
      },
      verify: async () => undefined,
      close: () => undefined,
    }
    const failure = await sendDeliveries({ ...office.worker(null), mail }, wave.waveId).catch(
      (error) => error,
    )
    expect(failure).toBeInstanceOf(Error)
    expect(failure).not.toBeInstanceOf(MailUnavailable)
    expect(`${failure.stack}${failure.cause}${JSON.stringify(failure)}`).not.toContain(`/e/${wave.waveId}`)
  })
})
