import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAgent } from '#app/domain/consultations/add-agent.server.ts'
import { admitArrivals } from '#app/domain/consultations/admit-arrivals.server.ts'
import { cancelWave } from '#app/domain/consultations/cancel-wave.server.ts'
import { closeWave } from '#app/domain/consultations/close-wave.server.ts'
import { completeCancellation } from '#app/domain/consultations/complete-cancellation.server.ts'
import { correctQuestion } from '#app/domain/consultations/correct-question.server.ts'
import { extendWave } from '#app/domain/consultations/extend-wave.server.ts'
import { findPublicPdf, findRecordDocument } from '#app/domain/consultations/public-records.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { getVerification } from '#app/domain/consultations/verification.server.ts'
import { type CheckCode, checkCodes } from '#app/domain/records/check.ts'
import { hashFacts, type RecordDocument } from '#app/domain/records/record-document.ts'
import { recordSchema } from '#app/domain/records/schema.ts'
import { verifyRecords } from '#app/domain/records/verify-records.ts'
import { verify } from '#app/start/verify.ts'
import { readPdf } from '#test/documents/read-pdf.ts'
import { type Instance, invitedPersons, lateAgent, openInstance, vote } from '../consultations/wave-life.ts'

type Name =
  | 'opening'
  | 'extension'
  | 'correction'
  | 'arrival'
  | 'closing'
  | 'cancelledOpening'
  | 'cancellation'

let instance: Instance
let pdf: Buffer
let waveId: string
const records = {} as Record<Name, RecordDocument>

/** A wave with an addendum of each kind, voted in and closed; another one cancelled. */
beforeAll(async () => {
  instance = await openInstance()
  const wave = await instance.wave({ people: 24 })
  waveId = wave.waveId
  const { ctx, processId } = wave
  await extendWave(ctx, processId, waveId, { closesOn: '2027-03-30', closesAt: '12:00' })
  const texts = { title: { fr: 'Un intitulé sans faute', en: 'A wording without mistake' }, help: null }
  await correctQuestion(ctx, processId, waveId, 'BA02', texts)
  await addAgent(ctx, processId, waveId, await lateAgent(instance, wave))
  await admitArrivals(instance.job.ctx, waveId)
  for (const person of (await invitedPersons(instance, waveId)).slice(0, 12))
    await vote(instance, waveId, person)
  instance.setClock(new Date(toInstant('2027-03-30', '12:00').getTime() + 15 * 60_000))
  await closeWave(instance.job.ctx, waveId)
  const find = async (id: string, kind: RecordDocument['kind'], number: number | null = null) =>
    (await findRecordDocument(instance.job.ctx, id, { kind, number }))!
  records.opening = await find(waveId, 'opening')
  records.extension = await find(waveId, 'addendum', 1)
  records.correction = await find(waveId, 'addendum', 2)
  records.arrival = await find(waveId, 'addendum', 3)
  records.closing = await find(waveId, 'closing')
  pdf = (await findPublicPdf(ctx, waveId, { kind: 'closing', number: null }))!

  const other = await instance.wave()
  await cancelWave(other.ctx, other.processId, other.waveId, {
    fr: 'Une erreur.',
    en: 'A mistake.',
  })
  await completeCancellation(instance.job.ctx, other.waveId)
  records.cancelledOpening = await find(other.waveId, 'opening')
  records.cancellation = await find(other.waveId, 'cancellation')
})
afterAll(() => instance.close())

const file = (record: unknown) => ({ name: 'x.json', content: Buffer.from(JSON.stringify(record)) })
const failed = (...files: { name: string; content: Uint8Array }[]) =>
  verifyRecords(files).flatMap(({ checks }) => checks.flatMap(({ code, holds }) => (holds ? [] : [code])))
const whole: Name[] = ['opening', 'extension', 'correction', 'arrival', 'closing']

describe('records as they were drawn up', () => {
  it('hold, each alone and all together, and every check there is was made', () => {
    for (const record of Object.values(records)) expect(failed(file(record))).toEqual([])
    const all = [...whole.map((name) => file(records[name])), { name: 'cloture.pdf', content: pdf }]
    const cancelled = [file(records.cancelledOpening), file(records.cancellation)]
    expect(failed(...all)).toEqual([])
    expect(failed(...cancelled)).toEqual([])
    const made = [...verifyRecords(all), ...verifyRecords(cancelled)].flatMap(({ checks }) =>
      checks.map(({ code }) => code),
    )
    expect([...new Set(made)].sort()).toEqual([...checkCodes].sort())
  })

  it('print the fingerprint of their facts, and are drawn from them', async () => {
    const text = (await readPdf(new Uint8Array(pdf))).pages.join('').replace(/\s/g, '')
    expect(text).toContain(records.closing.factsHash)
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(records.closing.pdfHash)
    for (const number of records.closing.facts.ballotNumbers as string[]) expect(text).toContain(number)
  })

  it('say how many people of each group were invited', () => {
    const groups = records.opening.facts.groups as {
      parent: string | null
      headcount: number
      invited: number
    }[]
    expect(groups.length).toBeGreaterThan(2)
    for (const { headcount, invited } of groups) expect(invited).toBe(headcount)
  })

  it('say nothing of the address of the staff representatives, in JSON nor in a public PDF', async () => {
    expect(records.opening.facts).toMatchObject({ representatives: 'sent' })
    for (const record of Object.values(records))
      expect(JSON.stringify(record)).not.toContain('cst@example.org')
    expect(await findPublicPdf(instance.job.ctx, waveId, { kind: 'opening', number: null })).toBeNull()
  })

  it('are what the page of the wave tells', async () => {
    const told = (await getVerification(instance.job.ctx, waveId))!
    expect(told.records.map(({ kind, factsHash }) => [kind, factsHash])).toEqual(
      whole.map((name) => [records[name].kind, records[name].factsHash]),
    )
    expect(told).toMatchObject({ invited: 25, closing: { invited: 25, ballots: 12, void: 0 } })
    expect(told.closing?.ballotNumbers).toEqual(records.closing.facts.ballotNumbers)
  })
})

/** The record after an edit; `again` gives it the fingerprint of its new facts, as a forger would. */
function altered(name: Name, edit: (record: Loose) => void, again = true): RecordDocument {
  const record = structuredClone(records[name])
  edit(record as Loose)
  return again ? { ...record, factsHash: hashFacts(record.kind, record.facts) } : record
}
// biome-ignore lint/suspicious/noExplicitAny: a forger keeps to no type
type Loose = { facts: any; attached: any; [member: string]: any }

const otherHash = 'ab'.repeat(32)
const alone: [CheckCode, Name, (record: Loose) => void][] = [
  ['dates', 'opening', ({ facts }) => (facts.wave.closesAt = '2020-01-01T00:00:00.000Z')],
  ['issueFingerprint', 'opening', ({ facts }) => (facts.issueFingerprint = otherHash)],
  ['issueKey', 'opening', ({ attached }) => (attached.issueSpki = Buffer.from('no key').toString('base64'))],
  ['urnKey', 'opening', ({ facts }) => (facts.urnPublicKey = `04${'11'.repeat(64)}`)],
  ['definitionHash', 'opening', ({ attached }) => (attached.definition.title.en = 'Another title')],
  [
    'definitionAllowed',
    'opening',
    ({ attached }) => (attached.definition.navigateToUrl = 'https://x.example'),
  ],
  ['questions', 'opening', ({ facts }) => facts.questions.pop()],
  ['ladders', 'opening', ({ facts }) => (facts.questions[0].ladder = [5])],
  ['ballotLength', 'opening', ({ facts }) => (facts.ballotLength += 1)],
  ['tree', 'opening', ({ facts }) => (facts.groups.at(-1).headcount += 1)],
  ['treeRule', 'opening', ({ facts }) => swapBranches(facts.groups)],
  ['thresholds', 'opening', ({ facts }) => (facts.k = 4)],
  ['invited', 'opening', ({ facts }) => (facts.invited += 1)],
  ['enoughInvited', 'opening', ({ facts }) => (facts.k = 13)],
  ['addendumChange', 'extension', ({ facts }) => (facts.facts.after = facts.facts.before)],
  ['addendumChange', 'arrival', ({ facts }) => (facts.facts.invited = 1)],
  ['correctedDefinition', 'correction', ({ attached }) => (attached.definition.title.en = 'Another')],
  ['cancelledCounts', 'cancellation', ({ facts }) => (facts.ballots = 30)],
  ['voidCounts', 'closing', ({ facts }) => (facts.voidByReason = { answers: 13 })],
  ['credentials', 'closing', ({ facts }) => (facts.credentialsIssued = 11)],
  ['publishable', 'closing', ({ facts }) => (facts.publishable = false)],
  ['keyDestroyed', 'closing', ({ facts }) => (facts.keyDestroyedAt = null)],
  ['keyDestroyed', 'closing', ({ facts }) => (facts.keyDestroyedAt = '2020-01-01T00:00:00.000Z')],
  ['addedLate', 'closing', ({ facts }) => (facts.events.addedLate = 0)],
  ['addendumNumbers', 'closing', ({ facts }) => (facts.events.addenda[1].number = 4)],
  ['ballotList', 'closing', ({ facts }) => facts.ballotNumbers.reverse()],
  ['ballotList', 'closing', ({ facts }) => facts.ballotNumbers.pop()],
  ['nullifierCount', 'closing', ({ attached }) => attached.nullifiers.pop()],
  ['nullifierOrder', 'closing', ({ attached }) => (attached.nullifiers[1] = attached.nullifiers[0])],
  ['nullifierOrder', 'closing', ({ attached }) => attached.nullifiers.reverse()],
  ['ballotNumbers', 'closing', ({ facts }) => (facts.ballotNumbers[0] = '00000-00000')],
]

/** Two leaves that the rule didn't put there change places: headcounts add up still. */
function swapBranches(groups: { id: string; parent: string | null; headcount: number }[]): void {
  const root = groups.find(({ parent }) => parent === null)!
  const top = groups.filter(({ parent }) => parent === root.id)
  const joined = top.find(({ id }) => groups.some(({ parent }) => parent === id))!
  const single = top.find((node) => node !== joined)!
  const inner = groups.find(({ parent }) => parent === joined.id)!
  single.parent = joined.id
  inner.parent = root.id
  joined.headcount += single.headcount - inner.headcount
}

const together: [CheckCode, Name, (record: Loose) => void][] = [
  ['sameWave', 'closing', ({ facts }) => (facts.territory = 'Ailleurs')],
  ['sameKeys', 'closing', ({ facts }) => (facts.issueFingerprint = otherHash)],
  ['sameDefinition', 'closing', ({ facts }) => (facts.definitionHash = otherHash)],
  ['sameThreshold', 'closing', ({ facts }) => (facts.k = 9)],
  ['sameDates', 'closing', ({ facts }) => (facts.wave.closesAt = '2027-03-29T10:00:00.000Z')],
  ['sameInvited', 'closing', ({ facts }) => (facts.invited = 24)],
  ['sameOpening', 'extension', ({ facts }) => (facts.openingHash = otherHash)],
  ['sameAddenda', 'closing', ({ facts }) => (facts.events.addenda[2].facts.atLaunch = 1)],
]

describe('an altered record', () => {
  it.each(alone)('fails « %s » (%s)', (code, name, edit) => {
    const found = failed(file(altered(name, edit)))
    expect(found).toContain(code)
    expect(found).not.toContain('factsHash')
  })

  it.each(together)('fails « %s » beside the opening record (%s)', (code, name, edit) => {
    const files = whole.map((one) => file(one === name ? altered(one, edit) : records[one]))
    expect(failed(...files)).toContain(code)
  })

  it('fails its fingerprint, whatever fact is changed without it', () => {
    for (const name of Object.keys(records) as Name[])
      expect(failed(file(altered(name, ({ facts }) => (facts.territory = 'Ailleurs'), false)))).toEqual([
        'factsHash',
      ])
  })

  it('is no record when it lacks a fact, or brings along what is none', () => {
    for (const name of Object.keys(records) as Name[]) {
      expect(failed(file(altered(name, ({ facts }) => delete facts.recordedOn)))).toEqual(['shape'])
      expect(recordSchema.safeParse({ ...records[name], more: 1 }).success).toBe(false)
    }
    for (const garbage of ['', '{', '[]', 'null', '{"kind":"opening"}'])
      expect(failed({ name: 'x', content: Buffer.from(garbage) })).toEqual(['shape'])
  })

  it('fails a PDF of another record', () => {
    const content = Buffer.concat([pdf, Buffer.from('\n')])
    expect(failed(file(records.closing), { name: 'x.pdf', content })).toEqual(['pdfHash'])
  })
})

describe('the command', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-verify-'))
  afterAll(() => fs.rmSync(folder, { recursive: true }))
  const run = (files: Record<string, unknown>, ...options: string[]) => {
    const lines: string[] = []
    const paths = Object.entries(files).map(([name, record]) => {
      fs.writeFileSync(path.join(folder, name), JSON.stringify(record))
      return path.join(folder, name)
    })
    const code = verify([...paths, ...options], (line) => lines.push(line))
    return { code, text: lines.join('\n') }
  }

  it('says each check in words and ends with 0, or with 1 when one fails', () => {
    const good = run({ 'ouverture.json': records.opening, 'cloture.json': records.closing })
    expect(good.code).toBe(0)
    expect(good.text).toContain('Procès-verbal d’ouverture, T0')
    expect(good.text).toContain('tous tiennent')
    const bad = run(
      { 'cloture.json': altered('closing', ({ facts }) => facts.ballotNumbers.pop()) },
      '--english',
    )
    expect(bad.code).toBe(1)
    expect(bad.text).toContain('DOES NOT HOLD  The list has as many numbers')
    expect(bad.text).toContain('Without the opening record')
  })

  it('ends with 2 without a file to read, and lets none of its texts act on the terminal', () => {
    expect(run({}).code).toBe(2)
    expect(verify([path.join(folder, 'none.json')], () => undefined)).toBe(2)
    const hostile = altered('opening', ({ facts }) => (facts.territory = '\u001b[2Jclean\u202e'))
    const { text } = run({ 'x.json': hostile })
    for (const character of ['\u001b', '\u202e']) expect(text).not.toContain(character)
  })
})
