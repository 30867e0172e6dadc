import { redirect } from '@remix-run/node'
import { closeSession } from '#app/domain/accounts/session.server.ts'
import { publicAction, publicLoader } from '#app/http/context.server.ts'
import { clearedCookieHeader, readSessionCookie } from '#app/http/session-cookie.ts'

export const loader = publicLoader(async () => redirect('/'))

export const action = publicAction(async ({ ctx, request, settings }) => {
  const secret = await readSessionCookie(request, settings.baseUrl)
  if (secret) await closeSession(ctx, secret)
  throw redirect('/', { headers: await clearedCookieHeader(settings.baseUrl) })
})
