import { Outlet, useLoaderData, useParams } from '@remix-run/react'
import { ErrorPage } from '#app/components/ui/error-page.tsx'
import { useFormat, useT } from '#app/components/ui/i18n.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { StaffShell } from '#app/components/ui/shells.tsx'
import { may } from '#app/domain/accounts/permissions.ts'
import { dayAt } from '#app/domain/calendar/days.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { getLook } from '#app/domain/settings/territory-look.server.ts'
import { staffLoader } from '#app/http/context.server.ts'

export const loader = staffLoader('process.read', async ({ ctx, params }) => {
  const { id, name, archivedAt } = await getProcess(ctx, params.processId!)
  return {
    archivedOn: archivedAt && dayAt(archivedAt),
    look: await getLook(ctx, id),
    settings: may(ctx.actor, 'settings.edit', id),
    name,
    account: ctx.actor.name,
    waves: may(ctx.actor, 'wave.read', id),
    reports: may(ctx.actor, 'report.read', id),
    comments: may(ctx.actor, 'comment.read', id)
      ? 'commentaires'
      : may(ctx.actor, 'comment.moderate', id)
        ? 'relecture'
        : null,
    people: may(ctx.actor, 'directory.read', id),
    accesses: may(ctx.actor, 'access.read', id),
    journal: may(ctx.actor, 'journal.read', id),
  }
})

/** The rail: moments of the work, only those that the role may open. */
export default function StaffLayout() {
  const t = useT()
  const format = useFormat()
  const { name, archivedOn, account, waves, reports, comments, people, accesses, journal, look, settings } =
    useLoaderData<typeof loader>()
  const home = `/demarches/${useParams().processId}`
  const entries = [
    { to: home, label: t('staff:today') },
    { to: `${home}/calendrier`, label: t('staff:process') },
    ...(waves ? [{ to: `${home}/consultations`, label: t('staff:consultations') }] : []),
    ...(reports ? [{ to: `${home}/rapports`, label: t('staff:reports') }] : []),
    ...(comments ? [{ to: `${home}/${comments}`, label: t('comments:title') }] : []),
    ...(people ? [{ to: `${home}/personnes`, label: t('staff:people') }] : []),
    ...(accesses ? [{ to: `${home}/acces`, label: t('staff:accesses') }] : []),
    ...(settings ? [{ to: `${home}/reglages`, label: t('settings:title') }] : []),
    ...(journal ? [{ to: `${home}/journal`, label: t('staff:journal') }] : []),
  ]
  return (
    <StaffShell name={name} home={home} entries={entries} account={account} look={look}>
      {archivedOn ? (
        <Notice title={t('calendar:archivedNotice', { date: format.date(archivedOn, 'short') })} />
      ) : null}
      <Outlet />
    </StaffShell>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
