import type { Submission } from '@conform-to/react'
import { data } from '@remix-run/node'
import { DomainError } from '#app/domain/errors.ts'
import type { Translate } from '#app/i18n/index.ts'

/**
 * Runs what a form asks for; a refusal that is about one of its fields comes back beside it, with everything typed.
 * @throws DomainError for a refusal about no field
 */
export async function answerForm<Schema, Value>(
  submission: Submission<Schema, string[], Value>,
  t: Translate,
  run: () => Promise<void>,
) {
  try {
    await run()
    return null
  } catch (error) {
    if (!(error instanceof DomainError) || typeof error.params.field !== 'string') throw error
    const fieldErrors = { [error.params.field]: [t(`errors:${error.code}`, error.params)] }
    return data({ result: submission.reply({ fieldErrors }) }, { status: error.status })
  }
}
