import { DomainError } from '#app/domain/errors.ts'
import { readForm } from './read-form.ts'

/**
 * Reads a form whose emptied fields take something away: one that lacks them is another form, or half of ours, and must
 * not be taken for « empty everything ».
 * @param field one that the page always sends, even empty
 * @throws DomainError `bad-request` (400), and what `readForm` throws
 */
export async function readWholeForm(request: Request, field: string): Promise<FormData> {
  const form = await readForm(request)
  if (!form.has(field) && !form.has('intent')) throw new DomainError('bad-request', 400)
  return form
}
