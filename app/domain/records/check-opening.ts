import { createHash, createPublicKey } from 'node:crypto'
import { ballotLength } from '#app/domain/ballots/ballot-length.ts'
import { checkTree } from '#app/domain/disclosure/check-tree.ts'
import { countedItems } from '#app/domain/disclosure/counted-items.ts'
import { requireThresholds } from '#app/domain/disclosure/frame.ts'
import { groupChoices } from '#app/domain/disclosure/group-choices.ts'
import { definitionHash } from '#surveys/canonical.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { type Check, check } from './check.ts'
import type { OfKind } from './schema.ts'

type Opening = OfKind<'opening'>

/** What an opening record says that can be recomputed from it alone (anonymity.md M0, disclosure.md R1). */
export function checkOpening({ facts, attached }: Opening): Check[] {
  const { wave, groups, invited } = facts
  return [
    check('dates', () => wave.opensAt < wave.closesAt),
    ...(attached.issueSpki === undefined ? [] : checkIssueKey(attached.issueSpki, facts.issueFingerprint)),
    check('urnKey', () => isCurvePoint(facts.urnPublicKey)),
    ...(attached.definition === undefined ? [] : checkDefinition(facts, attached.definition)),
    check('tree', () => checkTree(groups) !== 'not-a-tree'),
    check('treeRule', () => checkTree(groups) === null),
    check('thresholds', () => {
      requireThresholds(facts)
      return true
    }),
    check('invited', () => invitedAddUp(facts)),
    ...(wave.test ? [] : [check('enoughInvited', () => invited >= 2 * facts.k)]),
  ]
}

/** anonymity.md: RSA-3072, e = 65537, of type rsaEncryption. */
function checkIssueKey(spki: string, fingerprint: string): Check[] {
  const der = Buffer.from(spki, 'base64')
  return [
    check('issueFingerprint', () => createHash('sha256').update(der).digest('hex') === fingerprint),
    check('issueKey', () => {
      const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({
        ...{ key: der, format: 'der', type: 'spki' },
      })
      const { modulusLength, publicExponent } = asymmetricKeyDetails ?? {}
      return asymmetricKeyType === 'rsa' && modulusLength === 3072 && publicExponent === 65537n
    }),
  ]
}

/** @throws Error when the 65 bytes are no point of P-256 */
function isCurvePoint(hex: string): boolean {
  const bytes = Buffer.from(hex, 'hex')
  const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33)].map((half) => half.toString('base64url'))
  createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
  return bytes.length === 65
}

function checkDefinition(facts: Opening['facts'], definition: unknown): Check[] {
  const questionnaire = () => readQuestionnaire(definition)
  return [
    check('definitionHash', () => definitionHash(definition) === facts.definitionHash),
    check('definitionAllowed', () => questionnaire().questions.length > 0),
    check('questions', () => {
      const asked = questionnaire().questions.map(({ code, kind, title, askedOf }) => [
        ...[code, kind, title.fr, title.en, askedOf ?? null],
      ])
      const stated = facts.questions.map(({ code, kind, title, askedOf }) => [
        ...[code, kind, title.fr, title.en, askedOf ?? null],
      ])
      return JSON.stringify(asked) === JSON.stringify(stated)
    }),
    check('ladders', () => {
      const ladders = new Map(
        countedItems(questionnaire()).map(({ question, ladder }) => [
          question,
          ladder.map((step) => step.classes),
        ]),
      )
      return facts.questions.every(({ code, ladder }) => String(ladder) === String(ladders.get(code) ?? []))
    }),
    check('ballotLength', () => {
      const leaves = groupChoices(facts.groups).flatMap(({ choices }) => choices.map(({ id }) => id))
      return ballotLength(questionnaire(), leaves, facts.definitionHash) === facts.ballotLength
    }),
  ]
}

/** The territory's number is the record's; a group's, where it is known, that of its two halves. */
function invitedAddUp({ groups, invited }: Opening['facts']): boolean {
  return groups.every((group) => {
    if (group.parent === null && group.invited !== invited) return false
    const halves = groups.filter(({ parent }) => parent === group.id).map((half) => half.invited)
    const known = halves.filter((number) => number !== null)
    if (group.invited === null) return known.length === 0
    return known.length === 0 || known.reduce((sum, number) => sum + number, 0) === group.invited
  })
}
