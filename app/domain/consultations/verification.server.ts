import { getPublicUrn } from '#app/domain/ballots/queries.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { hashFacts, type RecordKind, recordFacts } from '#app/domain/records/record-document.ts'
import { countDestroyedSheets } from '#app/domain/trustees/queries.server.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { hasPublicPdf, listStoredRecords, type StoredRecord } from './public-records.server.ts'
import { findWave } from './queries.server.ts'
import type { WavePhase } from './wave-phase.ts'

/** What anybody may check of a launched wave. Hashes and keys in hexadecimal. */
export interface Verification {
  territory: string
  title: LocalizedText
  label: string
  test: boolean
  phase: WavePhase
  /** Whether the opening record went to staff representatives. */
  representatives: boolean
  opensAt: string
  closesAt: string
  issueFingerprint: string
  urnPublicKey: string
  /** Of the questionnaire as it was frozen at launch. */
  definitionHash: string
  /** People who were written to. */
  invited: number
  /** Printed for those who have no address. */
  slips: number
  /** Level 2, once the urn is opened or destroyed: how many of the three sheets are said to be destroyed. */
  sheetsDestroyed: number | null
  /** Said once the closing record is drawn up. */
  closing: {
    invited: number
    slips: number
    credentialsIssued: number
    ballots: number
    void: number
    /** Sorted. */
    ballotNumbers: string[]
  } | null
  records: {
    kind: RecordKind
    number: number | null
    recordedOn: string
    factsHash: string
    pdfHash: string
    /** Whether the PDF may be downloaded by anybody. */
    pdf: boolean
  }[]
}

interface ClosingData {
  invited: number
  credentialsIssued: number
  ballots: number
  voidByReason: Record<string, number>
  ballotNumbers: string[]
  /** Left out of the first records, when nothing could happen. */
  events?: { slips?: number }
}

/** Null for what isn't a launched wave. */
export async function getVerification(ctx: AnyCtx, waveId: string): Promise<Verification | null> {
  const wave = await findWave(ctx, waveId)
  const urn = await getPublicUrn(ctx, waveId)
  if (!wave?.opensAt || !wave.closesAt || !wave.definitionHash || !urn) return null
  const records = await listStoredRecords(ctx, waveId)
  if (records.length === 0) return null
  return {
    territory: (await getProcess(ctx, wave.processId)).epciName,
    ...{ title: wave.title, label: wave.label, test: wave.test, phase: wave.phase },
    representatives: wave.representativesEmail !== null,
    ...{ opensAt: wave.opensAt.toISOString(), closesAt: wave.closesAt.toISOString() },
    issueFingerprint: urn.issueFingerprint,
    urnPublicKey: urn.urnPublic.toString('hex'),
    definitionHash: wave.definitionHash.toString('hex'),
    invited: urn.invited - wave.slips,
    slips: wave.slips,
    sheetsDestroyed: await countDestroyedSheets(ctx, waveId),
    closing: closingOf(records),
    records: records.map((record) => ({
      ...{ kind: record.kind, number: record.number, recordedOn: record.recordedOn },
      factsHash: hashFacts(record.kind, recordFacts(record.data)),
      pdfHash: record.pdfHash,
      pdf: hasPublicPdf(record),
    })),
  }
}

function closingOf(records: readonly StoredRecord[]): Verification['closing'] {
  const found = records.find(({ kind }) => kind === 'closing')
  if (!found) return null
  const { voidByReason, ballotNumbers, events, ...counts } = found.data as unknown as ClosingData
  const slips = events?.slips ?? 0
  return {
    ...{ invited: counts.invited - slips, slips },
    ...{ credentialsIssued: counts.credentialsIssued, ballots: counts.ballots },
    void: Object.values(voidByReason).reduce((sum, count) => sum + count, 0),
    ballotNumbers: [...ballotNumbers].sort(),
  }
}
