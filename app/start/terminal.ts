import { SettingsError } from '#app/env.server.ts'
import { type SentenceKey, translator } from '#app/i18n/index.ts'
import { EmbeddedServerError } from '#db/embedded.server.ts'

type Code = SentenceKey extends infer Key ? (Key extends `cli:start.${infer Code}` ? Code : never) : never
export type Params = Record<string, string | number>

const t = translator('fr')

/** A start that can't go on. `code` is a key of `cli:start`. */
export class StartError extends Error {
  readonly code: Code
  readonly params: Params

  constructor(code: Code, params: Params = {}) {
    super(code)
    this.name = 'StartError'
    this.code = code
    this.params = params
  }
}

export function say(code: Code, params: Params = {}) {
  process.stdout.write(`${t(`cli:start.${code}`, params)}\n`)
}

/** Says on the error output why the command stops. */
export function sayError(error: unknown) {
  process.stderr.write(`${sentence(error)}\n`)
}

function sentence(error: unknown): string {
  if (error instanceof SettingsError) return t(`cli:settings.${error.code}`, error.params)
  if (error instanceof EmbeddedServerError) return t(`cli:server.${error.code}`, error.params)
  if (error instanceof StartError) return t(`cli:start.${error.code}`, error.params)
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return t('cli:start.unexpected', { reason })
}
