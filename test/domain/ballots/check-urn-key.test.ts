import * as fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { blindNatively } from '#app/demo/native-respondent.ts'
import { checkUrnKey } from '#app/domain/ballots/check-urn-key.server.ts'
import { createUrnFixture } from '#test/factories/urn.ts'
import { createTestDatabase } from '#test/support/database.ts'

it('suspends credentials while the key file doesn’t open the published urn, and only then', async () => {
  const database = await createTestDatabase()
  const fixture = await createUrnFixture(database, { people: 1 })
  const { waveId, keys, keysDir, ctx, urn } = fixture
  const file = path.join(keysDir, `${waveId}.urn.key`)
  const key = fs.readFileSync(file)
  const check = () => checkUrnKey(ctx, { waveId, keys })
  const { blinded } = blindNatively(urn.issueSpki, waveId)

  expect(await check()).toBe(true)
  for (const damage of [() => fs.unlinkSync(file), () => fs.writeFileSync(file, Buffer.alloc(32, 9))]) {
    damage()
    expect(await check()).toBe(false)
    expect(await check()).toBe(false)
    await expect(fixture.sign(0, blinded)).rejects.toMatchObject({ code: 'urn.suspended', status: 503 })
  }
  fs.writeFileSync(file, key)
  expect(await check()).toBe(true)
  expect(await fixture.sign(0, blinded)).toHaveLength(384)
  const { state } = await database.db.selectFrom('waves').select('state').executeTakeFirstOrThrow()
  expect(state).toBe('launched')
  await fixture.close()
  await database.close()
})
