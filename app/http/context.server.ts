import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type Actor, may, type Permission } from '#app/domain/accounts/permissions.ts'
import { getActor } from '#app/domain/accounts/session.server.ts'
import type { AnonymousCtx, Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { requireLive } from '#app/domain/processes/queries.server.ts'
import { isUuid } from '#app/domain/uuid.ts'
import { type Locale, type Translate, translator } from '#app/i18n/index.ts'
import type { ServerContext } from './load-context.ts'
import { localeOf } from './locale.ts'
import { readSessionCookie } from './session-cookie.ts'

type Args = LoaderFunctionArgs | ActionFunctionArgs

interface Common {
  request: Request
  params: Args['params']
  locale: Locale
  t: Translate
  settings: ServerContext['settings']
  nonce: string
  address: string
}

export interface StaffArgs extends Common {
  ctx: Ctx
}

export interface PublicArgs extends Common {
  ctx: AnonymousCtx
  /** Who is signed in, to greet only: nothing may be allowed or refused on it. */
  visitor: Actor | null
}

/** What an action answers when it refuses: the sentence, and the field it is about if there is one. */
export interface Problem {
  problem: { code: string; message: string; field: string | null }
}

/**
 * A loader for people with an account. It names the permission it needs; the démarche is the `processId` of the URL.
 * Without session: to the sign-in page. Without any role in the démarche: 404. Without the permission: 403.
 */
export function staffLoader<Result>(permission: Permission, load: (args: StaffArgs) => Promise<Result>) {
  return async (args: LoaderFunctionArgs): Promise<Result> =>
    withErrors(args, async () => load(await staffArgs(args, permission)))
}

/** What an archived démarche still takes: to be opened again, and to take somebody's access away. */
const inArchives: readonly Permission[] = ['process.archive', 'access.manage']

/**
 * An action for people with an account; a refusal (400, 409, 422…) comes back to the form as {@link Problem}. In an archived
 * démarche every other action than `inArchives` is refused.
 * @param answers `file` where there is no page to say a refusal on: it is a line of text
 */
export function staffAction<Result>(
  permission: Permission,
  act: (args: StaffArgs) => Promise<Result>,
  answers: 'page' | 'file' = 'page',
) {
  return async (args: ActionFunctionArgs) =>
    (answers === 'page' ? withProblems : withText)(args, async () => {
      const staff = await staffArgs(args, permission)
      const { processId } = args.params
      if (processId && !inArchives.includes(permission)) await requireLive(staff.ctx, processId)
      return act(staff)
    })
}

/** A loader anybody may call. */
export function publicLoader<Result>(load: (args: PublicArgs) => Promise<Result>) {
  return async (args: LoaderFunctionArgs): Promise<Result> =>
    withErrors(args, async () => load(await publicArgs(args)))
}

/** An action anybody may call. */
export function publicAction<Result>(act: (args: PublicArgs) => Promise<Result>) {
  return async (args: ActionFunctionArgs) => withProblems(args, async () => act(await publicArgs(args)))
}

/** A loader for someone signed in, whatever the role: her own list of démarches. */
export function accountLoader<Result>(load: (args: StaffArgs) => Promise<Result>) {
  return async (args: LoaderFunctionArgs): Promise<Result> =>
    withErrors(args, async () => load(await staffArgs(args, null)))
}

/** An action on nothing but one's own session or account. */
export function accountAction<Result>(act: (args: StaffArgs) => Promise<Result>) {
  return async (args: ActionFunctionArgs) => withProblems(args, async () => act(await staffArgs(args, null)))
}

async function staffArgs(args: Args, permission: Permission | null): Promise<StaffArgs> {
  const { db, now, settings } = args.context
  const actor = await readActor(args)
  if (!actor) throw redirect('/connexion')
  // What is no identifier names nothing; the database would fail on it.
  const named = Object.entries(args.params).filter(([name]) => name.endsWith('Id'))
  if (!named.every(([, id]) => isUuid(id ?? ''))) throw new DomainError('not-found', 404)
  const processId = args.params.processId ?? null
  if (permission && !may(actor, permission, processId)) {
    const known = processId === null || actor.grants.some((grant) => grant.processId === processId)
    throw new DomainError(known ? 'forbidden' : 'not-found', known ? 403 : 404)
  }
  return { ...common(args, await localeOf(args.request, actor), settings), ctx: { db, now, actor } }
}

async function publicArgs(args: Args): Promise<PublicArgs> {
  const { db, now, settings } = args.context
  const visitor = await readActor(args)
  const locale = await localeOf(args.request, visitor)
  return { ...common(args, locale, settings), ctx: { db, now, actor: null }, visitor }
}

function common(args: Args, locale: Locale, settings: ServerContext['settings']): Common {
  const { nonce, address } = args.context
  return {
    request: args.request,
    params: args.params,
    locale,
    t: translator(locale),
    settings,
    nonce,
    address,
  }
}

async function readActor(args: Args): Promise<Actor | null> {
  const { db, now, settings } = args.context
  const secret = await readSessionCookie(args.request, settings.baseUrl)
  return secret ? getActor({ db, now, actor: null }, secret) : null
}

async function withErrors<Result>(args: Args, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    throw error instanceof DomainError ? await refusal(args, error) : error
  }
}

const toTheForm = new Set([400, 409, 413, 422, 429, 503])

async function withProblems<Result>(args: Args, run: () => Promise<Result>) {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const answer = await refusal(args, error)
    if (toTheForm.has(error.status) || error.params.field) return answer
    throw answer
  }
}

async function withText<Result>(args: Args, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { message } = (await refusal(args, error)).data.problem
    throw new Response(message, {
      status: error.status,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    })
  }
}

async function refusal(args: Args, error: DomainError) {
  const locale = await localeOf(args.request, await readActor(args))
  const message = translator(locale)(`errors:${error.code}`, error.params)
  const field = typeof error.params.field === 'string' ? error.params.field : null
  return data<Problem>({ problem: { code: error.code, message, field } }, { status: error.status })
}
