import { workerData } from 'piscina'
import { type Counts, createCounter } from '#app/domain/disclosure/counter.ts'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import type { SecondDimension } from '#app/domain/disclosure/second-dimension.ts'
import { cleanText } from '#surveys/answers.ts'
import { readQuestionnaire, type SurveyDefinition } from '#surveys/questionnaire.ts'
import { answersByLeaf } from '../answers-by-leaf.ts'
import { additionalData, encBytes } from '../ballot-format.ts'
import { judgeBallot, type VoidReason } from '../judge-ballot.ts'
import { nullifierBytes, recordBytes } from './ballot-records.ts'
import { createOpener } from './open-sealed.ts'

/** What a thread is given once, when it starts. */
export interface OpeningSettings {
  waveId: string
  definition: SurveyDefinition
  /** Of the frozen definition and of its corrected writings, in hexadecimal. */
  definitionHashes: string[]
  tree: TreeNode[]
  second: SecondDimension | null
  urnPrivate: Uint8Array
  ballotLength: number
}

/** Ballots side by side: nullifier (32 bytes) ‖ enc ‖ ciphertext, each of one length. */
export interface OpeningTask {
  records: Uint8Array
}

/** What leaves a thread: counts, and comments beside nothing but their question. */
export interface OpenedBatch {
  ballots: number
  counts: Counts
  void: Partial<Record<VoidReason, number>>
  comments: { question: string; body: string }[]
}

const judge = prepare(workerData as OpeningSettings)

/** Opens, judges and counts a batch of ballots in a thread of the worker. */
export default async function openBallots({ records }: OpeningTask): Promise<OpenedBatch> {
  return await (await judge)(Buffer.from(records.buffer, records.byteOffset, records.byteLength))
}

async function prepare(settings: OpeningSettings) {
  const { waveId, definition, tree, second, ballotLength } = settings
  const opener = await createOpener(Buffer.from(settings.urnPrivate))
  const questionnaire = readQuestionnaire(definition)
  const parents = new Set(tree.map((node) => node.parent))
  const leafIds = new Set(tree.map((node) => node.id).filter((id) => !parents.has(id)))
  const definitionHashes = new Set(settings.definitionHashes)
  const rules = { definitionHashes, leafIds, answersOf: answersByLeaf(questionnaire) }
  const texts = questionnaire.questions.filter((question) => question.kind === 'text').map(({ code }) => code)
  const size = recordBytes(ballotLength)

  return async (records: Buffer): Promise<OpenedBatch> => {
    const counter = createCounter(questionnaire, tree, second)
    const batch: Omit<OpenedBatch, 'counts'> = { ballots: records.length / size, void: {}, comments: [] }
    for (let at = 0; at < records.length; at += size) {
      const record = records.subarray(at, at + size)
      const nullifier = record.subarray(0, nullifierBytes)
      const enc = record.subarray(nullifierBytes, nullifierBytes + encBytes)
      const ciphertext = record.subarray(nullifierBytes + encBytes)
      const content = judgeBallot(
        await opener.open(enc, ciphertext, additionalData(waveId, nullifier)),
        rules,
      )
      if (typeof content === 'string') {
        batch.void[content] = (batch.void[content] ?? 0) + 1
        continue
      }
      counter.add(content.group, content.answers)
      for (const question of texts) {
        const answer = content.answers[question]
        const body = typeof answer === 'string' ? cleanText(answer).trim() : ''
        if (body !== '') batch.comments.push({ question, body })
      }
    }
    return { ...batch, counts: counter.counts() }
  }
}
