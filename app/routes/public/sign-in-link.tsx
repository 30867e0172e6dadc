import { redirect } from '@remix-run/node'
import { Form, useActionData, useRouteLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { titled } from '#app/components/ui/title.ts'
import { redeemSignInCode } from '#app/domain/accounts/sign-in-link.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { publicAction } from '#app/http/context.server.ts'
import { limitCodes } from '#app/http/rate-limits.server.ts'
import { readForm } from '#app/http/read-form.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'

export const meta = titled('accounts:linkTitle')

export const action = publicAction(async ({ ctx, request, address, settings }) => {
  const code = (await readForm(request)).get('code')
  if (typeof code !== 'string' || !code.trim()) throw new DomainError('sign-in.code-missing', 400)
  await limitCodes(ctx.db, address)
  const session = await redeemSignInCode(ctx, code.trim())
  throw redirect('/demarches', { headers: await sessionCookieHeader(session, settings.baseUrl) })
})

/**
 * The code arrives after the `#` and leaves by a person's click: a mail scanner that follows the link uses nothing.
 * It is taken before the page's scripts arrive, or a quick click would send an empty field.
 */
const takeCode = `(() => {
  const field = document.getElementById('code')
  if (location.hash.length < 2) return
  field.value = location.hash.slice(1)
  history.replaceState(history.state, '', location.pathname)
})()`

export default function SignInLink() {
  const t = useT()
  const answer = useActionData<typeof action>()
  const root = useRouteLoaderData<{ nonce: string }>('root')
  // Reached by a link of this site, the page is drawn by the browser, which runs no inline script.
  useEffect(() => {
    const field = document.getElementById('code') as HTMLInputElement
    if (location.hash.length < 2) return
    field.value = location.hash.slice(1)
    history.replaceState(history.state, '', location.pathname)
  }, [])
  return (
    <>
      <h1>{t('accounts:linkTitle')}</h1>
      <p className="lede">{t('accounts:linkLede')}</p>
      {answer ? <Notice alert title={answer.problem.message} /> : null}
      <Form method="post" className="form" reloadDocument>
        <div className="field">
          <label htmlFor="code">{t('accounts:code')}</label>
          <p className="hint" id="code-hint">
            {t('accounts:codeHint')}
          </p>
          <input
            id="code"
            name="code"
            defaultValue=""
            aria-describedby="code-hint"
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <script
          nonce={root?.nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
          dangerouslySetInnerHTML={{ __html: takeCode }}
        />
        <p>
          <SubmitButton label={t('accounts:confirm')} />
        </p>
      </Form>
    </>
  )
}
