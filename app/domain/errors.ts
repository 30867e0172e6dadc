import type { ErrorCode } from '#app/i18n/index.ts'

/**
 * An expected refusal. `code` names the sentence for people (`errors` in `#app/i18n`), `status` is the HTTP status.
 * `params` fill the sentence; they must never hold a secret or an answer.
 */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly status: 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503
  readonly params: Record<string, string | number>

  constructor(
    code: ErrorCode,
    status: DomainError['status'] = 400,
    params: Record<string, string | number> = {},
  ) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.status = status
    this.params = params
  }
}
