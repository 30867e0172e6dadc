import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AddendumProps, addendum } from '#app/documents/addendum.server.ts'
import { inColour } from '#app/documents/typst.server.ts'
import { addAgent } from '#app/domain/consultations/add-agent.server.ts'
import { listAddenda } from '#app/domain/consultations/addenda.server.ts'
import { admitArrivals } from '#app/domain/consultations/admit-arrivals.server.ts'
import { getAnswerPage } from '#app/domain/consultations/answer-page.server.ts'
import { closeWave } from '#app/domain/consultations/close-wave.server.ts'
import { correctLiveRepresentatives } from '#app/domain/consultations/correct-live-representatives.server.ts'
import { correctQuestion } from '#app/domain/consultations/correct-question.server.ts'
import { extendWave } from '#app/domain/consultations/extend-wave.server.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { handOverAddenda } from '#app/domain/consultations/hand-over-addenda.server.ts'
import { findWave } from '#app/domain/consultations/queries.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { tick } from '#app/domain/consultations/tick.server.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { withFactsHash } from '#app/domain/records/record-document.ts'
import { getPaperAccent } from '#app/domain/settings/mail-sender.server.ts'
import { saveColours, saveSender } from '#app/domain/settings/save-settings.server.ts'
import { listQuestionTexts } from '#surveys/correct-texts.ts'
import { takeQueued } from '#test/support/queue.ts'
import {
  dates,
  type Instance,
  invitedPersons,
  isInvited,
  type LifeWave,
  lateAgent,
  openInstance,
  representatives,
  vote,
} from './wave-life.ts'

let instance: Instance
/** Addresses that the mail server refuses. */
const refused = new Set<string>()
beforeAll(async () => {
  instance = await openInstance({
    onRecipient: (address) => (refused.has(address) ? { code: 550, text: '5.1.1 No' } : undefined),
  })
})
afterAll(() => instance.close())

const journal = async ({ processId }: LifeWave, action: string) =>
  (
    await instance.database.db
      .selectFrom('journal')
      .select(['details', 'account_name'])
      .where('process_id', '=', processId)
      .where('action', '=', action)
      .execute()
  ).map((row) => row.details)

async function asked(waveId: string) {
  await takeQueued(instance.database)
  await tick(instance.job.ctx)
  return (await takeQueued(instance.database))
    .filter(({ data }) => data.waveId === waveId)
    .map(({ name }) => name)
}

describe('a close moved later', () => {
  const later = { closesOn: '2027-03-30', closesAt: '12:00' }

  it('lets people answer until then, and says so in an addendum, a journal line and the closing record', async () => {
    const wave = await instance.wave()
    await extendWave(wave.ctx, wave.processId, wave.waveId, later)
    const [person] = await invitedPersons(instance, wave.waveId)
    instance.setClock(new Date(dates.closes.getTime() + 60 * 60_000))
    await vote(instance, wave.waveId, person!)
    expect((await findWave(wave.ctx, wave.waveId))?.phase).toBe('open')
    const page = await getAnswerPage(wave.ctx, wave.waveId)
    expect(page?.material?.closesAt).toBe(toInstant('2027-03-30', '12:00').toISOString())
    expect(await listAddenda(wave.ctx, wave.waveId)).toMatchObject([
      {
        ...{ number: 1, kind: 'extension', recordedOn: '2027-03-02', handed: 'waiting' },
        facts: { before: dates.closes.toISOString(), after: toInstant('2027-03-30', '12:00').toISOString() },
      },
    ])
    expect(await journal(wave, 'wave.extended')).toEqual([{ label: 'T0', date: 'mardi 30 mars 2027 à 12 h' }])
    instance.setClock(new Date(toInstant('2027-03-30', '12:00').getTime() + 15 * 60_000))
    await closeWave(instance.job.ctx, wave.waveId)
    const record = await instance.database.db
      .selectFrom('records')
      .select('data')
      .where('wave_id', '=', wave.waveId)
      .where('kind', '=', 'closing')
      .executeTakeFirstOrThrow()
    expect(record.data).toMatchObject({
      ballots: 1,
      wave: { closesAt: toInstant('2027-03-30', '12:00').toISOString() },
      events: { addenda: [{ number: 1 }], addedLate: 0 },
    })
  })

  it.each([
    ['earlier', '2027-03-22', '18:00', 'wave.not-later'],
    ['at the same hour', '2027-03-23', '18:00', 'wave.not-later'],
    ['more than a year on', '2028-04-25', '18:00', 'wave.not-later'],
    ['on a public holiday', '2027-03-29', '18:00', 'wave.closed-day'],
    ['in the summer', '2027-07-20', '18:00', 'wave.closed-day'],
  ])('is refused %s', async (_what, closesOn, closesAt, code) => {
    const wave = await instance.wave()
    const extension = extendWave(wave.ctx, wave.processId, wave.waveId, { closesOn, closesAt })
    await expect(extension).rejects.toMatchObject({ code, status: 422 })
    expect((await findWave(wave.ctx, wave.waveId))?.closesAt).toEqual(dates.closes)
    expect(await listAddenda(wave.ctx, wave.waveId)).toEqual([])
    expect(await journal(wave, 'wave.extended')).toEqual([])
  })

  it('is free of closed days for a test wave, and too late once the closing hour has passed', async () => {
    const test = await instance.wave({ test: true })
    await extendWave(test.ctx, test.processId, test.waveId, { closesOn: '2027-03-29', closesAt: '18:00' })
    const wave = await instance.wave({ moment: dates.closes })
    await expect(extendWave(wave.ctx, wave.processId, wave.waveId, later)).rejects.toMatchObject({
      code: 'wave.not-open',
    })
  })
})

describe('a corrected text', () => {
  const texts = { title: { fr: 'Un intitulé sans faute', en: 'A wording without mistake' }, help: null }
  const current = async ({ ctx, waveId }: LifeWave) => (await getFrozenWave(ctx, waveId)).definition

  it('is what people read from now on; ballots of before and after are counted together', async () => {
    const wave = await instance.wave()
    const persons = await invitedPersons(instance, wave.waveId)
    const before = await getFrozenWave(wave.ctx, wave.waveId)
    for (const person of persons.slice(0, 6)) await vote(instance, wave.waveId, person)
    await correctQuestion(wave.ctx, wave.processId, wave.waveId, 'BA02', texts)
    const after = await getFrozenWave(wave.ctx, wave.waveId)
    expect(after.definitionHash.equals(before.definitionHash)).toBe(false)
    expect((await findWave(wave.ctx, wave.waveId))?.definitionHash?.equals(before.definitionHash)).toBe(true)
    const page = await getAnswerPage(wave.ctx, wave.waveId)
    expect(page?.material?.urn?.definitionHash).toBe(after.definitionHash.toString('hex'))
    expect(listQuestionTexts(page!.material!.definition).find(({ code }) => code === 'BA02')).toMatchObject(
      texts,
    )

    for (const person of persons.slice(6, 11)) await vote(instance, wave.waveId, person)
    // Whoever had the page open seals under the first writing.
    await vote(instance, wave.waveId, persons[11]!, { v: before.definitionHash.toString('hex') })
    await vote(instance, wave.waveId, persons[12]!, { v: 'ab'.repeat(32) })
    instance.setClock(new Date(dates.closes.getTime() + 15 * 60_000))
    await closeWave(instance.job.ctx, wave.waveId)
    const closed = await instance.database.db
      .selectFrom('waves')
      .select(['ballots', 'void'])
      .where('id', '=', wave.waveId)
      .executeTakeFirstOrThrow()
    expect(closed).toEqual({ ballots: 13, void: { definition: 1 } })
    const report = await instance.database.db
      .selectFrom('results')
      .select('content')
      .where('wave_id', '=', wave.waveId)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(report.content)).toContain('Un intitulé sans faute')
  })

  it('has its addendum: old text, new text, both hashes; corrected again, the next one starts from there', async () => {
    const wave = await instance.wave()
    const original = listQuestionTexts(await current(wave)).find(({ code }) => code === 'BA02')!
    await correctQuestion(wave.ctx, wave.processId, wave.waveId, 'BA02', texts)
    await correctQuestion(wave.ctx, wave.processId, wave.waveId, 'BA02', {
      title: { ...texts.title, fr: 'Un intitulé plus court' },
      help: { fr: 'Pensez à votre service.', en: 'Think of your service.' },
    })
    const addenda = await listAddenda(wave.ctx, wave.waveId)
    expect(addenda.map(({ facts }) => facts)).toMatchObject([
      {
        code: 'BA02',
        changes: [
          { what: 'title', language: 'fr', before: original.title.fr, after: texts.title.fr },
          { what: 'title', language: 'en', before: original.title.en, after: texts.title.en },
        ],
      },
      {
        changes: [
          { what: 'title', language: 'fr', before: texts.title.fr, after: 'Un intitulé plus court' },
          { what: 'help', language: 'fr', before: null, after: 'Pensez à votre service.' },
          { what: 'help', language: 'en', before: null, after: 'Think of your service.' },
        ],
      },
    ])
    const [first, second] = addenda.map(
      ({ facts }) => facts as { definitionBefore: string; definitionAfter: string },
    )
    expect(second!.definitionBefore).toBe(first!.definitionAfter)
    expect(await journal(wave, 'wave.corrected')).toHaveLength(2)
  })

  it.each([
    ['a question there isn’t', 'NOPE', texts, 'not-found'],
    ['markup', 'BA02', { ...texts, title: { fr: 'Un <b>titre</b>', en: 'A' } }, 'wave.bad-text'],
    ['a piped answer', 'BA02', { ...texts, title: { fr: 'Titre {BA01}', en: 'A' } }, 'wave.bad-text'],
    [
      'what asks for the post',
      'BA21',
      { ...texts, title: { fr: 'Votre poste', en: 'Your job' } },
      'wave.bad-text',
    ],
  ])('is refused for %s, and nothing changes', async (_what, code, correction, refusal) => {
    const wave = await instance.wave()
    const before = await current(wave)
    await expect(
      correctQuestion(wave.ctx, wave.processId, wave.waveId, code, correction),
    ).rejects.toMatchObject({ code: refusal })
    expect(await current(wave)).toEqual(before)
    expect(await listAddenda(wave.ctx, wave.waveId)).toEqual([])
  })

  it('is refused when it is the same, and once the closing hour has passed', async () => {
    const wave = await instance.wave()
    const same = listQuestionTexts(await current(wave)).find(({ code }) => code === 'BA02')!
    await expect(correctQuestion(wave.ctx, wave.processId, wave.waveId, 'BA02', same)).rejects.toMatchObject({
      code: 'wave.same-text',
    })
    instance.setClock(dates.closes)
    await expect(correctQuestion(wave.ctx, wave.processId, wave.waveId, 'BA02', texts)).rejects.toMatchObject(
      { code: 'wave.not-open' },
    )
  })
})

describe('a person added late', () => {
  it('gets a link that works, her mail and an addendum; the tree and headcounts stay', async () => {
    const wave = await instance.wave()
    const { waveId } = wave
    const { tree } = await getFrozenWave(wave.ctx, waveId)
    await sendDeliveries(instance.job.ctx, waveId)
    instance.sink.received.length = 0
    const person = await lateAgent(instance, wave)
    await addAgent(wave.ctx, wave.processId, waveId, person)
    expect(await isInvited(instance, waveId, person)).toBe(false)
    expect(await asked(waveId)).toEqual(['consultations.admit'])
    await admitArrivals(instance.job.ctx, waveId)
    expect(await isInvited(instance, waveId, person)).toBe(true)
    expect((await findWave(wave.ctx, waveId))?.invited).toBe(25)
    await sendDeliveries(instance.job.ctx, waveId)
    expect(instance.sink.received.map(({ recipient }) => recipient)).toEqual(['tard@example.org'])
    await vote(instance, waveId, person)
    expect((await getFrozenWave(wave.ctx, waveId)).tree).toEqual(tree)
    expect(await listAddenda(wave.ctx, waveId)).toMatchObject([
      { kind: 'arrival', facts: { added: 1, atLaunch: 24, invited: 25 } },
    ])
    expect(await journal(wave, 'wave.agent-added')).toEqual([{ label: 'T0' }])
    // Asked again, nothing is left to do.
    await admitArrivals(instance.job.ctx, waveId)
    expect(await listAddenda(wave.ctx, waveId)).toHaveLength(1)
  })

  it('may come with others in one addendum; the next one counts on', async () => {
    const wave = await instance.wave()
    await addAgent(wave.ctx, wave.processId, wave.waveId, await lateAgent(instance, wave, 'a@example.org'))
    await addAgent(wave.ctx, wave.processId, wave.waveId, await lateAgent(instance, wave))
    await admitArrivals(instance.job.ctx, wave.waveId)
    await addAgent(wave.ctx, wave.processId, wave.waveId, await lateAgent(instance, wave, 'b@example.org'))
    await admitArrivals(instance.job.ctx, wave.waveId)
    expect((await listAddenda(wave.ctx, wave.waveId)).map(({ facts }) => facts)).toMatchObject([
      { added: 2, atLaunch: 24, invited: 26 },
      { added: 1, atLaunch: 24, invited: 27 },
    ])
  })

  it('is refused without address, twice, in another démarche, to a test wave, and in the last day', async () => {
    const wave = await instance.wave()
    const other = await instance.wave()
    const add = (to: LifeWave, person: string) => addAgent(to.ctx, to.processId, to.waveId, person)
    const silent = await lateAgent(instance, other, null)
    await expect(add(other, silent)).rejects.toMatchObject({ code: 'wave.no-address' })
    await expect(add(other, await lateAgent(instance, wave))).rejects.toMatchObject({ code: 'not-found' })
    const [invited] = await invitedPersons(instance, other.waveId)
    await expect(add(other, invited!)).rejects.toMatchObject({ code: 'wave.already-invited' })
    const person = await lateAgent(instance, other)
    await add(other, person)
    await expect(add(other, person)).rejects.toMatchObject({ code: 'wave.already-invited' })
    instance.setClock(new Date(dates.closes.getTime() - 86_400_000))
    await expect(add(other, await lateAgent(instance, other, 'c@example.org'))).rejects.toMatchObject({
      code: 'wave.too-late',
    })
    const test = await instance.wave({ test: true })
    await expect(add(test, await lateAgent(instance, test))).rejects.toMatchObject({ code: 'wave.test-team' })
  })

  it('is forgotten when the wave closes before the worker comes: no link, no line', async () => {
    const wave = await instance.wave()
    const person = await lateAgent(instance, wave)
    await addAgent(wave.ctx, wave.processId, wave.waveId, person)
    instance.setClock(dates.closes)
    await admitArrivals(instance.job.ctx, wave.waveId)
    expect(await isInvited(instance, wave.waveId, person)).toBe(false)
    expect(await listAddenda(wave.ctx, wave.waveId)).toEqual([])
    const waiting = await instance.database.db
      .selectFrom('wave_arrivals')
      .select('person_id')
      .where('wave_id', '=', wave.waveId)
      .execute()
    expect(waiting).toEqual([])
  })
})

describe('addenda', () => {
  it('reach the staff representatives with their PDF, once, in order; a refused address is corrected', async () => {
    const wave = await instance.wave()
    await extendWave(wave.ctx, wave.processId, wave.waveId, { closesOn: '2027-03-30', closesAt: '18:00' })
    await extendWave(wave.ctx, wave.processId, wave.waveId, { closesOn: '2027-03-31', closesAt: '18:00' })
    expect(await asked(wave.waveId)).toContain('consultations.hand-over')
    refused.add(representatives)
    await handOverAddenda(instance.job.ctx, wave.waveId)
    refused.clear()
    expect((await listAddenda(wave.ctx, wave.waveId)).map(({ handed }) => handed)).toEqual([
      'refused',
      'refused',
    ])
    expect(await asked(wave.waveId)).not.toContain('consultations.hand-over')
    await correctLiveRepresentatives(wave.ctx, wave.processId, wave.waveId, 'autre@example.org')
    instance.sink.received.length = 0
    await handOverAddenda(instance.job.ctx, wave.waveId)
    await handOverAddenda(instance.job.ctx, wave.waveId)
    expect(
      instance.sink.received.map(({ recipient, mail }) => [recipient, mail.attachments[0]?.filename]),
    ).toEqual([
      ['autre@example.org', 'additif-1-T0.pdf'],
      ['autre@example.org', 'additif-2-T0.pdf'],
    ])
    const stored = await instance.database.db
      .selectFrom('wave_addenda')
      .select(['pdf', 'handed'])
      .where('wave_id', '=', wave.waveId)
      .orderBy('number')
      .execute()
    expect(stored.map(({ handed }) => handed)).toEqual(['accepted', 'accepted'])
    expect(instance.sink.received[0]?.mail.attachments[0]?.content.equals(stored[0]!.pdf)).toBe(true)
    await expect(
      correctLiveRepresentatives(wave.ctx, wave.processId, wave.waveId, 'x@example.org'),
    ).rejects.toMatchObject({ code: 'wave.not-refused' })
  })

  it('bear the colour of the territory, and leave in its name', async () => {
    const wave = await instance.wave()
    await saveColours(wave.ctx, wave.processId, {
      accent: '#7a1f5c',
      second: '#000000',
      background: '#ffffff',
    })
    await saveSender(wave.ctx, wave.processId, {
      senderName: 'Val d’Ambre',
      replyTo: 'reponses@example.org',
    })
    await extendWave(wave.ctx, wave.processId, wave.waveId, { closesOn: '2027-03-30', closesAt: '18:00' })
    const { data, pdf } = await instance.database.db
      .selectFrom('wave_addenda')
      .select(['data', 'pdf'])
      .where('wave_id', '=', wave.waveId)
      .executeTakeFirstOrThrow()
    const props = withFactsHash('addendum', data as object) as AddendumProps
    const accent = await getPaperAccent(wave.ctx, wave.processId)
    expect(pdf.equals(await addendum(props, inColour(accent)))).toBe(true)
    expect(pdf.equals(await addendum(props))).toBe(false)
    instance.sink.received.length = 0
    await handOverAddenda(instance.job.ctx, wave.waveId)
    const [received] = instance.sink.received
    expect(received?.mail.from?.value[0]?.name).toBe('Val d’Ambre')
    expect(received?.mail.replyTo?.text).toBe('reponses@example.org')
  })

  it('are numbered without hole or double when two acts meet', async () => {
    const wave = await instance.wave()
    const days = ['2027-03-30', '2027-03-31', '2027-04-01', '2027-04-02']
    const acts = days.map((closesOn) =>
      extendWave(wave.ctx, wave.processId, wave.waveId, { closesOn, closesAt: '18:00' }),
    )
    const settled = await Promise.allSettled(acts)
    const addenda = await listAddenda(wave.ctx, wave.waveId)
    expect(addenda.map(({ number }) => number)).toEqual(addenda.map((_, place) => place + 1))
    expect(addenda).toHaveLength(settled.filter(({ status }) => status === 'fulfilled').length)
  })
})
