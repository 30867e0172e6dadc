import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBallot } from '#app/demo/native-respondent.ts'
import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import { encodeBallot } from '#app/domain/ballots/ballot-format.ts'
import { issueCredential } from '#app/domain/ballots/issue-credential.server.ts'
import { getPublicUrn } from '#app/domain/ballots/queries.server.ts'
import { slipSecret } from '#app/domain/ballots/slip-code.ts'
import { listAddenda } from '#app/domain/consultations/addenda.server.ts'
import { cancelWave } from '#app/domain/consultations/cancel-wave.server.ts'
import { closeWave } from '#app/domain/consultations/close-wave.server.ts'
import { findShortName } from '#app/domain/consultations/find-short-name.server.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { printSlips } from '#app/domain/consultations/print-slips.server.ts'
import { proposeSlips } from '#app/domain/consultations/propose-slips.server.ts'
import { findWave } from '#app/domain/consultations/queries.server.ts'
import { readShortName, shortName } from '#app/domain/consultations/short-name.ts'
import { readTeams, type SlipFormat } from '#app/domain/consultations/slips.ts'
import { getVerification } from '#app/domain/consultations/verification.server.ts'
import { countPrinted } from '#app/domain/consultations/wave-events.server.ts'
import { toWaveRow } from '#app/http/wave-row.ts'
import { readPdf } from '#test/documents/read-pdf.ts'
import { drawContent } from '#test/factories/barometer-wave.ts'
import { scanServer } from '#test/support/scan-server.ts'
import {
  dates,
  type Instance,
  invitedPersons,
  type LifeWave,
  lateAgent,
  openInstance,
  vote,
} from './wave-life.ts'

let instance: Instance
beforeAll(async () => {
  instance = await openInstance()
})
afterAll(() => instance.close())

const baseUrl = 'https://diapason.example'
const teams = (count = 3) => [{ label: 'Voirie', count, locale: 'fr' as const, format: 'slip' as const }]

/** Prints slips and reads their secrets off the sheets, as whoever holds them does. */
async function print(wave: LifeWave, count = 3, before = 0): Promise<string[]> {
  const { pdfs } = await printSlips(wave.ctx, wave.processId, wave.waveId, {
    teams: teams(count),
    before,
    baseUrl,
  })
  const text = (await readPdf(pdfs[0]!)).pages.join('\n')
  const lines = [
    ...text.matchAll(/\b[0-9A-HJKMNP-TV-Z]{3} [0-9A-HJKMNP-TV-Z]{3} [0-9A-HJKMNP-TV-Z]{3}\b/g),
  ].map(String)
  return Array.from(
    { length: lines.length / 4 },
    (_, place) => slipSecret(lines.slice(place * 4, place * 4 + 4), wave.waveId)!,
  )
}

async function voteBySlip(waveId: string, secret: string): Promise<void> {
  const { ctx: job } = instance.job
  const ctx = { db: job.db, now: job.now, actor: null }
  const { tree, definitionHash } = await getFrozenWave(ctx, waveId)
  const parents = new Set(tree.map(({ parent }) => parent))
  const group = tree.find(({ id }) => !parents.has(id))!.id
  const content = { v: definitionHash.toString('hex'), group, answers: drawContent().answers }
  const { desk } = instance
  const ballot = await makeBallot((await getPublicUrn(ctx, waveId))!, content, (blinded) =>
    issueCredential(ctx, { waveId, secret, blinded, desk }),
  )
  await acceptBallot(ctx, { waveId, body: Buffer.from(encodeBallot(ballot)), desk })
}

async function invitations(waveId: string): Promise<number> {
  const table = `invitations_${waveId.replaceAll('-', '')}`
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    instance.database.db,
  )
  return rows[0]!.n
}

describe('slips', () => {
  it('answer once each, and both numbers are on the records', async () => {
    const wave = await instance.wave()
    const [secret, other] = await print(wave, 3)
    expect(await invitations(wave.waveId)).toBe(27)
    expect((await findWave(wave.ctx, wave.waveId))?.invited).toBe(27)
    expect(await listAddenda(wave.ctx, wave.waveId)).toMatchObject([
      { number: 1, kind: 'slips', handed: 'waiting', facts: { kind: 'slips', printed: 3, slips: 3 } },
    ])
    await voteBySlip(wave.waveId, secret!)
    await voteBySlip(wave.waveId, other!)
    await expect(voteBySlip(wave.waveId, secret!)).rejects.toMatchObject({ code: 'urn.link-used' })
    await expect(voteBySlip(wave.waveId, 'A'.repeat(27))).rejects.toMatchObject({ code: 'urn.unknown-link' })
    const [person] = await invitedPersons(instance, wave.waveId)
    await vote(instance, wave.waveId, person!)
    expect(await print(wave, 11, 3)).toHaveLength(11)
    expect(await countPrinted(wave.ctx, wave.waveId)).toBe(14)
    expect(await getVerification(wave.ctx, wave.waveId)).toMatchObject({ invited: 24, slips: 14 })
    instance.setClock(new Date(dates.closes.getTime() + 15 * 60_000))
    await closeWave(instance.job.ctx, wave.waveId)
    expect(await getVerification(wave.ctx, wave.waveId)).toMatchObject({
      ...{ invited: 24, slips: 14 },
      closing: { invited: 24, slips: 14, credentialsIssued: 3, ballots: 3 },
    })
    expect(toWaveRow((await findWave(wave.ctx, wave.waveId))!)).toMatchObject({ invited: 24, slips: 14 })
    const record = await instance.database.db
      .selectFrom('records')
      .select(['data', 'pdf'])
      .where('wave_id', '=', wave.waveId)
      .where('kind', '=', 'closing')
      .executeTakeFirstOrThrow()
    expect(record.data).toMatchObject({
      invited: 38,
      ballots: 3,
      credentialsIssued: 3,
      events: { slips: 14 },
    })
    const text = (await readPdf(new Uint8Array(record.pdf))).pages.join(' ')
    expect(text).toMatch(
      /Personnes invitées\s*24\s*Bulletins papier imprimés, pour des personnes sans adresse\s*14/,
    )
  })

  it('of one wave are refused by another', async () => {
    const here = await instance.wave()
    const there = await instance.wave()
    const [secret] = await print(here)
    await expect(voteBySlip(there.waveId, secret!)).rejects.toMatchObject({ code: 'urn.unknown-link' })
    expect(await countPrinted(there.ctx, there.waveId)).toBe(0)
    await expect(
      printSlips(here.ctx, here.processId, there.waveId, { teams: teams(), before: 0, baseUrl }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are not printed twice by a form sent twice', async () => {
    const wave = await instance.wave()
    await print(wave)
    await expect(print(wave)).rejects.toMatchObject({ code: 'wave.slips-printed', status: 409 })
    expect(await invitations(wave.waveId)).toBe(27)
  })

  it('are refused once the wave is closed or cancelled, and used no more', async () => {
    const wave = await instance.wave()
    const [secret] = await print(wave)
    const reason = { fr: 'Erreur', en: 'Mistake' }
    await cancelWave(wave.ctx, wave.processId, wave.waveId, reason)
    await expect(print(wave, 3, 3)).rejects.toMatchObject({ code: 'wave.not-open' })
    await expect(voteBySlip(wave.waveId, secret!)).rejects.toMatchObject({ status: 410 })
    const late = await instance.wave({ moment: dates.closes })
    await expect(print(late)).rejects.toMatchObject({ code: 'wave.not-open' })
    expect(await listAddenda(late.ctx, late.waveId)).toEqual([])
  })

  it('leave nothing of a code, a team or a sheet in the database or on the disk', async () => {
    const wave = await instance.wave()
    const label = `Équipe-${wave.waveId}`
    const input = {
      teams: [{ label, count: 4, locale: 'en' as const, format: 'form' as const }],
      before: 0,
      baseUrl,
    }
    const { pdfs } = await printSlips(wave.ctx, wave.processId, wave.waveId, input)
    const lines = (await readPdf(pdfs[0]!)).pages
      .join('\n')
      .match(/\b(?:[0-9A-HJKMNP-TV-Z]{3} ){2}[0-9A-HJKMNP-TV-Z]{3}\b/g)!
    const secrets = Array.from(
      { length: 4 },
      (_, place) => slipSecret(lines.slice(4 * place, 4 * place + 4), wave.waveId)!,
    )
    expect(secrets.every(Boolean)).toBe(true)
    const printed = lines.slice(0, 4)
    const needles = [label, secrets[0]!, ...printed, ...printed.map((line) => line.replaceAll(' ', ''))]
    const raw = Buffer.from(secrets[0]!, 'base64url')
    const { found } = await scanServer(instance.database, [...needles, raw])
    expect([...found.values()].filter(Boolean)).toEqual([])
    // The label would be found if it were written.
    await instance.database.db
      .updateTable('wave_notices')
      .set({ label })
      .where('wave_id', '=', wave.waveId)
      .execute()
    expect((await scanServer(instance.database, [label])).found.get(label)).toBeGreaterThan(0)
  })

  it('are proposed by employer, for those of the audience whom nobody can write to', async () => {
    const wave = await instance.wave()
    await lateAgent(instance, wave, null)
    const { withoutEmail, shares } = await proposeSlips(wave.ctx, (await findWave(wave.ctx, wave.waveId))!)
    expect(withoutEmail).toBe(1)
    expect(shares).toMatchObject([{ count: 1 }])
  })
})

describe('the short address', () => {
  it('leads to a launched wave, however its name is typed, and to nothing else', async () => {
    const { ctx, waveId } = await instance.wave()
    const name = shortName(waveId)
    expect(name).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(await findShortName(ctx, name.toLowerCase().replaceAll('0', 'o'))).toBe(waveId)
    for (const wrong of ['', 'abc', "' or 1", '00000', `${name}0`, 'U'.repeat(5)]) {
      expect(await findShortName(ctx, wrong)).toBe(readShortName(wrong) === name ? waveId : null)
    }
  })
})

describe('what is typed for the teams', () => {
  const row = (label: string, count: string, format: SlipFormat = 'slip') => ({
    ...{ label, count, format },
    locale: 'fr' as const,
  })
  it('keeps the lines that have a number', () => {
    expect(readTeams([row(' Voirie\t Nord ', '12'), row('Cantine', ''), row('', '')])).toEqual({
      teams: [{ label: 'Voirie Nord', count: 12, locale: 'fr', format: 'slip' }],
    })
  })
  it.each([
    ['number', 0, [row('a', '1,5')]],
    ['number', 1, [row('a', '2'), row('b', '-3')]],
    ['number', 0, [row('a', '0x10')]],
    ['label', 1, [row('a', '2'), row(' ', '3')]],
    ['none', 0, [row('a', ''), row('', '0')]],
    ['none', 0, []],
    ['tooMany', 0, [row('a', '3000'), row('b', '2001')]],
    ['tooManyForms', 0, [row('a', '20', 'form'), row('b', '11', 'large')]],
  ] as const)('says what is wrong: %s', (problem, place, typed) => {
    expect(readTeams(typed)).toEqual({ problem, place })
  })
})
