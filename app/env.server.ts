import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import type cli from '#app/i18n/fr/cli.ts'

export type Mode = 'demo' | 'live' | 'test'

/** Everything the instance is told from outside. Read once, handed from there. */
export interface Settings {
  mode: Mode
  port: number
  host: string
  /** Without a slash at its end. https, unless its host is this machine. */
  baseUrl: string
  /** Whether the host of `baseUrl` is this machine: the local mailbox and `/demo` exist only then. */
  local: boolean
  /** Number of proxies in front of the web process. */
  trustProxy: number
  /** Null: the embedded server. */
  databaseUrl: string | null
  /** Null: messages stay in the local mailbox, `stateDir`/mailbox. */
  smtpUrl: string | null
  mailFrom: string
  /** Absolute paths. */
  stateDir: string
  keysDir: string
  secretFile: string
  /** In tests only: a file holding the milliseconds added to the clock of web and worker. */
  clockOffsetFile: string | null
}

type Code = keyof (typeof cli)['settings']

/** A setting that can't be used. `code` is a key of `cli:settings`; the variable's name is in its sentence. */
export class SettingsError extends Error {
  readonly code: Code
  readonly params: Record<string, string>

  constructor(code: Code, params: Record<string, string> = {}) {
    super(code)
    this.name = 'SettingsError'
    this.code = code
    this.params = params
  }
}

const url = (schemes: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol))

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  BASE_URL: url(['http:', 'https:']).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
    .optional(),
  STATE_DIR: z.string().refine(path.isAbsolute).optional(),
  KEYS_DIR: z.string().refine(path.isAbsolute).optional(),
  SECRET_FILE: z.string().refine(path.isAbsolute).optional(),
  TEST_CLOCK_OFFSET_FILE: z.string().refine(path.isAbsolute).optional(),
})

type Variable = keyof z.input<typeof schema>
export type Environment = Record<string, string | undefined>

/**
 * Reads and checks the environment variables.
 * @throws SettingsError on the first value that can't be used
 */
export function readSettings(mode: Mode, env: Environment = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, env[name]?.trim() || undefined]),
  )
  const read = schema.safeParse(given)
  if (!read.success) throw new SettingsError(read.error.issues[0]?.path[0] as Variable)
  const values = read.data
  const baseUrl = (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, '')
  const stateDir = path.resolve(values.STATE_DIR ?? defaultStateDir(mode))
  const settings: Settings = {
    mode,
    port: values.PORT,
    host: values.HOST,
    baseUrl,
    local: isLocal(baseUrl),
    trustProxy: values.TRUST_PROXY,
    databaseUrl: values.DATABASE_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? 'Diapason <diapason@localhost>',
    stateDir,
    keysDir: path.resolve(values.KEYS_DIR ?? `${stateDir}-keys`),
    secretFile: path.resolve(values.SECRET_FILE ?? path.join(stateDir, 'secret')),
    clockOffsetFile: values.TEST_CLOCK_OFFSET_FILE ?? null,
  }
  checkTogether(settings, values, env)
  return settings
}

function checkTogether(settings: Settings, values: z.output<typeof schema>, env: Environment) {
  const { mode, baseUrl, stateDir, keysDir, secretFile } = settings
  const https = baseUrl.startsWith('https:')
  if (new URL(baseUrl).origin !== baseUrl) throw new SettingsError('BASE_URL')
  if (!https && !settings.local) throw new SettingsError('base-url-https')
  if (mode === 'demo' && !settings.local) throw new SettingsError('demo-local')
  // Made-up people have made-up addresses: nothing the demonstration writes may leave the machine.
  if (mode === 'demo' && values.SMTP_URL) throw new SettingsError('demo-smtp')
  if (values.SMTP_URL && !values.MAIL_FROM) throw new SettingsError('mail-from-missing')
  if (https && !values.KEYS_DIR) throw new SettingsError('keys-dir-missing')
  const [state, keys, secret] = [stateDir, keysDir, secretFile].map(realPath) as [string, string, string]
  if (keys === state || isUnder(state, keys)) throw new SettingsError('keys-dir-place')
  if (https && (isUnder(keys, state) || path.dirname(keys) === path.dirname(state))) {
    throw new SettingsError('keys-dir-place')
  }
  if (isUnder(secret, keys)) throw new SettingsError('secret-among-keys')
  const tested = mode === 'test' || env.NODE_ENV === 'test'
  if (values.TEST_CLOCK_OFFSET_FILE && !tested) throw new SettingsError('clock')
}

/** The settings of a web or worker process: its mode and its database were chosen by who started it. */
export function readProcessSettings(env: Environment = process.env): Settings & { databaseUrl: string } {
  const mode = z.enum(['demo', 'live', 'test']).default('live').safeParse(env.DIAPASON_MODE)
  if (!mode.success) throw new SettingsError('mode')
  const settings = readSettings(mode.data, env)
  if (!settings.databaseUrl) throw new SettingsError('DATABASE_URL')
  return { ...settings, databaseUrl: settings.databaseUrl }
}

/** The environment handed to a web or worker process. */
export function processEnvironment(mode: Mode, databaseUrl: string): Environment {
  const given = { DIAPASON_MODE: mode, DATABASE_URL: databaseUrl, NODE_ENV: 'production' }
  return {
    NODE_COMPILE_CACHE: path.join(checkout, 'node_modules/.cache/diapason-compiled'),
    ...process.env,
    ...given,
  }
}

/** The environment of the bundle's builder: the same bundle whoever asks for it, a start or a test. */
export function buildEnvironment(): Environment {
  return { ...process.env, NODE_ENV: 'production', VITEST: undefined }
}

/** The one clock of a process. It is the machine's; a test's file moves it. */
export function readClock(settings: Pick<Settings, 'clockOffsetFile'>): () => Date {
  const file = settings.clockOffsetFile
  if (!file) return () => new Date()
  return () => new Date(Date.now() + Number(fs.readFileSync(file, 'utf8')))
}

/**
 * The server secret: 32 random bytes, made once, the same for every web process and the worker.
 * @throws SettingsError when other users of the machine can read the file
 */
export function readSecret({ secretFile }: Pick<Settings, 'secretFile'>): Buffer {
  if (!fs.existsSync(secretFile)) {
    fs.mkdirSync(path.dirname(secretFile), { recursive: true, mode: 0o700 })
    const draft = `${secretFile}.${randomBytes(6).toString('hex')}`
    fs.writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
    try {
      // A link appears whole or not at all, and never replaces the secret of a quicker process.
      fs.linkSync(draft, secretFile)
    } catch (error) {
      if (!fs.existsSync(secretFile)) throw error
    } finally {
      fs.rmSync(draft)
    }
  }
  const secret = Buffer.from(fs.readFileSync(secretFile, 'utf8').trim(), 'hex')
  const readableByOthers = os.platform() !== 'win32' && (fs.statSync(secretFile).mode & 0o077) !== 0
  if (secret.length !== 32 || readableByOthers) throw new SettingsError('secret-file', { file: secretFile })
  return secret
}

const checkout = path.resolve(import.meta.dirname, '..')

/** In the checkout; as root, where the unprivileged user who runs PostgreSQL can reach it. */
export function defaultStateDir(mode: Mode): string {
  if (os.platform() === 'win32' || os.userInfo().uid !== 0) return path.join(checkout, '.diapason', mode)
  const digest = createHash('sha256').update(checkout).digest('hex').slice(0, 8)
  return path.join('/var/lib/diapason', digest, mode)
}

function isLocal(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl)
  return /^(localhost|127(\.\d+){3}|\[::1\])$|\.localhost$/.test(hostname)
}

/** Follows symbolic links in the part of the path that exists. */
function realPath(target: string): string {
  if (fs.existsSync(target)) return fs.realpathSync(target)
  const parent = path.dirname(target)
  return parent === target ? target : path.join(realPath(parent), path.basename(target))
}

function isUnder(target: string, folder: string): boolean {
  const relative = path.relative(folder, target)
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
}
