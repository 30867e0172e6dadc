import { may, scopeOf } from '#app/domain/accounts/permissions.ts'
import {
  countAgents,
  countElected,
  listAgents,
  listElected,
  listImports,
} from '#app/domain/directory/queries.server.ts'
import { listPeopleSchema } from '#app/domain/directory/schema.ts'
import type { StaffArgs } from './context.server.ts'

/** What the page of a list shows, as its address asks: agents, or elected officials. */
export async function loadPeople({ ctx, params, request }: StaffArgs, kind: 'agents' | 'elected') {
  const processId = params.processId!
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const asked = listPeopleSchema.parse({
    search: query.recherche,
    employerId: query.employeur,
    address: query.adresse === 'sans' ? 'without' : undefined,
    sort: query.tri,
    direction: query.ordre,
    page: query.page,
  })
  const [list, count] = kind === 'agents' ? [listAgents, countAgents] : [listElected, countElected]
  const [found, employers, imports] = await Promise.all([
    list(ctx, { ...asked, processId }),
    count(ctx, processId),
    listImports(ctx, processId),
  ])
  return {
    kind,
    ...found,
    asked,
    employers,
    imports: imports
      .filter((one) => one.kind === kind)
      .map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
    may: {
      import: may(ctx.actor, 'directory.import', processId),
      edit: may(ctx.actor, 'directory.edit', processId),
      export: may(ctx.actor, 'directory.export', processId),
      elected: scopeOf(ctx.actor, 'directory.read', processId) === 'all',
    },
  }
}
