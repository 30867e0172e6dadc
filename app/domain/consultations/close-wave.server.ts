import { createHash } from 'node:crypto'
import { type ClosingRecordProps, closingRecord } from '#app/documents/closing-record.server.ts'
import { ballotNumber } from '#app/domain/ballots/ballot-number.ts'
import { checkUrnKey } from '#app/domain/ballots/check-urn-key.server.ts'
import { type ClosedUrn, closeUrn } from '#app/domain/ballots/close-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { startClosing } from '#app/domain/ballots/start-closing.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { mailboxDir } from '#app/domain/mail/create-transport.server.ts'
import { deleteWaveMessages } from '#app/domain/mail/mailbox-transport.server.ts'
import { withFactsHash } from '#app/domain/records/record-document.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import { queueNews } from '#app/domain/trustees/send-letters.server.ts'
import { endSitting, takeUrnKey } from '#app/domain/trustees/tend-sitting.server.ts'
import { forgetOpening, noteOpening } from './opening-progress.server.ts'
import { getRecordFacts } from './record-facts.server.ts'
import { dayOf } from './territory-time.ts'
import { getWaveEvents } from './wave-events.server.ts'

/**
 * Closes a wave (anonymity.md M4): opens the urn and destroys its keys, draws up the closing record, deletes the local
 * copies of messages that bear its links, freezes the first version of the report. Each step may be run again. At level 2 the
 * votes end, then the urn waits for the sheets of two trustees.
 */
export async function closeWave(ctx: JobCtx, waveId: string): Promise<void> {
  const keys = openKeyFiles(ctx.keysDir)
  const urnPrivate = await getSharedKey(ctx, waveId)
  // Two of its trustees have yet to come.
  if (urnPrivate === null) return
  const progress = noteOpening(ctx, waveId)
  const urn = await closeUrn(ctx, { waveId, keys, urnPrivate, progress })
    .catch(async (error) => {
      // A lost key is noted on the wave: its pilot is told, and may cancel it.
      if (error instanceof DomainError && error.code === 'urn.key-lost')
        await checkUrnKey(ctx, { waveId, keys })
      throw error
    })
    .finally(() => urnPrivate?.fill(0))
  await endSitting(ctx, waveId)
  await forgetOpening(ctx, waveId)
  await deleteWaveMessages(mailboxDir(ctx.stateDir), waveId)
  await drawUpClosingRecord(ctx, waveId, urn)
  await freezeResults(ctx, { waveId })
}

/**
 * Level 2: the key of two sheets, to be erased; null when they are not there, the votes being over anyway. Level 1, and a urn
 * that is opened already: undefined.
 */
async function getSharedKey(ctx: JobCtx, waveId: string): Promise<Buffer | null | undefined> {
  const wave = await ctx.db.selectFrom('waves').select('level').where('id', '=', waveId).executeTakeFirst()
  if (wave?.level !== 2 || (await startClosing(ctx, waveId)) === 'closed') return undefined
  return await takeUrnKey(ctx, waveId)
}

async function drawUpClosingRecord(ctx: JobCtx, waveId: string, closed: ClosedUrn): Promise<void> {
  const { wave, demarche, frozen, urn, printed } = await getRecordFacts(ctx, waveId)
  const data: ClosingRecordProps = {
    locale: 'fr',
    territory: demarche.epciName,
    processName: demarche.name,
    wave: printed,
    invited: closed.invited,
    credentialsIssued: closed.credentialsIssued,
    ballots: closed.ballots,
    voidByReason: closed.void,
    k: frozen.frame.k,
    publishable: closed.publishable,
    keyDestroyedAt: closed.keysDestroyedAt.toISOString(),
    issueFingerprint: urn.issueFingerprint,
    definitionHash: wave.definitionHash!.toString('hex'),
    events: await getWaveEvents(ctx, waveId),
    ballotNumbers: closed.nullifiers.map((nullifier) => ballotNumber(Buffer.from(nullifier, 'hex'))),
    recordedOn: dayOf(ctx.now()),
  }
  const engine = await getPaperEngine(ctx, wave.processId)
  const pdf = Buffer.from(await closingRecord(withFactsHash('closing', data), engine))
  await ctx.db.transaction().execute(async (db) => {
    const drawn = await db
      .insertInto('records')
      .values({
        wave_id: waveId,
        kind: 'closing',
        data,
        pdf,
        sha256: createHash('sha256').update(pdf).digest(),
        recorded_on: data.recordedOn,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('kind')
      .executeTakeFirst()
    if (!drawn) return
    await queueNews({ db }, waveId, 'opened')
    const details = { label: wave.label, ballots: closed.ballots }
    await recordAction({ ...ctx, db }, { processId: wave.processId, action: 'wave.closed', details })
  })
}
