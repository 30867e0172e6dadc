import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkUrnKey } from '#app/domain/ballots/check-urn-key.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { makeOneTimeKey } from '#app/domain/ballots/seal-share.ts'
import { correctTrustee } from '#app/domain/consultations/correct-trustee.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { moveLaunch } from '#app/domain/consultations/move-launch.server.ts'
import { replaceTrustee } from '#app/domain/consultations/replace-trustee.server.ts'
import { sendTrusteeLink } from '#app/domain/consultations/send-trustee-link.server.ts'
import { withdrawLaunch } from '#app/domain/consultations/withdraw-launch.server.ts'
import { publishKey } from '#app/domain/trustees/publish-key.server.ts'
import { listTrustees } from '#app/domain/trustees/queries.server.ts'
import { readBack } from '#app/domain/trustees/read-back.server.ts'
import {
  ceremony,
  confirm,
  dates,
  drafted,
  during,
  launchShared,
  linkTo,
  type Office,
  openLetters,
  openOffice,
  print,
  publish,
  stateOf,
  three,
  waveState,
  work,
} from './office.ts'

const rules = { mailLeaves: true, datesAreFree: true }

/** What the mail server does with a message that came whole, before it acknowledges it. */
const received: Parameters<typeof openOffice>[0] = {}

let office: Office
beforeAll(async () => {
  office = await openOffice(received)
})
afterAll(() => office.close())

describe('the ceremony of a launch', () => {
  it('does not launch before the three have read their sheets back', async () => {
    const { waveId } = await launchShared(office)
    expect(await work(office)).toEqual(['trustees.letters'])
    const trustees = await openLetters(office, waveId)
    for (const trustee of trustees.slice(0, 2)) await publish(office, trustee)
    expect(await work(office)).toEqual([])
    expect(await stateOf(office, trustees[0]!)).toMatchObject({ stage: 'waiting' })
    await publish(office, trustees[2]!)
    expect(await work(office)).toContain('consultations.launch')
    for (const trustee of trustees.slice(0, 2)) await confirm(office, trustee)
    await work(office)
    expect(await waveState(office, waveId)).toBe('launching')
    await confirm(office, trustees[2]!)
    await work(office)
    expect(await waveState(office, waveId)).toBe('launched')
    const rows = await office.database.db
      .selectFrom('wave_trustees')
      .select('sealed_share')
      .where('wave_id', '=', waveId)
      .execute()
    expect(rows.map((row) => row.sealed_share)).toEqual([null, null, null])
    const files = openKeyFiles(office.ctx.keysDir)
    expect(await files.read(waveId)).toBeNull()
    expect(await files.readLinkKey(waveId)).toHaveLength(32)
    // Nothing on the server opens the urn: the canary has nothing to try, and suspends nobody.
    expect(await checkUrnKey(office.anonymous, { waveId, keys: files })).toBe(true)
    const suspended = await office.database.db.selectFrom('urn_suspensions').selectAll().execute()
    expect(suspended).toEqual([])
  })

  it('keeps each link to its trustee and its wave', async () => {
    const one = await launchShared(office)
    await work(office)
    const [anne] = await openLetters(office, one.waveId)
    const two = await launchShared(office)
    await work(office)
    const elsewhere = { ...anne!, waveId: two.waveId }
    await expect(stateOf(office, elsewhere)).rejects.toMatchObject({
      code: 'trustees.unknown-link',
      status: 404,
    })
    await expect(publish(office, elsewhere)).rejects.toMatchObject({ code: 'trustees.unknown-link' })
    await expect(stateOf(office, { ...anne!, secret: 'A'.repeat(27) })).rejects.toMatchObject({ status: 404 })
  })

  it('takes no second browser, no key of another, no key that isn’t one', async () => {
    const { waveId } = await launchShared(office)
    await work(office)
    const [anne, bruno] = await openLetters(office, waveId)
    await publish(office, anne!)
    await publish(office, anne!)
    const thief = { ...anne!, key: await makeOneTimeKey() }
    await expect(publish(office, thief)).rejects.toMatchObject({
      code: 'trustees.other-browser',
      status: 409,
    })
    const replay = { ...bruno!, key: anne!.key }
    await expect(publish(office, replay)).rejects.toMatchObject({ code: 'trustees.key-used', status: 409 })
    const { secret } = bruno!
    const bad = publishKey(office.anonymous, { waveId, secret, key: new Uint8Array(65).fill(4) })
    await expect(bad).rejects.toMatchObject({ code: 'trustees.bad-request', status: 400 })
    expect(await stateOf(office, bruno!)).toMatchObject({ stage: 'key' })
  })

  it('takes a check code of one’s own sheet only', async () => {
    const { waveId } = await launchShared(office)
    await work(office)
    const trustees = await openLetters(office, waveId)
    const early = readBack(office.anonymous, { waveId, secret: trustees[0]!.secret, code: '0000-0000' })
    await expect(early).rejects.toMatchObject({ code: 'trustees.too-late' })
    for (const trustee of trustees) await publish(office, trustee)
    await work(office)
    const code = await print(office, trustees[1]!)
    const foreign = readBack(office.anonymous, { waveId, secret: trustees[0]!.secret, code })
    await expect(foreign).rejects.toMatchObject({ code: 'trustees.wrong-code', status: 422 })
    expect(await stateOf(office, trustees[0]!)).toMatchObject({ stage: 'sheet' })
  })

  it('names somebody else while nothing is dealt: the link and the key before are worth nothing', async () => {
    const { ctx, processId, waveId } = await launchShared(office)
    await work(office)
    const [anne, bruno, chloe] = await openLetters(office, waveId)
    for (const trustee of [anne!, bruno!]) await publish(office, trustee)
    const dora = { name: 'Dora Lin', role: 'Syndicat', email: 'dora@example.org', locale: 'fr' as const }
    const twice = replaceTrustee(ctx, processId, waveId, 2, { ...dora, email: three[0].email })
    await expect(twice).rejects.toMatchObject({ code: 'trustees.same-address' })
    await replaceTrustee(ctx, processId, waveId, 2, dora)
    await work(office)
    await expect(stateOf(office, bruno!)).rejects.toMatchObject({ code: 'trustees.unknown-link' })
    await publish(office, chloe!)
    expect(await work(office)).not.toContain('consultations.launch')
    const secret = linkTo(office, dora.email, waveId)
    await publish(office, { ...bruno!, secret })
    expect(await work(office)).toContain('consultations.launch')
    const late = replaceTrustee(ctx, processId, waveId, 1, dora)
    await expect(late).rejects.toMatchObject({ code: 'trustees.dealt', status: 409 })
  })
})

describe('the address of a trustee', () => {
  const anna = { email: 'anna@example.org', locale: 'en' as const }
  const lettersTo = (email: string, waveId: string) =>
    office.sink.received.filter(
      ({ recipient, mail }) => recipient === email && (mail.text ?? '').includes(waveId),
    )

  it('is corrected once her share is made: the old link dies, the new one finds her share and her browser', async () => {
    const { ctx, processId, waveId } = await launchShared(office)
    await work(office)
    const trustees = await openLetters(office, waveId)
    const [anne, bruno] = trustees
    for (const trustee of trustees) await publish(office, trustee)
    await work(office)
    const { trusteeId } = await stateOf(office, anne!)
    const correct = (address: Parameters<typeof correctTrustee>[4]) =>
      correctTrustee(ctx, processId, waveId, trusteeId, address)
    await expect(correct({ ...anna, email: three[1].email })).rejects.toMatchObject({
      code: 'trustees.same-address',
    })
    await correct(anna)
    await expect(stateOf(office, anne!)).rejects.toMatchObject({ code: 'trustees.unknown-link' })
    await work(office)
    await expect(stateOf(office, anne!)).rejects.toMatchObject({ code: 'trustees.unknown-link' })
    const [letter, ...more] = lettersTo(anna.email, waveId)
    expect([letter?.mail.subject, more]).toEqual([expect.stringContaining('ready to be printed'), []])
    expect(letter?.mail.text).toContain(`/depositaire/${waveId}?langue=en#`)
    anne!.secret = linkTo(office, anna.email, waveId)
    expect(await stateOf(office, anne!)).toMatchObject({ stage: 'sheet', trusteeId })
    expect(await stateOf(office, bruno!)).toMatchObject({ stage: 'sheet' })
    for (const trustee of trustees) await confirm(office, trustee)
    await work(office)
    expect(await waveState(office, waveId)).toBe('launched')
    // Once launched, what leaves asks for nothing.
    await correct({ ...anna, email: 'a.diallo@example.org' })
    await work(office)
    expect(lettersTo('a.diallo@example.org', waveId)[0]?.mail.subject).toContain('Your link as a trustee')
    const lines = await office.database.db
      .selectFrom('journal')
      .select('details')
      .where('process_id', '=', processId)
      .where('action', '=', 'wave.trustee-corrected')
      .execute()
    expect(lines.map(({ details }) => details)).toEqual(
      Array(2).fill({ label: expect.any(String), role: three[0].role }),
    )
  })

  it('is corrected while a letter leaves for the old one: the link leaves for the new one all the same', async () => {
    const { ctx, processId, waveId } = await launchShared(office)
    const [anne] = await listTrustees(ctx, waveId)
    received.onMessage = async ({ recipient }) => {
      if (recipient !== three[0].email) return undefined
      received.onMessage = undefined
      await correctTrustee(ctx, processId, waveId, anne!.id, anna)
      return undefined
    }
    expect(await work(office)).toEqual(['trustees.letters', 'trustees.letters'])
    const browser = { waveId, key: await makeOneTimeKey(), share: null }
    const old = { ...browser, secret: linkTo(office, three[0].email, waveId) }
    await expect(stateOf(office, old)).rejects.toMatchObject({ code: 'trustees.unknown-link' })
    const secret = linkTo(office, anna.email, waveId)
    expect(await stateOf(office, { ...browser, secret })).toMatchObject({ stage: 'key', trusteeId: anne!.id })
  })

  it('is of another démarche, or of a draft, for nobody', async () => {
    const one = await launchShared(office)
    const two = await launchShared(office)
    await work(office)
    const [anne] = await openLetters(office, one.waveId)
    const { trusteeId } = await stateOf(office, anne!)
    const wrong = [
      [two.ctx, two.processId, one.waveId],
      [two.ctx, two.processId, two.waveId],
    ] as const
    for (const [ctx, processId, waveId] of wrong) {
      const attempt = correctTrustee(ctx, processId, waveId, trusteeId, anna)
      await expect(attempt).rejects.toMatchObject({ code: 'not-found', status: 404 })
      const again = sendTrusteeLink(ctx, processId, waveId, trusteeId)
      await expect(again).rejects.toMatchObject({ code: 'not-found', status: 404 })
    }
    await withdrawLaunch(one.ctx, one.processId, one.waveId)
    const late = correctTrustee(one.ctx, one.processId, one.waveId, trusteeId, anna)
    await expect(late).rejects.toMatchObject({ code: 'trustees.over', status: 409 })
  })

  it('gets the same link again, with a line in the journal; in a draft nothing waits for the next launch', async () => {
    const { ctx, processId, waveId } = await launchShared(office)
    await work(office)
    const [anne] = await openLetters(office, waveId)
    const again = async () => {
      const [first] = await listTrustees(ctx, waveId)
      return await sendTrusteeLink(ctx, processId, waveId, first!.id)
    }
    await again()
    await work(office)
    expect(lettersTo(three[0].email, waveId)).toHaveLength(2)
    expect(linkTo(office, three[0].email, waveId)).toBe(anne!.secret)
    const lines = await office.database.db
      .selectFrom('journal')
      .select('details')
      .where('process_id', '=', processId)
      .where('action', '=', 'wave.trustee-link-sent')
      .execute()
    expect(lines).toEqual([{ details: { label: expect.any(String), role: three[0].role } }])

    // Her only letter is on its way again when the launch is interrupted: she is told all the same.
    await again()
    office.sink.received.length = 0
    await withdrawLaunch(ctx, processId, waveId)
    await expect(again()).rejects.toMatchObject({ code: 'trustees.over', status: 409 })
    await work(office)
    expect(await waveState(office, waveId)).toBe('draft')
    expect(office.sink.received.map(({ recipient }) => recipient)).toEqual(three.map(({ email }) => email))
    await expect(again()).rejects.toMatchObject({ code: 'trustees.over', status: 409 })
    await launchWave(ctx, processId, waveId, rules)
    expect(await work(office)).toEqual(['trustees.letters'])
  })

  it('is written to in her language', async () => {
    const { waveId } = await launchShared(office)
    await work(office)
    const subjects = three.map(({ email }) => lettersTo(email, waveId).at(-1)?.mail.subject)
    expect(subjects).toEqual([
      expect.stringContaining('Vous gardez une part'),
      expect.stringContaining('Vous gardez une part'),
      expect.stringContaining('You keep a share'),
    ])
  })
})

describe('a launch that its trustees are late for', () => {
  it('does not open at its hour, and is launched once its dates are moved', async () => {
    const { ctx, processId, waveId } = await launchShared(office)
    await work(office)
    const trustees = await openLetters(office, waveId)
    for (const trustee of trustees) await publish(office, trustee)
    await work(office)
    office.setClock(during)
    for (const trustee of trustees) await confirm(office, trustee)
    await work(office)
    expect(await waveState(office, waveId)).toBe('launching')
    const days = { opensOn: '2027-03-09', opensAt: '09:00', closesOn: '2027-03-30', closesAt: '18:00' }
    const past = moveLaunch(ctx, processId, waveId, { ...days, opensOn: '2027-03-01' }, rules)
    await expect(past).rejects.toMatchObject({ code: 'trustees.past' })
    await moveLaunch(ctx, processId, waveId, days, rules)
    await work(office)
    expect(await waveState(office, waveId)).toBe('launched')
    const again = moveLaunch(ctx, processId, waveId, days, rules)
    await expect(again).rejects.toMatchObject({ code: 'trustees.launched', status: 409 })
  })

  it('goes back to a draft with nothing left of links, keys and shares, and is launched anew', async () => {
    const { ctx, processId, waveId } = await launchShared(office)
    await work(office)
    const trustees = await openLetters(office, waveId)
    for (const trustee of trustees) await publish(office, trustee)
    await work(office)
    office.sink.received.length = 0
    await withdrawLaunch(ctx, processId, waveId)
    const twice = withdrawLaunch(ctx, processId, waveId)
    await expect(twice).rejects.toMatchObject({ code: 'trustees.launched' })
    await work(office)
    expect(await waveState(office, waveId)).toBe('draft')
    expect(await openKeyFiles(office.ctx.keysDir).readLinkKey(waveId)).toBeNull()
    for (const trustee of trustees) {
      await expect(stateOf(office, trustee)).rejects.toMatchObject({ code: 'trustees.unknown-link' })
    }
    const { rows } = await office.database.pool.query('select 1 from pg_class where relname = $1', [
      `invitations_${waveId.replaceAll('-', '')}`,
    ])
    expect(rows).toEqual([])
    const told = office.sink.received.filter(({ mail }) =>
      /Lancement interrompu|Launch interrupted/.test(mail.subject!),
    )
    expect(told.map(({ recipient }) => recipient)).toEqual(three.map(({ email }) => email))
    expect(told.some(({ mail }) => mail.text?.includes('/depositaire/'))).toBe(false)

    office.setClock(drafted)
    await launchWave(ctx, processId, waveId, rules)
    await work(office)
    const anew = await openLetters(office, waveId)
    expect(anew[0]!.secret).not.toBe(trustees[0]!.secret)
    await expect(stateOf(office, trustees[0]!)).rejects.toMatchObject({ status: 404 })
    for (const trustee of anew) await publish(office, trustee)
    await work(office)
    for (const trustee of anew) await confirm(office, trustee)
    await work(office)
    expect(await waveState(office, waveId)).toBe('launched')
  })
})

it('reminds the trustees three days before the close, once, and when the vote is over', async () => {
  const { waveId } = await ceremony(office)
  const letters = () =>
    office.sink.received.filter(
      ({ recipient, mail }) => recipient === three[0].email && (mail.text ?? '').includes(waveId),
    ).length
  expect(letters()).toBe(2)
  office.setClock(new Date(dates.closes.getTime() - 2 * 86_400_000))
  await work(office)
  await work(office)
  expect(letters()).toBe(3)
  office.setClock(new Date(dates.closes.getTime() + 16 * 60_000))
  await work(office)
  await work(office)
  expect(letters()).toBe(4)
})
