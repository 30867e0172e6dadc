import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { answersByLeaf } from '#app/domain/ballots/answers-by-leaf.ts'
import { padContent } from '#app/domain/ballots/ballot-format.ts'
import { ballotLength } from '#app/domain/ballots/ballot-length.ts'
import { judgeBallot } from '#app/domain/ballots/judge-ballot.ts'
import { nodeId, otherLeafId, segmentOfLeaf } from '#app/domain/disclosure/node-ids.ts'
import type { Segment } from '#db/schema/directory.ts'
import { type Answers, answersSchema } from '#surveys/answers.ts'
import { askablePages, askSome } from '#surveys/ask-some.ts'
import { type AskedSegment, asksSome, isAsked, questionnaireOf, segments } from '#surveys/asked-of.ts'
import { definitionHash } from '#surveys/canonical.ts'
import { correctQuestion, isSameButTexts } from '#surveys/correct-texts.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire, type SurveyDefinition, SurveyDefinitionError } from '#surveys/questionnaire.ts'

const { definition } = instruments['barometre-agents']
const conditional = askSome(definition, { conditions: ['epci'], participation: ['epci', 'central_commune'] })
const questionnaire = readQuestionnaire(conditional)
const codes = ({ questions }: ReturnType<typeof readQuestionnaire>) => questions.map(({ code }) => code)

interface Draft {
  pages: { name: string; askedOf?: unknown; elements: { name: string }[] }[]
}
const refusal = (edit: (draft: Draft) => unknown) => {
  const draft = structuredClone(conditional) as unknown as Draft
  edit(draft)
  try {
    readQuestionnaire(draft)
    return null
  } catch (error) {
    if (!(error instanceof SurveyDefinitionError)) throw error
    return `${error.reason} ${error.path}`
  }
}
const page = (name: string) => (draft: Draft) => draft.pages.find((one) => one.name === name)!

describe('a page asked of some segments', () => {
  it('names the segments of the directory, whichever these are', () => {
    expectTypeOf<AskedSegment>().toEqualTypeOf<Segment>()
  })

  it('puts the page of the group first, gives the condition to every question of the page, and leaves the rest', () => {
    const pages = (conditional as unknown as Draft).pages.map(({ name }) => name)
    expect(pages[0]).toBe('profil')
    expect(pages.slice(1)).toEqual(
      (definition as unknown as Draft).pages.map(({ name }) => name).slice(0, -1),
    )
    const asked = questionnaire.questions.filter(({ askedOf }) => askedOf)
    expect(asked.map(({ code, askedOf }) => [code, askedOf?.join()])).toEqual([
      ...['BA07', 'BA08', 'BA09'].map((code) => [code, 'epci,central_commune']),
      ...['BA13', 'BA14', 'BA15', 'BA16'].map((code) => [code, 'epci']),
    ])
    expect(readQuestionnaire(definition).questions.every((question) => !('askedOf' in question))).toBe(true)
    expect(asksSome(questionnaire)).toBe(true)
    expect(askSome(conditional, { conditions: [], participation: [] })).toMatchObject({
      pages: expect.not.arrayContaining([expect.objectContaining({ askedOf: expect.anything() })]),
    })
    expect(definitionHash(conditional)).not.toBe(definitionHash(definition))
  })

  it('offers the pages that hold neither the group, nor a text, nor a question about the person', () => {
    expect(askablePages(definition).map(({ name }) => name)).toEqual(
      readQuestionnaire(definition).themes.map(({ code }) => code),
    )
    expect(askablePages(conditional).find(({ name }) => name === 'conditions')!.askedOf).toEqual(['epci'])
  })

  it('asks each segment its own, and « autre » what everybody is asked', () => {
    const all = codes(readQuestionnaire(definition)).toSorted()
    const of = (segment: string | null) => codes(questionnaireOf(questionnaire, segment)).toSorted()
    const without = (...taken: string[]) => all.filter((code) => !taken.includes(code))
    expect(of('epci')).toEqual(all)
    expect(of('central_commune')).toEqual(without('BA13', 'BA14', 'BA15', 'BA16'))
    const everybody = without('BA07', 'BA08', 'BA09', 'BA13', 'BA14', 'BA15', 'BA16')
    for (const segment of ['other_communes', null, '', 'toString']) expect(of(segment)).toEqual(everybody)
    expect(questionnaireOf(questionnaire, null).themes).toHaveLength(4)
  })

  it('knows the segment of a leaf at every depth, none of « autre »', () => {
    expect(segmentOfLeaf(nodeId('epci'))).toBe('epci')
    expect(segmentOfLeaf(nodeId('central_commune', 'ville', 'état civil'))).toBe('central_commune')
    expect(segmentOfLeaf(otherLeafId(nodeId('epci')))).toBeNull()
    expect(segmentOfLeaf('territory')).toBeNull()
    expect(segmentOfLeaf('territory/+other')).toBeNull()
  })

  it('is part of what a correction may not change', () => {
    const texts = { title: { fr: 'Autrement dit', en: 'In other words' }, help: null }
    expect(isSameButTexts(conditional, correctQuestion(conditional, 'BA13', texts))).toBe(true)
    expect(isSameButTexts(conditional, askSome(conditional, { conditions: ['central_commune'] }))).toBe(false)
    expect(isSameButTexts(conditional, askSome(conditional, { conditions: [] }))).toBe(false)
  })

  it.each([
    ['nobody', [], 'wrong-count'],
    ['everybody by name', [...segments], 'wrong-count'],
    ['a group nobody knows', ['elsewhere'], 'bad-groups'],
    ['a group twice', ['epci', 'epci'], 'bad-groups'],
    ['groups in another order', ['central_commune', 'epci'], 'bad-groups'],
    ['an expression', ["{BA01} = 1 or 'epci'"], 'bad-groups'],
    ['an expression alone', "{GROUP} = 'epci'", 'not-a-list'],
    ['a name of a prototype', ['__proto__'], 'bad-groups'],
    ['an object that says it is a group', [{ toString: () => 'epci' }], 'bad-groups'],
    ['a nested list', [['epci']], 'bad-groups'],
    ['nothing at all', null, 'not-a-list'],
  ])('refuses %s', (_, askedOf, reason) => {
    const at = (conditional as unknown as Draft).pages.findIndex(({ name }) => name === 'conditions')
    const place = `pages[${at}].askedOf`
    expect(refusal((draft) => Object.assign(page('conditions')(draft), { askedOf }))).toBe(
      `${reason} ${place}`,
    )
  })

  it('refuses a condition on a group not asked yet, on its own page, on a text, on a person, on an element', () => {
    const late = (draft: Draft) => draft.pages.push(draft.pages.shift()!)
    expect(refusal(late)).toMatch(/^group-not-before /)
    const set = (name: string) => (draft: Draft) => Object.assign(page(name)(draft), { askedOf: ['epci'] })
    expect(refusal(set('profil'))).toMatch(/^group-not-before /)
    expect(refusal(set('expression'))).toMatch(/^text-of-some /)
    const person = (draft: Draft) => {
      const { elements } = page('profil')(draft)
      page('conditions')(draft).elements.push(...elements.splice(1))
    }
    expect(refusal(person)).toMatch(/^profile-of-some /)
    const element = (draft: Draft) => Object.assign(page('sens')(draft).elements[0]!, { askedOf: ['epci'] })
    expect(refusal(element)).toMatch(/^unknown-property .*askedOf$/)
    const top = (draft: Draft) => Object.assign(draft, { askedOf: ['epci'] })
    expect(refusal(top)).toBe('unknown-property askedOf')
    const nobodys = (draft: Draft) => {
      draft.pages = draft.pages.filter(({ name, askedOf }) => name === 'profil' || askedOf)
      page('profil')(draft).elements.splice(1)
    }
    expect(refusal(nobodys)).toBe('bad-groups pages')
    expect(() => askSome(definition, { nowhere: ['epci'] })).toThrow(SurveyDefinitionError)
    expect(() => askSome(definition, { expression: ['epci'] })).toThrow(/text-of-some/)
  })
})

describe('the opening', () => {
  const v = definitionHash(conditional)
  const leaves = [
    nodeId('epci'),
    nodeId('central_commune', 'c1'),
    nodeId('other_communes', 'c2'),
    otherLeafId(nodeId('other_communes')),
  ]
  const rules = {
    definitionHashes: new Set([v]),
    leafIds: new Set(leaves),
    answersOf: answersByLeaf(questionnaire),
  }
  const length = ballotLength(questionnaire, leaves, v)
  const scales = questionnaire.questions.filter(({ kind }) => kind === 'scale')

  it('voids a ballot that answers what its group was not asked, and counts every other', () => {
    let [counted, voided] = [0, 0]
    fc.assert(
      fc.property(
        fc.constantFrom(...leaves),
        fc.subarray(scales.map(({ code }) => code)).filter(({ length: some }) => some > 0),
        (group, answered) => {
          const answers: Answers = Object.fromEntries(answered.map((code) => [code, 1]))
          const outcome = judgeBallot(padContent({ v, group, answers }, length), rules)
          const strangers = scales.filter(
            (question) => answered.includes(question.code) && !isAsked(question, segmentOfLeaf(group)),
          )
          if (strangers.length === 0) counted += 1
          else voided += 1
          expect(outcome).toEqual(strangers.length === 0 ? { v, group, answers } : 'answers')
        },
      ),
      { numRuns: 300 },
    )
    expect(Math.min(counted, voided)).toBeGreaterThan(20)
  })

  it('has one schema for a questionnaire that asks everybody the same', () => {
    const everybody = readQuestionnaire(definition as SurveyDefinition)
    const answers = { BA13: 1 }
    for (const leaf of leaves)
      expect(answersByLeaf(everybody)(leaf).safeParse(answers).success).toBe(
        answersSchema(everybody).safeParse(answers).success,
      )
  })
})
