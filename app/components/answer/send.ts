import {
  type CastOutcome,
  castBallot,
  hasPendingBallot,
  type UrnForRespondent,
} from '#app/domain/ballots/client/cast-ballot.ts'
import { openPendingStore, type PendingStore } from '#app/domain/ballots/client/pending-ballot.ts'
import { segmentOfLeaf } from '#app/domain/disclosure/node-ids.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { Answers } from '#surveys/answers.ts'
import { questionnaireOf } from '#surveys/asked-of.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import type { EmbeddedMaterial } from './embedded-material.ts'
import { refusalSentence, steps } from './sentences.ts'

export interface SendResult {
  /** Null once the ballot is acknowledged. */
  refusal: LocalizedText | null
  /** The ballot number; null in a preview. */
  number: string | null
  resumed: boolean
}

/** Seals and sends with the link of this page; in a preview it does neither. @param kept in memory only, for a kiosk */
export function createSender(material: EmbeddedMaterial, secret: string, kept?: PendingStore) {
  const { urn } = material
  if (!urn) return previewSender
  const choices = material.groups.flatMap((section) => section.choices)
  const leafOf = (chosen: string | null) =>
    choices.find(({ id }) => id === chosen)?.leaf ?? chosen ?? material.defaultGroup
  const respondent: UrnForRespondent = {
    waveId: material.waveId,
    definitionHash: urn.definitionHash,
    questionnaire: readQuestionnaire(material.definition),
    leafIds: choices.map(({ id, leaf }) => leaf ?? id),
    issueSpki: fromBase64(urn.issueSpki),
    urnPublic: fromBase64(urn.urnPublic),
    ballotLength: urn.ballotLength,
  }
  const store = kept ?? openPendingStore(() => localStorage, urn.ballotLength)
  // Two entries of one sheet may be of two groups: what is kept of them is what the group chosen is asked.
  const askedOnly = (answers: Answers, chosen: string | null): Answers => {
    const { questions } = questionnaireOf(respondent.questionnaire, chosen && segmentOfLeaf(chosen))
    const asked = new Set(questions.map(({ code }) => code))
    return Object.fromEntries(Object.entries(answers).filter(([code]) => asked.has(code)))
  }
  const cast = async (answers: Answers, group: string | null, onStep: (step: LocalizedText) => void) =>
    toResult(
      await castBallot({
        urn: respondent,
        secret,
        store,
        answers: askedOnly(answers, group),
        group: leafOf(group),
        onStep: (step) => onStep(step === 'sealing' ? steps.sealing : steps.sending),
      }),
    )
  return {
    durable: store.durable,
    isPending: () => hasPendingBallot(material.waveId, secret, store),
    send: cast,
    /** Sends what was sealed before: the answers given here are never used. */
    finish: () => cast({}, null, () => undefined),
  }
}

const previewSender = {
  durable: true,
  isPending: async () => false,
  send: async (): Promise<SendResult> => ({ refusal: null, number: null, resumed: false }),
  finish: async (): Promise<SendResult> => ({ refusal: null, number: null, resumed: false }),
}

function toResult(outcome: CastOutcome): SendResult {
  return outcome.kind === 'accepted'
    ? { refusal: null, number: outcome.number, resumed: outcome.resumed }
    : { refusal: refusalSentence(outcome), number: null, resumed: false }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
