import {
  type CastOutcome,
  castBallot,
  hasPendingBallot,
  type UrnForRespondent,
} from '#app/domain/ballots/client/cast-ballot.ts'
import { openPendingStore, type PendingStore } from '#app/domain/ballots/client/pending-ballot.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { Answers } from '#surveys/answers.ts'
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
  const respondent: UrnForRespondent = {
    waveId: material.waveId,
    definitionHash: urn.definitionHash,
    questionnaire: readQuestionnaire(material.definition),
    leafIds: material.groups.flatMap((section) => section.choices.map((choice) => choice.id)),
    issueSpki: fromBase64(urn.issueSpki),
    urnPublic: fromBase64(urn.urnPublic),
    ballotLength: urn.ballotLength,
  }
  const store = kept ?? openPendingStore(() => localStorage, urn.ballotLength)
  const cast = async (answers: Answers, group: string | null, onStep: (step: LocalizedText) => void) =>
    toResult(
      await castBallot({
        urn: respondent,
        secret,
        store,
        answers,
        group: group ?? material.defaultGroup,
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
