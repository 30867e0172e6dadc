import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { padContent } from '#app/domain/ballots/ballot-format.ts'
import type { ClosePoint } from '#app/domain/ballots/close-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import {
  type BarometerWave,
  createBarometerWave,
  drawContent,
  newMessage,
  questionnaire,
} from '#test/factories/barometer-wave.ts'
import { closesAt } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
const opened: BarometerWave[] = []

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => {
  for (const wave of opened) await wave.close()
  await database.close()
})

async function newWave(options: Parameters<typeof createBarometerWave>[1] = {}) {
  const wave = await createBarometerWave(database, options)
  opened.push(wave)
  return wave
}

const tablesOf = async ({ waveId }: BarometerWave) => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relname like ${`%${waveId.replaceAll('-', '')}%`}`.execute(
    database.db,
  )
  return rows.map(({ name }) => name)
}
const commentsOf = ({ waveId }: BarometerWave) =>
  database.db.selectFrom('comments').selectAll().where('wave_id', '=', waveId).execute()
const talliesOf = ({ waveId }: BarometerWave) =>
  database.db.selectFrom('tallies').selectAll().where('wave_id', '=', waveId).execute()
const waveOf = ({ waveId }: BarometerWave) =>
  database.db.selectFrom('waves').selectAll().where('id', '=', waveId).executeTakeFirstOrThrow()
const openQuestions = questionnaire.questions.filter(({ kind }) => kind === 'text').map(({ code }) => code)

describe('a closed wave', () => {
  it('keeps counts, comments without a link, nullifiers, and nothing else', async () => {
    const wave = await newWave({ people: 40 })
    const contents = Array.from({ length: 30 }, (_, person) => wave.content(`Commentaire ${person}`))
    for (const [person, content] of contents.entries()) await wave.vote(person, content)
    await wave.sign(
      30,
      (await import('#app/demo/native-respondent.ts')).blindNatively(wave.urn.issueSpki, wave.waveId).blinded,
    )
    const progress: [number, number][] = []
    const facts = await wave.closeWave({ progress: (...told) => void progress.push(told) })

    expect(facts).toMatchObject({ invited: 40, credentialsIssued: 31, credentialsWithoutBallot: 1 })
    expect(facts).toMatchObject({ ballots: 30, void: {}, publishable: true })
    expect(facts.nullifiers).toHaveLength(30)
    expect(facts.nullifiers).toEqual([...facts.nullifiers].sort())
    expect(progress.at(-1)).toEqual([30, 30])
    expect(await tablesOf(wave)).toEqual([])
    expect(fs.readdirSync(wave.keysDir)).toEqual([])
    expect(await waveOf(wave)).toMatchObject({
      state: 'closed',
      issue_key_sealed: null,
      ballots: 30,
      invited: 40,
    })

    const comments = await commentsOf(wave)
    expect(comments.map(({ body }) => body).sort()).toEqual(contents.map((_, i) => `Commentaire ${i}`).sort())
    expect(new Set(comments.map(({ question, moderation }) => `${question} ${moderation}`)).size).toBe(1)

    const tallies = await talliesOf(wave)
    const scale = questionnaire.questions.find(({ kind }) => kind === 'scale')!
    const full = tallies.filter(
      ({ question, node, step }) => question === scale.code && node === 'territory' && step > 0,
    )
    expect(
      full.reduce((sum, { n, step }) => sum + (step === Math.max(...full.map((row) => row.step)) ? n : 0), 0),
    ).toBe(30)
    expect(tallies.some(({ question }) => question === 'participation')).toBe(true)
  })

  it('gives the same facts when the job runs again, and destroys keys that a crash left', async () => {
    const wave = await newWave({ people: 12 })
    for (let i = 0; i < 12; i++) await wave.dropContent(wave.content())
    const facts = await wave.closeWave()
    await openKeyFiles(wave.keysDir).make(wave.waveId)
    expect(await wave.closeWave()).toEqual(facts)
    expect(fs.readdirSync(wave.keysDir)).toEqual([])
    expect(await talliesOf(wave)).not.toEqual([])
  })

  it('takes no ballot and issues no credential any more', async () => {
    const wave = await newWave({ people: 2 })
    const body = await wave.ballot(0, wave.content())
    await wave.closeWave()
    const { acceptBallot } = await import('#app/domain/ballots/accept-ballot.server.ts')
    const late = acceptBallot(wave.ctx, { waveId: wave.waveId, body, desk: wave.desk })
    await expect(late).rejects.toMatchObject({ code: 'urn.closed', status: 410 })
  })
})

describe('a ballot that no honest browser sends', () => {
  it('is void, counted by its reason, and its content is dropped', async () => {
    const wave = await newWave()
    const length = wave.urn.ballotLength
    for (let i = 0; i < 11; i++) await wave.dropContent(wave.content('valable'))
    const text = (json: string, pad = 0) => {
      const padded = new Uint8Array(length).fill(pad, 4)
      new DataView(padded.buffer).setUint32(0, Buffer.byteLength(json))
      padded.set(Buffer.from(json), 4)
      return padded
    }
    const content = drawContent('NUL')
    const forged: [string, Uint8Array<ArrayBuffer>][] = [
      ['padding', text(JSON.stringify(content), 1)],
      ['padding', new Uint8Array(length).fill(0xff)],
      ['content', text('{"v":')],
      ['content', text('null')],
      ['content', text(JSON.stringify({ ...content, person: 'x' }))],
      ['content', text(JSON.stringify({ v: content.v, answers: {} }))],
      ['definition', padContent({ ...content, v: '00'.repeat(32) }, length)],
      ['group', padContent({ ...content, group: 'territory' }, length)],
      ['group', padContent({ ...content, group: '__proto__' }, length)],
      ['answers', padContent({ ...content, answers: {} }, length)],
      ['answers', padContent({ ...content, answers: { ...content.answers, BA01: 99 } }, length)],
      ['answers', padContent({ ...content, answers: { ...content.answers, intrus: 1 } }, length)],
      ['answers', text(JSON.stringify(content).replace('"answers":{', '"answers":{"__proto__":{"BA01":1},'))],
    ]
    const expected: Record<string, number> = { unsealed: 5 }
    for (const [reason, padded] of forged) {
      await wave.drop(padded)
      expected[reason] = (expected[reason] ?? 0) + 1
    }
    await copyUnderAnotherCredential(wave)
    await sealToAnotherKey(wave)
    await dropGarbage(wave)
    await dropGarbage(wave, 10)
    await dropGarbage(wave, 5_000)

    const facts = await wave.closeWave()
    expect(facts.void).toEqual(expected)
    expect(facts.ballots).toBe(11 + forged.length + 5)
    expect(facts.nullifiers).toHaveLength(facts.ballots)
    const comments = await commentsOf(wave)
    expect(comments.map(({ body }) => body)).toEqual(Array(11).fill('valable'))
    const territory = (await talliesOf(wave)).filter(
      ({ question, node }) => question === 'participation' && node === 'territory',
    )
    expect(territory.find((row) => row.class === 2)?.n).toBe(11)
  })

  const table = ({ waveId }: BarometerWave) => `ballots_${waveId.replaceAll('-', '')}` as const

  async function copyUnderAnotherCredential(wave: BarometerWave) {
    const row = await database.db.selectFrom(table(wave)).selectAll().limit(1).executeTakeFirstOrThrow()
    await database.db
      .insertInto(table(wave))
      .values({ ...row, nullifier: randomBytes(32) })
      .execute()
  }

  async function sealToAnotherKey(wave: BarometerWave) {
    const { sealContent } = await import('#app/domain/ballots/seal-content.ts')
    const other = await newWave()
    const padded = padContent(drawContent(), wave.urn.ballotLength)
    const message = newMessage(wave.waveId)
    const sealed = await sealContent(new Uint8Array(other.urn.urnPublic), wave.waveId, message, padded)
    const values = {
      nullifier: randomBytes(32),
      enc: Buffer.from(sealed.enc),
      ciphertext: Buffer.from(sealed.ciphertext),
    }
    await database.db.insertInto(table(wave)).values(values).execute()
  }

  async function dropGarbage(wave: BarometerWave, length = wave.urn.ballotLength + 16) {
    const values = { nullifier: randomBytes(32), enc: randomBytes(65), ciphertext: randomBytes(length) }
    await database.db.insertInto(table(wave)).values(values).execute()
  }
})

describe('too few', () => {
  it('valid ballots: no tally and no comment is written', async () => {
    const wave = await newWave({ k: 10 })
    for (let i = 0; i < 9; i++) await wave.dropContent(wave.content('trop peu'))
    await wave.drop(new Uint8Array(wave.urn.ballotLength).fill(0xff))
    const facts = await wave.closeWave()
    expect(facts).toMatchObject({ ballots: 10, void: { padding: 1 }, publishable: false })
    expect(await talliesOf(wave)).toEqual([])
    expect(await commentsOf(wave)).toEqual([])
  })

  it('comments to a question: none of them is written (R9)', async () => {
    const wave = await newWave({ k: 10 })
    const [first, second] = openQuestions as [string, string]
    for (let i = 0; i < 12; i++) {
      const content = wave.content(i < 9 ? 'neuf' : undefined)
      if (i < 10) content.answers[second] = 'dix'
      await wave.dropContent(content)
    }
    await wave.closeWave()
    const comments = await commentsOf(wave)
    expect(comments.map(({ question, body }) => `${question} ${body}`)).toEqual(
      Array(10).fill(`${second} dix`),
    )
    expect(comments.some(({ question }) => question === first)).toBe(false)
  })

  it('nobody at all: the wave closes', async () => {
    const wave = await newWave({ people: 5 })
    const facts = await wave.closeWave()
    expect(facts).toMatchObject({
      invited: 5,
      credentialsIssued: 0,
      ballots: 0,
      nullifiers: [],
      publishable: false,
    })
    expect(fs.readdirSync(wave.keysDir)).toEqual([])
  })
})

describe('the urn stays shut', () => {
  it('until 15 minutes after the closing hour', async () => {
    const wave = await newWave()
    const { closeUrn } = await import('#app/domain/ballots/close-urn.server.ts')
    wave.setClock(new Date(closesAt.getTime() + 15 * 60_000 - 1))
    const early = closeUrn(wave.ctx, { waveId: wave.waveId, keys: wave.keys })
    await expect(early).rejects.toMatchObject({ code: 'urn.too-early' })
    expect((await waveOf(wave)).state).toBe('launched')
  })

  it('without its key, and nothing is lost', async () => {
    const wave = await newWave()
    const other = await newWave()
    for (let i = 0; i < 10; i++) await wave.dropContent(wave.content())
    const keyFile = (of: BarometerWave) => `${of.keysDir}/${of.waveId}.urn.key`
    const key = fs.readFileSync(keyFile(wave))
    fs.copyFileSync(keyFile(other), keyFile(wave))
    await expect(wave.closeWave()).rejects.toMatchObject({ code: 'urn.key-lost' })
    for (const byte of [0, 0xff]) {
      fs.writeFileSync(keyFile(wave), Buffer.alloc(32, byte))
      await expect(wave.closeWave()).rejects.toMatchObject({ code: 'urn.key-lost' })
    }
    fs.unlinkSync(keyFile(wave))
    await expect(wave.closeWave()).rejects.toMatchObject({ code: 'urn.key-lost' })
    fs.mkdirSync(keyFile(wave))
    await expect(wave.closeWave()).rejects.toMatchObject({ code: 'urn.key-lost' })
    expect(await tablesOf(wave)).not.toEqual([])
    fs.rmdirSync(keyFile(wave))
    fs.writeFileSync(keyFile(wave), key)
    // What the links were made of has no part in the opening.
    fs.unlinkSync(`${wave.keysDir}/${wave.waveId}.link.key`)
    expect(await wave.closeWave()).toMatchObject({ ballots: 10, void: {} })
  })

  it('to an old dump: its ballots put back under today’s code open nothing', async () => {
    const wave = await newWave()
    for (let i = 0; i < 10; i++) await wave.dropContent(wave.content('ancien'))
    const suffix = wave.waveId.replaceAll('-', '')
    const copy = (from: string, to: string) =>
      sql.raw(`create table ${to}_${suffix} as table ${from}_${suffix}`)
    await copy('ballots', 'dump_b').execute(database.db)
    await copy('invitations', 'dump_i').execute(database.db)
    await wave.closeWave()
    await copy('dump_b', 'ballots').execute(database.db)
    await copy('dump_i', 'invitations').execute(database.db)
    await database.db.updateTable('waves').set({ state: 'closing' }).where('id', '=', wave.waveId).execute()
    await expect(wave.closeWave()).rejects.toMatchObject({ code: 'urn.key-lost' })
  })

  it('while its number of ballots differs from what was opened', async () => {
    const wave = await newWave()
    for (let i = 0; i < 10; i++) await wave.dropContent(wave.content('x'))
    const reached = async (point: ClosePoint) => {
      if (point === 'opened') await wave.dropContent(wave.content('x'))
    }
    await expect(wave.closeWave({ reached })).rejects.toMatchObject({ code: 'urn.count-differs' })
    expect(await talliesOf(wave)).toEqual([])
    expect(await commentsOf(wave)).toEqual([])
    expect(await wave.closeWave()).toMatchObject({ ballots: 11 })
  })

  it('while a reader holds its tables; nothing is written meanwhile', async () => {
    const wave = await newWave()
    for (let i = 0; i < 10; i++) await wave.dropContent(wave.content('x'))
    const reader = await database.pool.connect()
    await reader.query('begin')
    await reader.query(`select count(*) from invitations_${wave.waveId.replaceAll('-', '')}`)
    await expect(wave.closeWave()).rejects.toMatchObject({ code: 'urn.tables-held' })
    expect(await talliesOf(wave)).toEqual([])
    expect((await waveOf(wave)).state).toBe('closing')
    const patient = wave.closeWave({ tries: 5 })
    await reader.query('commit')
    reader.release()
    expect(await patient).toMatchObject({ ballots: 10 })
  })
})

it('tells no caught message: the queue keeps errors, and some quote an answer', async () => {
  const wave = await newWave()
  for (let i = 0; i < 10; i++) await wave.dropContent(wave.content('SECRET'))
  const reached = () => {
    throw new SyntaxError('Unexpected token in {"answers":{"BA21":"SECRET"}}')
  }
  const error: Error = await wave.closeWave({ reached }).then(
    () => new Error('closed'),
    (caught) => caught,
  )
  expect(error).toMatchObject({ code: 'urn.close-failed', message: 'urn.close-failed' })
  expect(error.cause).toBeUndefined()
  expect(JSON.stringify(error) + String(error.stack)).not.toContain('SECRET')
})
