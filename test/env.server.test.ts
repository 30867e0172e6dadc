import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  type Environment,
  type Mode,
  readClock,
  readProcessSettings,
  readSecret,
  readSettings,
} from '#app/env.server.ts'
import { translator } from '#app/i18n/index.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-settings-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const online = {
  BASE_URL: 'https://diapason.val-dambre.fr',
  STATE_DIR: '/srv/diapason/state',
  KEYS_DIR: '/etc/diapason/keys',
}

function refusal(env: Environment, mode: Mode = 'live') {
  try {
    readSettings(mode, env)
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'accepted'
}

describe('settings', () => {
  it('has a default for everything', () => {
    expect(readSettings('live', {})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      local: true,
      databaseUrl: null,
      smtpUrl: null,
      clockOffsetFile: null,
    })
  })

  it('keeps demonstration and real service apart', () => {
    const demo = readSettings('demo', {})
    const live = readSettings('live', {})
    const places = [demo.stateDir, demo.keysDir, live.stateDir, live.keysDir]
    expect(new Set(places).size).toBe(4)
    for (const place of places) {
      expect(places.filter((other) => other.startsWith(`${place}${path.sep}`))).toEqual([])
    }
  })

  it('takes an empty variable for an absent one', () => {
    expect(readSettings('live', { PORT: '', SMTP_URL: ' ' })).toMatchObject({ port: 3000, smtpUrl: null })
  })

  it.each([
    ['PORT', { PORT: '80a' }],
    ['PORT', { PORT: '70000' }],
    ['HOST', { HOST: 'a b' }],
    ['BASE_URL', { BASE_URL: 'diapason.fr' }],
    ['BASE_URL', { BASE_URL: 'https://diapason.fr/sous-dossier' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/diapason' }],
    ['SMTP_URL', { SMTP_URL: 'smtp.val-dambre.fr' }],
    ['MAIL_FROM', { MAIL_FROM: 'Val d’Ambre\r\nBcc: <a@b>' }],
    ['mail-from-missing', { SMTP_URL: 'smtp://localhost' }],
    ['STATE_DIR', { STATE_DIR: 'donnees' }],
    ['base-url-https', { BASE_URL: 'http://diapason.val-dambre.fr' }],
    ['base-url-https', { BASE_URL: 'http://localhost.val-dambre.fr' }],
    ['base-url-https', { BASE_URL: 'http://127.0.0.1.val-dambre.fr' }],
    ['keys-dir-missing', { ...online, KEYS_DIR: '' }],
    ['keys-dir-place', { ...online, KEYS_DIR: '/srv/diapason/state/keys' }],
    ['keys-dir-place', { ...online, KEYS_DIR: '/srv/diapason/keys' }],
    ['keys-dir-place', { ...online, KEYS_DIR: '/srv/diapason/other/../keys' }],
    ['keys-dir-place', { ...online, KEYS_DIR: '/srv' }],
    ['keys-dir-place', { STATE_DIR: '/srv/diapason', KEYS_DIR: '/srv/diapason' }],
    ['secret-among-keys', { ...online, SECRET_FILE: '/etc/diapason/keys/secret' }],
    ['clock', { TEST_CLOCK_OFFSET_FILE: '/tmp/offset' }],
    ['clock', { TEST_CLOCK_OFFSET_FILE: '/tmp/offset', NODE_ENV: 'production' }],
    ['accepted', online],
    ['accepted', { SMTP_URL: 'smtps://mail.fr', MAIL_FROM: 'Val d’Ambre <ne-pas-repondre@val-dambre.fr>' }],
    ['accepted', { BASE_URL: 'http://localhost:8080/' }],
    ['accepted', { BASE_URL: 'http://[::1]:3000' }],
  ])('answers %s to %j', (code, env) => {
    expect(refusal(env)).toBe(code)
  })

  it('follows a symbolic link from the keys into the state folder', () => {
    const state = path.join(folder, 'state')
    fs.mkdirSync(state)
    fs.symlinkSync(state, path.join(folder, 'link'))
    const keys = path.join(folder, 'link/keys')
    expect(refusal({ ...online, STATE_DIR: state, KEYS_DIR: keys })).toBe('keys-dir-place')
  })

  it('neither publishes the demonstration nor lets it write to anybody', () => {
    expect(refusal(online, 'demo')).toBe('demo-local')
    expect(refusal({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@b.fr' }, 'demo')).toBe('demo-smtp')
  })

  it('names the variable in a sentence', () => {
    const say = translator('fr') as (key: string) => string
    expect(say(`cli:settings.${refusal({ PORT: '0' })}`)).toMatch(/^PORT doit être/)
  })

  it('needs a database in a web or worker process', () => {
    expect(() => readProcessSettings({ DIAPASON_MODE: 'live' })).toThrow('DATABASE_URL')
    expect(() => readProcessSettings({ DIAPASON_MODE: 'other' })).toThrow('mode')
    const settings = readProcessSettings({ DIAPASON_MODE: 'demo', DATABASE_URL: 'postgres://localhost/a' })
    expect(settings).toMatchObject({ mode: 'demo', databaseUrl: 'postgres://localhost/a' })
  })
})

describe('secret', () => {
  it('is made once, for its owner alone', () => {
    const secretFile = path.join(folder, 'made/secret')
    const secret = readSecret({ secretFile })
    expect(secret).toHaveLength(32)
    expect(readSecret({ secretFile })).toEqual(secret)
    expect(fs.statSync(secretFile).mode & 0o777).toBe(0o600)
    expect(fs.readdirSync(path.dirname(secretFile))).toEqual(['secret'])
  })

  it('is refused when others can read it, or when it is damaged', () => {
    const secretFile = path.join(folder, 'open')
    readSecret({ secretFile })
    fs.chmodSync(secretFile, 0o644)
    expect(() => readSecret({ secretFile })).toThrow('secret-file')
    fs.chmodSync(secretFile, 0o600)
    fs.writeFileSync(secretFile, 'abc')
    expect(() => readSecret({ secretFile })).toThrow('secret-file')
  })
})

it('moves the clock by the file of a test', () => {
  const clockOffsetFile = path.join(folder, 'offset')
  fs.writeFileSync(clockOffsetFile, '3600000')
  const now = readClock({ clockOffsetFile })
  expect(Math.round((now().getTime() - Date.now()) / 60_000)).toBe(60)
  fs.writeFileSync(clockOffsetFile, '-3600000')
  expect(Math.round((now().getTime() - Date.now()) / 60_000)).toBe(-60)
})
