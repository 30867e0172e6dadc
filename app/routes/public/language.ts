import { redirect } from '@remix-run/node'
import { chooseLanguage } from '#app/domain/accounts/choose-language.server.ts'
import { publicAction, publicLoader } from '#app/http/context.server.ts'
import { isLocale, localeCookieHeader } from '#app/http/locale.ts'
import { readForm } from '#app/http/read-form.ts'

export const loader = publicLoader(async () => redirect('/'))

/** The language of the pages; of the mails too for someone signed in. */
export const action = publicAction(async ({ ctx, request, visitor }) => {
  const form = await readForm(request).catch(() => null)
  const locale = form?.get('locale')
  const page = ownPage(form?.get('page'))
  if (!isLocale(locale)) throw redirect(page)
  if (visitor) await chooseLanguage({ ...ctx, actor: visitor }, locale)
  throw redirect(page, { headers: await localeCookieHeader(locale) })
})

/** The page the form was on: a path of ours, or the first page. An address of another site is neither. */
function ownPage(page: unknown): string {
  return typeof page === 'string' && /^(\/[\w.~-]+)+$/.test(page) ? page : '/'
}
