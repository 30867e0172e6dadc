import { redirect } from '@remix-run/node'
import { publicAction, publicLoader } from '#app/http/context.server.ts'
import { isLocale, localeCookieHeader } from '#app/http/locale.ts'
import { readForm } from '#app/http/read-form.ts'

export const loader = publicLoader(async () => redirect('/'))

export const action = publicAction(async ({ request }) => {
  const form = await readForm(request).catch(() => null)
  const locale = form?.get('locale')
  const page = ownPage(form?.get('page'))
  throw redirect(page, isLocale(locale) ? { headers: await localeCookieHeader(locale) } : undefined)
})

/** The page the form was on: a path of ours, or the first page. An address of another site is neither. */
function ownPage(page: unknown): string {
  return typeof page === 'string' && /^(\/[\w.~-]+)+$/.test(page) ? page : '/'
}
