import { createCookie } from '@remix-run/node'

/** On https the `__Host-` prefix binds the cookie to this host, this path and a secure connection. */
function cookie(baseUrl: string) {
  const secure = baseUrl.startsWith('https:')
  return createCookie(secure ? '__Host-session' : 'session', {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
  })
}

/** @returns the session's secret, or null */
export async function readSessionCookie(request: Request, baseUrl: string): Promise<string | null> {
  const value: unknown = await cookie(baseUrl).parse(request.headers.get('Cookie'))
  return typeof value === 'string' ? value : null
}

/** The header that signs in. It ends with the browser's session, and the server's in any case. */
export async function sessionCookieHeader(secret: string, baseUrl: string): Promise<HeadersInit> {
  return { 'Set-Cookie': await cookie(baseUrl).serialize(secret) }
}

/** The header that signs out. */
export async function clearedCookieHeader(baseUrl: string): Promise<HeadersInit> {
  return { 'Set-Cookie': await cookie(baseUrl).serialize('', { maxAge: 0 }) }
}
