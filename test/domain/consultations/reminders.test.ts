import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeReminder } from '#app/domain/consultations/change-reminder.server.ts'
import { extendWave } from '#app/domain/consultations/extend-wave.server.ts'
import { queueDueReminders } from '#app/domain/consultations/queue-due-reminders.server.ts'
import { reminderSchema } from '#app/domain/consultations/running-schema.ts'
import { fromInstant, toInstant } from '#app/domain/consultations/territory-time.ts'
import { tick } from '#app/domain/consultations/tick.server.ts'
import { getReminders } from '#app/domain/consultations/wave-events.server.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { takeQueued } from '#test/support/queue.ts'
import { linkOf } from '#test/support/smtp-sink.ts'
import { dates, type Instance, openInstance } from './wave-life.ts'

let instance: Instance
beforeAll(async () => {
  instance = await openInstance({
    onRecipient: (address) =>
      address === 'agent3@example.org' ? { code: 550, text: '5.1.1 No' } : undefined,
  })
})
afterAll(() => instance.close())

const first = toInstant('2027-03-09', '09:00')
const second = toInstant('2027-03-19', '09:00')

async function states(waveId: string) {
  return Object.fromEntries(
    (await getReminders(instance.job.ctx, waveId)).map(({ kind, state }) => [kind, state]),
  )
}

async function queued(waveId: string, kind: 'reminder_7' | 'reminder_3') {
  const rows = await instance.database.db
    .selectFrom('deliveries')
    .select('state')
    .where('wave_id', '=', waveId)
    .where('kind', '=', kind)
    .execute()
  return rows.length
}

const input = (fields: Record<string, string>) =>
  reminderSchema.parse({ send: 'yes', at: '09:00', noteFr: '', noteEn: '', ...fields })

describe('reminders', () => {
  it('are planned by the launch, and leave when due to everybody invited, in the thread, with the same link', async () => {
    const { waveId } = await instance.wave()
    const { job, sink, setClock } = instance
    expect((await getReminders(job.ctx, waveId)).map(({ dueAt }) => dueAt)).toEqual([first, second])
    await sendDeliveries(job.ctx, waveId)
    const invitations = new Map(sink.received.map((one) => [one.recipient, one]))
    expect(invitations.size).toBe(23)
    setClock(new Date(first.getTime() - 1))
    await tick(job.ctx)
    expect(await queued(waveId, 'reminder_7')).toBe(0)

    setClock(first)
    await tick(job.ctx)
    await tick(job.ctx)
    expect(await states(waveId)).toEqual({ reminder_7: 'queued', reminder_3: 'planned' })
    // Not to the address that was refused: there is no thread to answer in.
    expect(await queued(waveId, 'reminder_7')).toBe(23)
    sink.received.length = 0
    await sendDeliveries(job.ctx, waveId)
    expect(sink.received).toHaveLength(23)
    for (const reminder of sink.received) {
      const invitation = invitations.get(reminder.recipient)!
      expect(reminder.mail.inReplyTo).toBe(invitation.mail.messageId)
      expect(reminder.mail.messageId).not.toBe(invitation.mail.messageId)
      expect(linkOf(reminder)).toBe(linkOf(invitation))
    }
    await takeQueued(instance.database)
  })

  it('missed while the worker was down still leave, but never the first after the last days’ one', async () => {
    const { waveId } = await instance.wave()
    instance.setClock(new Date(second.getTime() + 3_600_000))
    await queueDueReminders(instance.job.ctx, waveId)
    expect(await states(waveId)).toEqual({ reminder_7: 'passed', reminder_3: 'queued' })
    expect([await queued(waveId, 'reminder_7'), await queued(waveId, 'reminder_3')]).toEqual([0, 24])

    const other = await instance.wave()
    instance.setClock(new Date(first.getTime() + 5 * 86_400_000))
    await queueDueReminders(instance.job.ctx, other.waveId)
    expect(await states(other.waveId)).toEqual({ reminder_7: 'queued', reminder_3: 'planned' })
  })

  it('can be moved, given a sentence in both languages, cancelled and planned again, until they have left', async () => {
    const { ctx, processId, waveId } = await instance.wave()
    const change = (kind: 'reminder_7' | 'reminder_3', fields: Record<string, string>) =>
      changeReminder(ctx, processId, waveId, kind, input(fields))
    await change('reminder_7', {
      ...{
        on: '2027-03-10',
        at: '14:30',
        noteFr: 'Merci à celles et ceux qui…',
        noteEn: 'Thank you to those…',
      },
    })
    await change('reminder_3', { send: 'no', on: '2027-03-19' })
    expect(await getReminders(ctx, waveId)).toMatchObject([
      { dueAt: toInstant('2027-03-10', '14:30'), state: 'planned', note: { en: 'Thank you to those…' } },
      { state: 'cancelled', note: null },
    ])
    await change('reminder_3', { on: '2027-03-18' })
    instance.setClock(toInstant('2027-03-10', '15:00'))
    await queueDueReminders(instance.job.ctx, waveId)
    instance.sink.received.length = 0
    await sendDeliveries(instance.job.ctx, waveId)
    const reminders = instance.sink.received.filter(({ mail }) => mail.inReplyTo)
    expect(reminders.length).toBeGreaterThan(20)
    for (const { mail } of reminders) expect(mail.text).toMatch(/Merci à celles|Thank you to those/)
    await expect(change('reminder_7', { on: '2027-03-12' })).rejects.toMatchObject({
      code: 'wave.reminder-sent',
    })
    const journal = await instance.database.db
      .selectFrom('journal')
      .select('action')
      .where('process_id', '=', processId)
      .where('action', '=', 'wave.reminders-changed')
      .execute()
    expect(journal).toHaveLength(3)
  })

  it.each([
    ['in the past', 'reminder_7', '2027-03-01', '09:00'],
    ['within the last hour', 'reminder_3', '2027-03-23', '17:30'],
    ['after the close', 'reminder_3', '2027-03-24', '09:00'],
    ['out of order', 'reminder_7', '2027-03-20', '09:00'],
    ['before the first one', 'reminder_3', '2027-03-08', '09:00'],
  ] as const)('are refused %s, and nothing changes', async (_why, kind, on, at) => {
    const { ctx, processId, waveId } = await instance.wave()
    const before = await getReminders(ctx, waveId)
    await expect(changeReminder(ctx, processId, waveId, kind, input({ on, at }))).rejects.toMatchObject({
      code: 'wave.reminder-date',
    })
    expect(await getReminders(ctx, waveId)).toEqual(before)
  })

  it('need a sentence in both languages or in neither', () => {
    const half = reminderSchema.safeParse({
      send: 'yes',
      on: '2027-03-10',
      at: '09:00',
      noteFr: 'Une',
      noteEn: '',
    })
    expect(half.success).toBe(false)
  })

  it('follow a close moved later, unless their moment was chosen', async () => {
    const one = await instance.wave()
    await extendWave(one.ctx, one.processId, one.waveId, { closesOn: '2027-03-30', closesAt: '18:00' })
    expect((await getReminders(one.ctx, one.waveId)).map(({ dueAt }) => fromInstant(dueAt).day)).toEqual([
      '2027-03-09',
      '2027-03-26',
    ])
    const other = await instance.wave()
    await changeReminder(other.ctx, other.processId, other.waveId, 'reminder_3', input({ on: '2027-03-17' }))
    await extendWave(other.ctx, other.processId, other.waveId, { closesOn: '2027-03-30', closesAt: '18:00' })
    expect((await getReminders(other.ctx, other.waveId)).map(({ dueAt }) => fromInstant(dueAt).day)).toEqual([
      '2027-03-09',
      '2027-03-17',
    ])
  })

  it('of another démarche are nobody else’s to change', async () => {
    const { waveId } = await instance.wave()
    const stranger = await instance.wave()
    await expect(
      changeReminder(stranger.ctx, stranger.processId, waveId, 'reminder_7', input({ on: '2027-03-10' })),
    ).rejects.toMatchObject({ code: 'not-found' })
    expect(dates.opens).toEqual(toInstant('2027-03-02', '09:00'))
  })
})
