import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useT } from '#app/components/ui/i18n.tsx'
import { titled } from '#app/components/ui/title.ts'
import { listRoleHolders, type RoleHolder } from '#app/domain/accounts/queries.server.ts'
import { createSignInCode } from '#app/domain/accounts/sign-in-link.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type PublicArgs, publicAction, publicLoader } from '#app/http/context.server.ts'
import { readForm } from '#app/http/read-form.ts'

export const meta = titled('demo:title')

export const headers = () => ({ 'Cache-Control': 'no-store' })

/** Anybody may enter here as anybody: this page is of a demonstration, seen from its own machine, and of nothing else. */
function requireDemonstration({ mode, baseUrl }: PublicArgs['settings']) {
  if (mode !== 'demo' || new URL(baseUrl).hostname !== 'localhost') throw new DomainError('not-found', 404)
}

export const loader = publicLoader(async ({ ctx, settings }) => {
  requireDemonstration(settings)
  const holders = await listRoleHolders(ctx)
  const isPilot = ({ role }: RoleHolder) => role === 'pilot'
  const pilotFirst = [...holders.filter(isPilot), ...holders.filter((holder) => !isPilot(holder))]
  return { holders: pilotFirst, mailbox: settings.mailboxDir !== null }
})

export const action = publicAction(async ({ ctx, request, settings }) => {
  requireDemonstration(settings)
  const asked = (await readForm(request)).get('account')
  const holder = (await listRoleHolders(ctx)).find(({ accountId }) => accountId === asked)
  if (!holder) throw new DomainError('not-found', 404)
  throw redirect(`/connexion/lien#${await createSignInCode(ctx, holder.accountId)}`)
})

export default function Demonstration() {
  const t = useT()
  const { holders, mailbox } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{t('demo:title')}</h1>
      <p className="lede">{t('demo:lede')}</p>
      <h2 id="roles">{t('demo:rolesHeading')}</h2>
      <p className="quiet">{t('demo:rolesHint')}</p>
      <ul className="roles" aria-labelledby="roles">
        {holders.map(({ accountId, name, role, employers }) => (
          <li key={accountId}>
            <div>
              <strong>{t(`demo:role.${role}.title`, { employers: employers.join(', ') })}</strong>
              <p>{t(`demo:role.${role}.sees`)}</p>
            </div>
            <Form method="post" reloadDocument>
              <input type="hidden" name="account" value={accountId} />
              <SubmitButton label={t('demo:enterAs', { name })} look="plain" />
            </Form>
          </li>
        ))}
      </ul>
      <h2 id="agents">{t('demo:agentHeading')}</h2>
      <ul className="roles" aria-labelledby="agents">
        <li>
          <div>
            <strong>{t('demo:agentWho')}</strong>
            <p>{t('demo:agentSees')}</p>
          </div>
          {mailbox ? (
            <Link className="button plain" to="/boite-aux-lettres">
              {t('demo:openMailbox')}
            </Link>
          ) : null}
        </li>
      </ul>
    </>
  )
}
