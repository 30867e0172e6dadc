import { randomBytes, randomInt } from 'node:crypto'
import { type BallotContent, messageDomain, padContent } from '#app/domain/ballots/ballot-format.ts'
import { ballotLength } from '#app/domain/ballots/ballot-length.ts'
import { closeUrn } from '#app/domain/ballots/close-urn.server.ts'
import { nullifierOf, sealContent } from '#app/domain/ballots/seal-content.ts'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import { type Answers, answersSchema } from '#surveys/answers.ts'
import { definitionHash } from '#surveys/canonical.ts'
import { instruments } from '#surveys/index.ts'
import { type Question, readQuestionnaire } from '#surveys/questionnaire.ts'
import { afterGrace, createUrnFixture, type UrnFixture, type UrnOptions } from '#test/factories/urn.ts'
import type { TestDatabase } from '#test/support/database.ts'

const { definition } = instruments['barometre-agents']
export const questionnaire = readQuestionnaire(definition)
export const hash = definitionHash(definition)

const name = (text: string) => ({ fr: text, en: text })
const segments = ['epci', 'central', 'others']
export const tree = buildGroupTree({
  territory: { name: name('Val d’Ambre') },
  depth: 'segment',
  groups: segments.map((id) => ({
    segment: { id, label: name(id) },
    employer: { id: `${id}-1`, label: name(id) },
    service: null,
    headcount: 100,
  })),
})
const parents = new Set(tree.map(({ parent }) => parent))
export const leafIds = tree.map(({ id }) => id).filter((id) => !parents.has(id))

export interface BarometerWave extends UrnFixture {
  /** A valid content, drawn; `comment` goes to the first open question. */
  content(comment?: string): BallotContent
  /** Puts a sealed ballot in the urn without a credential: quick, for tests of the opening. */
  drop(padded: Uint8Array<ArrayBuffer>, message?: Uint8Array<ArrayBuffer>): Promise<Buffer>
  dropContent(content: BallotContent): Promise<Buffer>
  closeWave(options?: Partial<Parameters<typeof closeUrn>[1]>): ReturnType<typeof closeUrn>
}

/** A launched wave of barometer A, three segments, on a test database. */
export async function createBarometerWave(
  database: Pick<TestDatabase, 'db'>,
  options: Omit<UrnOptions, 'definition' | 'tree' | 'ballotLength'> = {},
): Promise<BarometerWave> {
  const length = ballotLength(questionnaire, leafIds, hash)
  const definitionHashBytes = Buffer.from(hash, 'hex')
  const fixture = await createUrnFixture(database, {
    ...{ people: 3, definition, definitionHash: definitionHashBytes, tree, ballotLength: length },
    ...options,
  })
  const { urn, waveId, keys, ctx } = fixture

  async function drop(padded: Uint8Array<ArrayBuffer>, message = newMessage(waveId)): Promise<Buffer> {
    const sealed = await sealContent(new Uint8Array(urn.urnPublic), waveId, message, padded)
    const nullifier = Buffer.from(await nullifierOf(message))
    await database.db
      .insertInto(`ballots_${waveId.replaceAll('-', '')}`)
      .values({ nullifier, enc: Buffer.from(sealed.enc), ciphertext: Buffer.from(sealed.ciphertext) })
      .execute()
    return nullifier
  }

  return {
    ...fixture,
    content: drawContent,
    drop,
    dropContent: (content) => drop(padContent(content, length)),
    closeWave: (more) => {
      fixture.setClock(afterGrace)
      return closeUrn(ctx, { waveId, keys, tries: 1, ...more })
    },
  }
}

export function newMessage(waveId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([randomBytes(32), messageDomain(waveId)]))
}

export function drawContent(comment?: string): BallotContent {
  const answers: Answers = {}
  for (const question of questionnaire.questions) {
    const answer = question.kind === 'text' ? undefined : drawAnswer(question)
    if (answer !== undefined) answers[question.code] = answer
  }
  const open = questionnaire.questions.find(({ kind }) => kind === 'text')!
  if (comment !== undefined) answers[open.code] = comment
  answersSchema(questionnaire).parse(answers)
  return { v: hash, group: leafIds[randomInt(leafIds.length)]!, answers }
}

function drawAnswer(question: Exclude<Question, { kind: 'text' }>): number | string | string[] {
  if (question.kind === 'scale') return 1 + randomInt(question.points)
  if (question.kind === 'number') return question.min
  if (question.kind === 'single') return question.options[randomInt(question.options.length)]!.value
  return [question.options[randomInt(question.options.length - 1)]!.value]
}
