import { may } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { listDrafts, listVersions } from '#app/domain/reports/queries.server.ts'
import { translator } from '#app/i18n/index.ts'
import { entry, type NewsEntry, type TodoEntry } from './todo-entry.ts'

/** Drafts to freeze and versions to publish, for whoever writes reports. A version that another replaces waits for nothing. */
export async function reportEntries(ctx: Ctx, processId: string): Promise<TodoEntry[]> {
  if (!may(ctx.actor, 'report.publish', processId)) return []
  const drafts = await listDrafts(ctx, processId)
  const versions = await listVersions(ctx, processId)
  return [
    ...versions
      .filter(({ planned, superseded }) => !planned && !superseded)
      .map(({ versionId, heading }) =>
        entry('reportPublish', `/rapports/versions/${versionId}/publier`, { about: heading }),
      ),
    ...drafts.map(({ reportId, kind, title }) => {
      const [fr, en] = [translator('fr'), translator('en')].map((t) => t(`reports:kind.${kind}`))
      const about = title.fr ? { fr: title.fr, en: title.en || title.fr } : { fr: fr!, en: en! }
      return entry('reportDraft', `/rapports/${reportId}`, { about, urgency: 'free' })
    }),
  ]
}

/** Versions that became readable lately, for who reads and doesn't write. */
export async function reportNews(ctx: Ctx, processId: string): Promise<NewsEntry[]> {
  if (!may(ctx.actor, 'report.read', processId) || may(ctx.actor, 'report.publish', processId)) return []
  const versions = await listVersions(ctx, processId)
  return versions.flatMap(({ versionId, heading, visibleOn, superseded }) =>
    visibleOn && !superseded
      ? [
          {
            ...{ kind: 'report', path: `/rapports/versions/${versionId}` },
            ...{ label: heading[ctx.actor.locale], on: visibleOn },
          } as const,
        ]
      : [],
  )
}
