import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelWave } from '#app/domain/consultations/cancel-wave.server.ts'
import { tick } from '#app/domain/consultations/tick.server.ts'
import { pauseSending, resumeSending, setPace } from '#app/domain/invitations/change-sending.server.ts'
import { correctAddress } from '#app/domain/invitations/correct-address.server.ts'
import { sendInvitationsJob } from '#app/domain/invitations/jobs.server.ts'
import {
  getDeliveryCounts,
  getSendingSettings,
  listRefused,
  searchInvited,
} from '#app/domain/invitations/queries.server.ts'
import { sendAgain } from '#app/domain/invitations/send-again.server.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { paceSchema, usualPerMinute } from '#app/domain/invitations/sending-settings.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { createSendingPace } from '#app/domain/mail/sending-pace.ts'
import {
  dates,
  type Instance,
  invitedPersons,
  type LifeWave,
  openInstance,
} from '#test/domain/consultations/wave-life.ts'
import { takeQueued } from '#test/support/queue.ts'
import { linkOf } from '#test/support/smtp-sink.ts'

let instance: Instance
const refused = new Set<string>()
/** Called for each message, before it is acknowledged. */
let onMessage: () => unknown = () => undefined
beforeAll(async () => {
  instance = await openInstance({
    onRecipient: (address) => (refused.has(address) ? { code: 550, text: '5.1.1 No' } : undefined),
    onMessage: async () => {
      await onMessage()
      return undefined
    },
  })
})
afterAll(() => instance.close())

const counts = ({ ctx, waveId }: LifeWave) => getDeliveryCounts(ctx, waveId)
const send = ({ waveId }: LifeWave) => sendDeliveries(instance.job.ctx, waveId)

async function asked(waveId: string) {
  await takeQueued(instance.database)
  await tick(instance.job.ctx)
  return (await takeQueued(instance.database))
    .filter(({ data }) => data.waveId === waveId)
    .map(({ name }) => name)
}

async function journal({ processId }: LifeWave) {
  const rows = await instance.database.db
    .selectFrom('journal')
    .select(['action', 'details'])
    .where('process_id', '=', processId)
    .where('action', 'in', ['wave.paused', 'wave.resumed', 'wave.address-corrected'])
    .orderBy('at')
    .execute()
  return rows
}

describe('the sending of a wave', () => {
  it('keeps to its pace: a run sends what it allows and ends, the next goes on', async () => {
    const wave = await instance.wave()
    let clock = 0
    const ctx = { ...instance.job.ctx, pace: createSendingPace(() => clock) }
    expect(await getSendingSettings(ctx, wave.waveId)).toEqual({ paused: false, perMinute: usualPerMinute })
    await sendDeliveries(ctx, wave.waveId)
    expect(await counts(wave)).toMatchObject({ accepted: 0, queued: 24 })
    clock += 4_000
    await sendDeliveries(ctx, wave.waveId)
    expect(await counts(wave)).toMatchObject({ accepted: 4, queued: 20 })
    await setPace(wave.ctx, wave.waveId, 600)
    clock += 1_000
    await sendDeliveries(ctx, wave.waveId)
    expect(await counts(wave)).toMatchObject({ accepted: 14, queued: 10 })
    expect(await asked(wave.waveId)).toEqual(['invitations.send'])
    clock += 60_000
    await sendDeliveries(ctx, wave.waveId)
    expect(await counts(wave)).toMatchObject({ accepted: 24, queued: 0 })
    expect(await asked(wave.waveId)).toEqual([])
  })

  it('takes a pace between 1 and 6 000, and the table the same usual one', async () => {
    for (const perMinute of ['0', '-1', '6001', '1.5', 'x', '', '1e9']) {
      expect(paceSchema.safeParse({ perMinute }).success).toBe(false)
    }
    const { waveId } = await instance.wave()
    const { rows } = await sql<{ per_minute: number }>`
      insert into wave_sending (wave_id) values (${waveId}) returning per_minute`.execute(
      instance.database.db,
    )
    expect(rows).toEqual([{ per_minute: usualPerMinute }])
  })

  it('stops at a pause, but for what is in flight, and goes on when resumed; both are in the journal', async () => {
    const wave = await instance.wave({ people: 60 })
    let arrived = 0
    let whenPaused = 0
    onMessage = async () => {
      arrived += 1
      if (arrived !== 7) return
      await pauseSending(wave.ctx, wave.waveId)
      whenPaused = arrived
    }
    await send(wave)
    onMessage = () => undefined
    const { accepted, queued } = await counts(wave)
    expect(accepted).toBeLessThanOrEqual(whenPaused + 5)
    expect(accepted).toBeLessThan(60)
    expect(accepted + queued).toBe(60)
    expect(await asked(wave.waveId)).toEqual([])
    await send(wave)
    expect((await counts(wave)).accepted).toBe(accepted)
    await resumeSending(wave.ctx, wave.waveId)
    expect(await asked(wave.waveId)).toEqual(['invitations.send'])
    await send(wave)
    expect((await counts(wave)).accepted).toBe(60)
    expect((await journal(wave)).map(({ action }) => action)).toEqual(['wave.paused', 'wave.resumed'])
  })

  it('is tried at once when resumed, though the queue waits after an outage', async () => {
    const wave = await instance.wave()
    await takeQueued(instance.database)
    await enqueue(instance.job.ctx, sendInvitationsJob, { waveId: wave.waveId })
    // As the queue leaves a job that failed again and again.
    await sql`update pgboss.job set state = 'retry', start_after = now() + interval '10 minutes'`.execute(
      instance.database.db,
    )
    const due = async () => {
      const { rows } = await sql<{
        due: boolean
      }>`select start_after <= now() as due from pgboss.job`.execute(instance.database.db)
      return rows
    }
    expect(await due()).toEqual([{ due: false }])
    await resumeSending(wave.ctx, wave.waveId)
    expect(await due()).toEqual([{ due: true }])
  })
})

describe('a refused address', () => {
  it('is corrected in the directory, and gets the same link and Message-ID as were refused', async () => {
    const wave = await instance.wave()
    refused.add('agent5@example.org')
    await send(wave)
    refused.clear()
    const [one, ...others] = await listRefused(wave.ctx, wave.waveId)
    expect([one?.address, others]).toEqual(['agent5@example.org', []])
    instance.sink.received.length = 0
    await correctAddress(wave.ctx, {
      waveId: wave.waveId,
      personId: one!.personId,
      address: 'bonne@example.org',
    })
    expect(await asked(wave.waveId)).toEqual(['invitations.send'])
    await send(wave)
    expect(instance.sink.received.map(({ recipient }) => recipient)).toEqual(['bonne@example.org'])
    const person = await instance.database.db
      .selectFrom('persons')
      .select('email')
      .where('id', '=', one!.personId)
      .executeTakeFirst()
    expect(person?.email).toBe('bonne@example.org')
    expect(await listRefused(wave.ctx, wave.waveId)).toEqual([])
    const [line] = await journal(wave)
    expect(line).toEqual({ action: 'wave.address-corrected', details: { label: 'T0' } })
    const again = correctAddress(wave.ctx, {
      ...{ waveId: wave.waveId, personId: one!.personId, address: 'x@example.org' },
    })
    await expect(again).rejects.toMatchObject({ code: 'wave.not-refused' })
  })

  it('is nobody’s to correct from another démarche, nor once the wave is over', async () => {
    const wave = await instance.wave()
    refused.add('agent6@example.org')
    await send(wave)
    refused.clear()
    const [one] = await listRefused(wave.ctx, wave.waveId)
    const input = { waveId: wave.waveId, personId: one!.personId, address: 'x@example.org' }
    const stranger = await instance.wave()
    await expect(correctAddress(stranger.ctx, input)).rejects.toMatchObject({ code: 'not-found' })
    instance.setClock(dates.closes)
    await expect(correctAddress(wave.ctx, input)).rejects.toMatchObject({ code: 'wave.not-open' })
    const person = await instance.database.db
      .selectFrom('persons')
      .select('email')
      .where('id', '=', one!.personId)
      .executeTakeFirst()
    expect(person?.email).toBe('agent6@example.org')
  })
})

describe('a link sent again', () => {
  it('is the same link with the same Message-ID, to her alone, and leaves only a number behind', async () => {
    const wave = await instance.wave()
    await send(wave)
    const [person] = await searchInvited(wave.ctx, wave.waveId, 'AGENT9')
    expect(person).toMatchObject({ address: 'agent9@example.org', state: 'accepted' })
    const [first] = instance.sink.received.filter(({ recipient }) => recipient === 'agent9@example.org')
    instance.sink.received.length = 0
    await sendAgain(wave.ctx, { waveId: wave.waveId, personId: person!.personId })
    await send(wave)
    expect(instance.sink.received).toHaveLength(1)
    const [second] = instance.sink.received
    expect(second?.recipient).toBe('agent9@example.org')
    expect(linkOf(second!)).toBe(linkOf(first!))
    expect(second?.mail.messageId).toBe(first?.mail.messageId)
    const row = await instance.database.db
      .selectFrom('wave_sending')
      .select('sent_again')
      .where('wave_id', '=', wave.waveId)
      .executeTakeFirst()
    expect(row).toEqual({ sent_again: 1 })
    const { rows } = await sql<{ details: unknown }>`
      select details from journal where details::text like ${`%${person!.personId}%`} or details::text like '%agent9%'`.execute(
      instance.database.db,
    )
    expect(rows).toEqual([])
  })

  it('waits for the first to have left, and is not sent of a cancelled wave', async () => {
    const wave = await instance.wave()
    const [personId] = await invitedPersons(instance, wave.waveId)
    const again = () => sendAgain(wave.ctx, { waveId: wave.waveId, personId: personId! })
    await expect(again()).rejects.toMatchObject({ code: 'wave.not-sent' })
    await send(wave)
    await cancelWave(wave.ctx, wave.processId, wave.waveId, { fr: 'Erreur.', en: 'Mistake.' })
    await expect(again()).rejects.toMatchObject({ code: 'wave.not-open' })
  })
})
