import { createCookie } from '@remix-run/node'
import type { Actor } from '#app/domain/accounts/permissions.ts'
import { type Locale, locales } from '#app/i18n/index.ts'

const cookie = createCookie('langue', { sameSite: 'lax', path: '/', maxAge: 365 * 24 * 3600, httpOnly: true })

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}

/** The language of a page: the account's, else the visitor's choice, else French. */
export async function localeOf(request: Request, actor: Actor | null): Promise<Locale> {
  if (actor) return actor.locale
  const chosen: unknown = await cookie.parse(request.headers.get('Cookie'))
  return isLocale(chosen) ? chosen : 'fr'
}

export async function localeCookieHeader(locale: Locale): Promise<HeadersInit> {
  return { 'Set-Cookie': await cookie.serialize(locale) }
}

/** The language a respondent's page is asked in: `?langue=en`, else French. No cookie is read there. */
export function requestedLocale(request: Request): Locale {
  const asked = new URL(request.url).searchParams.get('langue')
  return isLocale(asked) ? asked : 'fr'
}
