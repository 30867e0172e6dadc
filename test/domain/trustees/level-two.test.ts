import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeUrn } from '#app/domain/ballots/close-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { rebuildUrnKey } from '#app/domain/ballots/split-key.server.ts'
import { cancelWave } from '#app/domain/consultations/cancel-wave.server.ts'
import { closeWave } from '#app/domain/consultations/close-wave.server.ts'
import { tick } from '#app/domain/consultations/tick.server.ts'
import { declareDestroyed } from '#app/domain/trustees/declare-destroyed.server.ts'
import { countDestroyedSheets } from '#app/domain/trustees/queries.server.ts'
import { sendLetters } from '#app/domain/trustees/send-letters.server.ts'
import { connect } from '#db/client.server.ts'
import { readBackup } from '#db/read-backup.ts'
import { writeBackup } from '#db/write-backup.ts'
import { runOn, withDatabase } from '#test/support/database-server.ts'
import {
  afterClose,
  ceremony,
  handIn,
  noShare,
  type Office,
  openOffice,
  stateOf,
  three,
  voteAndClose,
  waveState,
  work,
} from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

async function addresses(waveId: string) {
  const rows = await office.database.db
    .selectFrom('wave_trustees')
    .select('email')
    .where('wave_id', '=', waveId)
    .orderBy('place')
    .execute()
  return rows.map(({ email }) => email)
}

/** A closed wave that waits for its trustees. */
async function waiting() {
  const wave = await ceremony(office)
  await voteAndClose(office, wave.waveId)
  return wave
}

describe('a urn whose key three people share', () => {
  it.each([
    [0, 1],
    [0, 2],
    [1, 2],
  ])('opens with the sheets of trustees %i and %i', async (first, second) => {
    const { waveId, trustees } = await waiting()
    expect(await waveState(office, waveId)).toBe('closing')
    await handIn(office, trustees[first]!)
    await work(office)
    expect(await stateOf(office, trustees[first]!)).toMatchObject({ stage: 'opening', mine: 'right' })
    expect(await waveState(office, waveId)).toBe('closing')
    await handIn(office, trustees[second]!)
    await work(office)
    expect(await waveState(office, waveId)).toBe('closed')
    expect(await stateOf(office, trustees[second]!)).toMatchObject({ stage: 'opened' })
    expect(office.ctx.sittings?.size).toBe(0)
    expect(await openKeyFiles(office.ctx.keysDir).readLinkKey(waveId)).toBeNull()
    const { data } = await office.database.db
      .selectFrom('records')
      .select('data')
      .where('wave_id', '=', waveId)
      .where('kind', '=', 'closing')
      .executeTakeFirstOrThrow()
    const named = three.map(({ name, role }) => ({ name, role }))
    expect(data).toMatchObject({ wave: { level: 2, trustees: named }, ballots: 12 })
    const told = office.sink.received.slice(-3)
    expect(told.map(({ recipient }) => recipient)).toEqual(three.map(({ email }) => email))
    for (const { mail } of told) {
      expect(mail.text).toMatch(/elle ouvrirait encore l’urne|it would still open the urn/)
    }
    expect(await addresses(waveId)).toEqual([null, null, null])
  })

  it('is opened by nobody alone: not one sheet twice, not the server, not with a key of its own', async () => {
    const { waveId, trustees } = await waiting()
    await handIn(office, trustees[0]!)
    await work(office)
    await handIn(office, trustees[0]!)
    // The second trustee's link with the first one's sheet.
    await handIn(office, trustees[1]!, trustees[0]!.share!)
    await work(office)
    expect(await stateOf(office, trustees[1]!)).toMatchObject({ mine: 'wrong', otherSheets: 1 })
    expect(await waveState(office, waveId)).toBe('closing')
    await closeWave(office.ctx, waveId)
    const keys = openKeyFiles(office.ctx.keysDir)
    for (const urnPrivate of [undefined, Buffer.alloc(32, 7)]) {
      const forced = closeUrn(office.anonymous, { waveId, keys, urnPrivate })
      await expect(forced).rejects.toMatchObject({ code: 'urn.key-lost' })
    }
    expect(await waveState(office, waveId)).toBe('closing')
    await handIn(office, trustees[2]!)
    await work(office)
    expect(await waveState(office, waveId)).toBe('closed')
  })

  it('says that a wrong share is wrong, to her who typed it, and opens once it is right', async () => {
    const { waveId, trustees } = await waiting()
    await handIn(office, trustees[0]!, noShare())
    await handIn(office, trustees[1]!)
    await work(office)
    expect(await stateOf(office, trustees[0]!)).toMatchObject({ mine: 'wrong' })
    expect(await stateOf(office, trustees[1]!)).toMatchObject({ mine: 'right' })
    await handIn(office, trustees[0]!)
    await work(office)
    expect(await waveState(office, waveId)).toBe('closed')
  })

  it('finds out a share that combines to another key, even when the database vouches for it', async () => {
    const { waveId, trustees } = await waiting()
    const { shareCheck } = await import('#app/domain/ballots/sheet-code.ts')
    const state = await stateOf(office, trustees[0]!)
    const forged = noShare()
    await office.database.db
      .updateTable('wave_trustees')
      .set({ share_check: Buffer.from(await shareCheck(waveId, state.trusteeId, forged)) })
      .where('id', '=', state.trusteeId)
      .execute()
    await handIn(office, trustees[0]!, forged)
    await handIn(office, trustees[1]!)
    await work(office)
    expect(await stateOf(office, trustees[0]!)).toMatchObject({ stage: 'opening', mine: 'wrong' })
    expect(await waveState(office, waveId)).toBe('closing')
  })

  it('has sheets typed again after half an hour, and after a restart of the worker', async () => {
    const { waveId, trustees } = await waiting()
    await handIn(office, trustees[0]!)
    await work(office)
    office.setClock(new Date(afterClose.getTime() + 31 * 60_000))
    await expect(handIn(office, trustees[1]!)).rejects.toMatchObject({ code: 'trustees.sitting-over' })
    await work(office)
    expect(await stateOf(office, trustees[0]!)).toMatchObject({ stage: 'opening', mine: null })
    await handIn(office, trustees[1]!)
    await work(office)
    office.restartWorker()
    await work(office)
    expect(await stateOf(office, trustees[1]!)).toMatchObject({ stage: 'opening', mine: null, endsAt: null })
    await handIn(office, trustees[0]!)
    await handIn(office, trustees[1]!)
    await work(office)
    expect(await waveState(office, waveId)).toBe('closed')
  })

  it.each(['closing', 'opened', 'locked', 'written', 'committed', 'destroyed'] as const)(
    'is opened all the same by two sheets typed again when the worker dies at « %s »',
    async (point) => {
      const { waveId, trustees } = await waiting()
      for (const trustee of trustees.slice(1)) await handIn(office, trustee)
      await tick(office.ctx)
      const urn = await office.database.db
        .selectFrom('waves')
        .select('urn_public')
        .where('id', '=', waveId)
        .executeTakeFirstOrThrow()
      const shares = trustees.slice(1).map(({ share }) => share!)
      const dying = closeUrn(office.anonymous, {
        waveId,
        keys: openKeyFiles(office.ctx.keysDir),
        urnPrivate: (await rebuildUrnKey(shares, urn.urn_public!))!,
        reached: (reached) => {
          if (reached === point) throw new Error('killed')
        },
      })
      await expect(dying).rejects.toThrow()
      office.restartWorker()
      await work(office)
      const committed = point === 'committed' || point === 'destroyed'
      expect(await waveState(office, waveId)).toBe(committed ? 'closed' : 'closing')
      if (!committed) {
        for (const trustee of trustees.slice(0, 2)) await handIn(office, trustee)
        await work(office)
      }
      expect(await waveState(office, waveId)).toBe('closed')
      const wave = await office.database.db
        .selectFrom('waves')
        .select('ballots')
        .where('id', '=', waveId)
        .executeTakeFirstOrThrow()
      expect(wave.ballots).toBe(12)
    },
  )

  it('can only be cancelled when its trustees never come', async () => {
    const { ctx, processId, waveId } = await waiting()
    office.setClock(new Date(afterClose.getTime() + 90 * 86_400_000))
    await work(office)
    expect(await waveState(office, waveId)).toBe('closing')
    await cancelWave(ctx, processId, waveId, { fr: 'Feuilles perdues', en: 'Sheets lost' })
    // A job that waited since before the cancellation forgets nobody: they are not told yet.
    await sendLetters(office.ctx, waveId)
    expect(await addresses(waveId)).toEqual(three.map(({ email }) => email))
    await work(office)
    expect(await waveState(office, waveId)).toBe('cancelled')
    expect(await addresses(waveId)).toEqual([null, null, null])
    const told = office.sink.received.slice(-3)
    expect(told.map(({ mail }) => mail.subject)).toEqual([
      ...Array(2).fill(expect.stringContaining('Consultation annulée')),
      expect.stringContaining('Consultation cancelled'),
    ])
    expect(told.map(({ recipient }) => recipient)).toEqual(three.map(({ email }) => email))
    expect(office.ctx.sittings?.has(waveId)).toBe(false)
    const { rows } = await sql<{ there: boolean }>`
      select to_regclass(${`ballots_${waveId.replaceAll('-', '')}`}) is not null as there`.execute(
      office.database.db,
    )
    expect(rows).toEqual([{ there: false }])
  })
})

it('is opened again by two sheets and a backup made before the close, as long as two are not destroyed', async () => {
  const { waveId, trustees } = await waiting()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-old-backup-'))
  const file = path.join(folder, 'old.gz')
  const name = `old_${process.pid}`
  const server = process.env.DIAPASON_TEST_SERVER!
  await writeBackup(office.database.url, file)
  for (const trustee of trustees.slice(0, 2)) await handIn(office, trustee)
  await work(office)
  expect(await waveState(office, waveId)).toBe('closed')

  await runOn(server, `create database ${name}`)
  const url = withDatabase(server, name)
  await readBackup(url, file)
  const connection = connect(url)
  // No key file, nor the secret of the server: all that is added to the backup is on paper.
  const elsewhere = await openOffice(
    {},
    {
      ...connection,
      url,
      close: async () => {
        await connection.db.destroy()
        await runOn(server, `drop database ${name} with (force)`)
      },
    },
  )
  try {
    elsewhere.setClock(afterClose)
    await work(elsewhere)
    await handIn(elsewhere, trustees[0]!)
    await work(elsewhere)
    expect(await waveState(elsewhere, waveId)).toBe('closing')
    await handIn(elsewhere, trustees[2]!)
    await work(elsewhere)
    expect(await waveState(elsewhere, waveId)).toBe('closed')
    const wave = await elsewhere.database.db
      .selectFrom('waves')
      .select('ballots')
      .where('id', '=', waveId)
      .executeTakeFirstOrThrow()
    expect(wave.ballots).toBe(12)
  } finally {
    await elsewhere.close()
    fs.rmSync(folder, { recursive: true })
  }
})

it('counts the sheets that their trustees say they destroyed, once each, once the urn needs none', async () => {
  const { waveId, processId, trustees } = await waiting()
  const said = (trustee: (typeof trustees)[number]) => declareDestroyed(office.anonymous, trustee)
  await expect(said(trustees[2]!)).rejects.toMatchObject({ code: 'trustees.sheet-needed', status: 409 })
  expect(await countDestroyedSheets(office.ctx, waveId)).toBeNull()
  for (const trustee of trustees.slice(0, 2)) await handIn(office, trustee)
  await work(office)
  expect(await stateOf(office, trustees[2]!)).toMatchObject({ destroyed: false, sheetsDestroyed: 0 })
  for (const trustee of [trustees[2]!, trustees[2]!, trustees[0]!]) await said(trustee)
  expect(await stateOf(office, trustees[2]!)).toMatchObject({ destroyed: true, sheetsDestroyed: 2 })
  expect(await stateOf(office, trustees[1]!)).toMatchObject({ destroyed: false, sheetsDestroyed: 2 })
  expect(await countDestroyedSheets(office.ctx, waveId)).toBe(2)
  await expect(said({ ...trustees[1]!, secret: 'A'.repeat(27) })).rejects.toMatchObject({ status: 404 })
  const lines = await office.database.db
    .selectFrom('journal')
    .select('details')
    .where('process_id', '=', processId)
    .where('action', '=', 'wave.sheet-destroyed')
    .orderBy('id')
    .execute()
  expect(lines.map(({ details }) => (details as { role: string }).role)).toEqual([
    three[2].role,
    three[0].role,
  ])
})

it('leaves no share, no key and no link on the disk: not in a table, the queue, a log, nor a folder', async () => {
  const { waveId, trustees } = await waiting()
  await handIn(office, trustees[0]!, noShare())
  await tick(office.ctx)
  await handIn(office, trustees[0]!)
  await handIn(office, trustees[1]!)
  await tick(office.ctx)
  const held = office.ctx.sittings!.get(waveId)!
  const { urn_public } = await office.database.db
    .selectFrom('waves')
    .select('urn_public')
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow()
  const urnKey = (await rebuildUrnKey([trustees[0]!.share!, trustees[1]!.share!], urn_public!))!
  const secrets: Record<string, Buffer> = {
    urn: urnKey,
    sitting: Buffer.from(held.privateKey),
    ...Object.fromEntries(
      trustees.map(({ share }, at) => [`share ${at}`, Buffer.from(share!.subarray(0, 24))]),
    ),
    ...Object.fromEntries(trustees.map(({ key }, at) => [`browser ${at}`, Buffer.from(key.privateKey)])),
    ...Object.fromEntries(trustees.map(({ secret }, at) => [`link ${at}`, Buffer.from(secret)])),
  }
  const forms = Object.entries(secrets).flatMap(([name, bytes]) => [
    [name, bytes],
    [`${name} (hex)`, Buffer.from(bytes.toString('hex'))],
    [`${name} (base64)`, Buffer.from(bytes.toString('base64').slice(0, 30))],
    [`${name} (base64url)`, Buffer.from(bytes.toString('base64url').slice(0, 30))],
  ]) as [string, Buffer][]
  const scan = async () => {
    const files = await everyFile()
    expect(files.length).toBeGreaterThan(100)
    return forms.filter(([, needle]) => files.some((bytes) => bytes.includes(needle))).map(([name]) => name)
  }
  expect(await scan()).toEqual([])
  await work(office)
  expect(await waveState(office, waveId)).toBe('closed')
  expect(await scan()).toEqual([])
  // The scan would find a share that a table holds.
  await office.database.db
    .updateTable('wave_trustees')
    .set({ sealed_share: secrets['share 2'] })
    .where('wave_id', '=', waveId)
    .where('place', '=', 3)
    .execute()
  expect(await scan()).toContain('share 2')
}, 120_000)

/** The database's whole folder (heap, WAL, temporary files, log), and those of the worker. */
async function everyFile(): Promise<Buffer[]> {
  await sql`checkpoint`.execute(office.database.db)
  const { rows } = await sql<{ folder: string }>`
    select regexp_replace(current_setting('data_directory'), '/[^/]+$', '') as folder`.execute(
    office.database.db,
  )
  const folders = [rows[0]!.folder, office.ctx.stateDir, office.ctx.keysDir].filter((folder) =>
    fs.existsSync(folder),
  )
  return folders.flatMap((folder) =>
    fs.readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      if (!entry.isFile()) return []
      try {
        return [fs.readFileSync(path.join(entry.parentPath, entry.name))]
      } catch (error) {
        // A temporary file that the server has just removed.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
        throw error
      }
    }),
  )
}
