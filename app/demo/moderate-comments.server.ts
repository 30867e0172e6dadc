import { closeSession, getActor, openSession } from '#app/domain/accounts/session.server.ts'
import { confirmComment, withholdComment } from '#app/domain/comments/decide-comment.server.ts'
import { drawUnread, getReading } from '#app/domain/comments/get-reading.server.ts'
import { listModeration } from '#app/domain/comments/queries.server.ts'
import type { Wave } from '#app/domain/consultations/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import type { Maker } from './maker.ts'

/** Comments of the first question that still wait for a moderator, for whoever tries the demonstration. */
const leftToRead = 6

/** The moderator reads the comments of a closed wave, and masks all that is proposed: every question but the first to its end. */
export async function moderateComments(maker: Maker, wave: Wave): Promise<void> {
  const { processId } = maker
  const ctx = await moderatorOf(maker)
  const waves = await listModeration(ctx, processId)
  const questions = waves.find(({ waveId }) => waveId === wave.id)?.questions ?? []
  for (const [rank, { code, unread }] of questions.entries()) {
    const toRead = rank === 0 ? Math.max(0, unread - leftToRead) : unread
    for (let read = 0; read < toRead; read++) {
      const commentId = await drawUnread(ctx, { processId, waveId: wave.id, question: code })
      const which = { processId, commentId: commentId! }
      const passages = (await getReading(ctx, which))!.proposals.map(({ passage }) => passage)
      // One comment of the demonstration is withheld, so that the page has one to tell.
      if (rank > 0 && read === 0) await withholdComment(ctx, { ...which, reason: 'empty' })
      else await confirmComment(ctx, { ...which, passages })
    }
  }
}

async function moderatorOf({ staff, job, processId }: Maker): Promise<Ctx> {
  const { account_id } = await staff.db
    .selectFrom('role_assignments')
    .select('account_id')
    .where('process_id', '=', processId)
    .where('role', '=', 'moderator')
    .executeTakeFirstOrThrow()
  const session = await openSession(job, account_id)
  const actor = await getActor(job, session)
  await closeSession(job, session)
  return { ...staff, actor: actor! }
}
