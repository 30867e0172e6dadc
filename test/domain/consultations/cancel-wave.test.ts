import * as fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkSecret } from '#app/domain/ballots/invitation-link.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { listAddenda } from '#app/domain/consultations/addenda.server.ts'
import { getWaveAudience } from '#app/domain/consultations/audience.server.ts'
import { cancelWave } from '#app/domain/consultations/cancel-wave.server.ts'
import { closeWave } from '#app/domain/consultations/close-wave.server.ts'
import { completeCancellation } from '#app/domain/consultations/complete-cancellation.server.ts'
import { handOverAddenda } from '#app/domain/consultations/hand-over-addenda.server.ts'
import { prepareAgain } from '#app/domain/consultations/prepare-again.server.ts'
import {
  findWave,
  getAddendumPdf,
  getWave,
  listRunningWaves,
} from '#app/domain/consultations/queries.server.ts'
import { tick } from '#app/domain/consultations/tick.server.ts'
import { tellUrnFailures } from '#app/domain/duties/tell-urn-failures.server.ts'
import { pauseSending } from '#app/domain/invitations/change-sending.server.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { valuesHolding } from '#test/domain/invitations/sending-office.ts'
import { takeQueued } from '#test/support/queue.ts'
import { dates, type Instance, invitedPersons, type LifeWave, openInstance, vote } from './wave-life.ts'

let instance: Instance
const refused = new Set<string>()
beforeAll(async () => {
  instance = await openInstance({
    onRecipient: (address) => (refused.has(address) ? { code: 550, text: '5.1.1 No' } : undefined),
  })
})
afterAll(() => instance.close())

const reason = { fr: 'La liste était fausse.', en: 'The list was wrong.' }
const cancel = ({ ctx, processId, waveId }: LifeWave) => cancelWave(ctx, processId, waveId, reason)

async function asked(waveId: string) {
  await takeQueued(instance.database)
  await tick(instance.job.ctx)
  return (await takeQueued(instance.database))
    .filter(({ data }) => data.waveId === waveId)
    .map(({ name }) => name)
}

async function finish({ waveId }: LifeWave) {
  await completeCancellation(instance.job.ctx, waveId)
  await handOverAddenda(instance.job.ctx, waveId)
  await sendDeliveries(instance.job.ctx, waveId)
}

describe('an open wave that is cancelled', () => {
  it('takes no ballot from that moment on; those acknowledged are told of as destroyed', async () => {
    const wave = await instance.wave()
    const [first, second] = await invitedPersons(instance, wave.waveId)
    await vote(instance, wave.waveId, first!)
    await cancel(wave)
    expect((await findWave(wave.ctx, wave.waveId))?.phase).toBe('cancelled')
    await expect(vote(instance, wave.waveId, second!)).rejects.toMatchObject({
      code: 'urn.cancelled',
      status: 410,
    })
    expect(await asked(wave.waveId)).toEqual(['consultations.cancel'])
  })

  it('tells everybody who was written to, and nobody else, in her language; the representatives get the record', async () => {
    const wave = await instance.wave()
    refused.add('agent1@example.org')
    await sendDeliveries(instance.job.ctx, wave.waveId)
    refused.clear()
    await instance.database.db
      .updateTable('deliveries')
      .set({ state: 'queued', attempts: 0 })
      .where('wave_id', '=', wave.waveId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('persons')
            .select('id')
            .whereRef('persons.id', '=', 'deliveries.person_id')
            .where('email', '=', 'agent2@example.org'),
        ),
      )
      .execute()
    const linkKey = (await openKeyFiles(instance.job.ctx.keysDir).readLinkKey(wave.waveId))!
    await pauseSending(wave.ctx, wave.waveId)
    await cancel(wave)
    instance.sink.received.length = 0
    await completeCancellation(instance.job.ctx, wave.waveId)
    expect((await asked(wave.waveId)).sort()).toEqual(['consultations.hand-over', 'invitations.send'])
    await finish(wave)
    const told = instance.sink.received.filter(({ recipient }) => recipient.startsWith('agent'))
    expect(told).toHaveLength(22)
    expect(told.map(({ recipient }) => recipient)).not.toContain('agent1@example.org')
    expect(told.map(({ recipient }) => recipient)).not.toContain('agent2@example.org')
    const languages = told.map(({ mail }) => (mail.text?.includes(reason.fr) ? 'fr' : 'en'))
    expect(new Set(languages)).toEqual(new Set(['fr', 'en']))
    for (const { mail } of told) expect(mail.text).toMatch(/La liste était fausse\.|The list was wrong\./)
    const [record] = instance.sink.received.filter(({ recipient }) => recipient === 'cst@example.org')
    expect(record?.mail.attachments[0]?.filename).toBe('proces-verbal-annulation-T0.pdf')
    expect(await asked(wave.waveId)).toEqual([])
    const secrets = (await invitedPersons(instance, wave.waveId)).map((id) =>
      linkSecret(linkKey, wave.waveId, id),
    )
    expect(await valuesHolding(instance.database, secrets)).toEqual([])
  })

  it('numbers no ballot below k in its record', async () => {
    const wave = await instance.wave()
    const [person] = await invitedPersons(instance, wave.waveId)
    await vote(instance, wave.waveId, person!)
    await cancel(wave)
    await finish(wave)
    const { data } = await instance.database.db
      .selectFrom('wave_addenda')
      .select('data')
      .where('wave_id', '=', wave.waveId)
      .executeTakeFirstOrThrow()
    expect(data).toMatchObject({ ballots: null, credentialsIssued: null, invited: 24, reason })
    expect(
      (await getAddendumPdf(wave.ctx, wave.processId, wave.waveId, 'cancellation')).pdf.length,
    ).toBeGreaterThan(1_000)
    const stranger = await instance.wave()
    await expect(
      getAddendumPdf(stranger.ctx, stranger.processId, wave.waveId, 'cancellation'),
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a wave that is cancelled before its opening', () => {
  it('tells nobody but the staff representatives', async () => {
    const wave = await instance.wave({ moment: new Date(dates.opens.getTime() - 86_400_000) })
    await cancel(wave)
    await finish(wave)
    expect(instance.sink.received.map(({ recipient }) => recipient)).toEqual(['cst@example.org'])
    const [record] = await instance.database.db
      .selectFrom('wave_addenda')
      .select('data')
      .where('wave_id', '=', wave.waveId)
      .execute()
    expect(record?.data).toMatchObject({ open: false, told: 0 })
  })
})

describe('a cancellation', () => {
  it('is refused once the closing hour has passed, of a draft, of a closed wave, twice, and from another démarche', async () => {
    const wave = await instance.wave({ moment: dates.closes })
    await expect(cancel(wave)).rejects.toMatchObject({ code: 'wave.not-cancellable', status: 409 })
    expect((await findWave(wave.ctx, wave.waveId))?.state).toBe('launched')
    instance.setClock(new Date(dates.closes.getTime() + 15 * 60_000))
    await closeWave(instance.job.ctx, wave.waveId)
    await expect(cancel(wave)).rejects.toMatchObject({ code: 'urn.already-opened' })

    const twice = await instance.wave()
    await cancel(twice)
    await expect(cancel(twice)).rejects.toMatchObject({ code: 'wave.not-cancellable' })
    const other = await instance.wave()
    await expect(cancelWave(other.ctx, other.processId, twice.waveId, reason)).rejects.toMatchObject({
      code: 'not-found',
    })
    const draft = await prepareAgain(twice.ctx, twice.processId, twice.waveId)
    await expect(cancel({ ...twice, waveId: draft })).rejects.toMatchObject({ code: 'wave.not-cancellable' })
    expect((await findWave(twice.ctx, draft))?.state).toBe('draft')
  })

  it.each<[string, (file: string) => void]>([
    ['missing', () => undefined],
    ['zeros', (file) => fs.writeFileSync(file, Buffer.alloc(32))],
    ['unreadable', (file) => fs.mkdirSync(file)],
  ])(
    'is the way out when the key is lost (%s): canary and close note it, its pilot is told',
    async (_, damage) => {
      const wave = await instance.wave()
      await sendDeliveries(instance.job.ctx, wave.waveId)
      const { keysDir } = instance.job.ctx
      const file = `${keysDir}/${wave.waveId}.urn.key`
      fs.rmSync(file)
      damage(file)
      await tick(instance.job.ctx)
      expect((await findWave(wave.ctx, wave.waveId))?.suspended).toBe(true)
      expect(await told(wave)).toEqual([{ key: 'urn', fails: true }])
      await instance.database.db.deleteFrom('urn_suspensions').where('wave_id', '=', wave.waveId).execute()
      instance.setClock(new Date(dates.closes.getTime() + 15 * 60_000))
      await expect(closeWave(instance.job.ctx, wave.waveId)).rejects.toMatchObject({ code: 'urn.key-lost' })
      expect(await findWave(wave.ctx, wave.waveId)).toMatchObject({ phase: 'counting', suspended: true })
      fs.rmSync(file, { recursive: true, force: true })
      await cancel(wave)
      await finish(wave)
      expect(await listAddenda(wave.ctx, wave.waveId)).toMatchObject([{ kind: 'cancellation' }])
      expect((await listRunningWaves(instance.job.ctx)).map(({ id }) => id)).not.toContain(wave.waveId)
    },
  )
})

/** Which messages about its keys are asked for now. */
async function told({ waveId }: LifeWave) {
  await takeQueued(instance.database)
  await tellUrnFailures(instance.job.ctx)
  return (await takeQueued(instance.database))
    .filter(({ data }) => data.waveId === waveId)
    .map(({ data: { key, fails } }) => ({ key, fails }))
}

describe('a key lost between the launch and the opening', () => {
  it.each(['urn', 'link'] as const)(
    '(%s) is told of before anybody is invited, and holds the invitations',
    async (key) => {
      const wave = await instance.wave({ moment: new Date(dates.opens.getTime() - 26 * 3_600_000) })
      const file = `${instance.job.ctx.keysDir}/${wave.waveId}.${key}.key`
      const whole = fs.readFileSync(file)
      expect(await asked(wave.waveId)).toEqual([])
      fs.rmSync(file)
      expect(await asked(wave.waveId)).toEqual([])
      expect(await told(wave)).toEqual([])
      instance.setClock(new Date(dates.opens.getTime() - 25 * 3_600_000))
      expect(await asked(wave.waveId)).toEqual([])
      expect(await told(wave)).toEqual([{ key, fails: true }])
      instance.setClock(new Date(dates.opens.getTime() + 60_000))
      expect(await asked(wave.waveId)).toEqual([])
      await sendDeliveries(instance.job.ctx, wave.waveId)
      expect(instance.sink.received).toEqual([])
      fs.writeFileSync(file, whole)
      await tick(instance.job.ctx)
      expect(await told(wave)).toEqual([{ key, fails: false }])
      expect(await asked(wave.waveId)).toEqual(['invitations.send'])
      await sendDeliveries(instance.job.ctx, wave.waveId)
      expect(instance.sink.received.length).toBe(24)
    },
  )

  it('in the minutes before the first sending is seen before it', async () => {
    const moment = new Date(dates.opens.getTime() - 60_000)
    const wave = await instance.wave({ moment })
    expect(await asked(wave.waveId)).toEqual([])
    await instance.database.db
      .updateTable('wave_notices')
      .set({ keys_tried_at: dates.opens })
      .where('wave_id', '=', wave.waveId)
      .execute()
    fs.writeFileSync(`${instance.job.ctx.keysDir}/${wave.waveId}.link.key`, Buffer.alloc(32, 7))
    instance.setClock(dates.opens)
    expect(await asked(wave.waveId)).toEqual([])
    await sendDeliveries(instance.job.ctx, wave.waveId)
    expect(instance.sink.received).toEqual([])
    expect((await findWave(wave.ctx, wave.waveId))?.linksLost).toBe(true)
  })
})

describe('a wave prepared again from a cancelled one', () => {
  it('copies its texts, audience, groups and representatives, and proposes new dates', async () => {
    const wave = await instance.wave()
    const rules = JSON.stringify({ ...(await getWaveAudience(wave.ctx, wave.waveId)), email: 'with' })
    await instance.database.db
      .updateTable('wave_audiences')
      .set({ rules })
      .where('wave_id', '=', wave.waveId)
      .execute()
    await cancel(wave)
    const again = await prepareAgain(wave.ctx, wave.processId, wave.waveId)
    const [from, to] = [
      await getWave(wave.ctx, wave.processId, wave.waveId),
      await getWave(wave.ctx, wave.processId, again),
    ]
    for (const same of [
      'title',
      'who',
      'why',
      'contact',
      'depth',
      'representativesEmail',
      'k',
      'test',
    ] as const) {
      expect(to[same]).toEqual(from[same])
    }
    expect([to.label, to.state, to.invited]).toEqual(['T0 bis', 'draft', null])
    expect(to.opensAt! > instance.now() && to.closesAt! > to.opensAt!).toBe(true)
    expect(await getWaveAudience(wave.ctx, again)).toMatchObject({ email: 'with' })
  })

  it('is of a cancelled one only', async () => {
    const wave = await instance.wave()
    await expect(prepareAgain(wave.ctx, wave.processId, wave.waveId)).rejects.toMatchObject({
      code: 'wave.not-cancelled',
    })
  })
})
