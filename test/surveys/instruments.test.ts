import { describe, expect, it } from 'vitest'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'

const { definition } = instruments['barometre-agents']
const questionnaire = readQuestionnaire(definition)
const question = (code: string) => questionnaire.questions.find((found) => found.code === code)

/** Every text of the definition with its path. */
function texts(value: unknown, path = ''): { path: string; fr: unknown; en: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('default' in value || 'en' in value) {
    const { default: fr, en } = value as { default?: unknown; en?: unknown }
    return [{ path, fr, en }]
  }
  return Object.entries(value).flatMap(([key, member]) => texts(member, `${path}.${key}`))
}

describe('the barometer of agents', () => {
  it('asks every item of the specification, in its order and under its theme', () => {
    expect(questionnaire.questions.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 20 }, (_, item) => `BA${String(item + 1).padStart(2, '0')}`),
      ...['BA21', 'BA21T', 'BA21I', 'BA22', 'BA23'],
    ])
    const sizes = questionnaire.themes.map(
      ({ code }) => questionnaire.questions.filter(({ theme }) => theme === code).length,
    )
    expect(sizes).toEqual([3, 3, 3, 3, 4, 4])
    expect(questionnaire.questions.filter(({ theme }) => theme === null)).toHaveLength(5)
  })

  it('offers a way out of every agreement', () => {
    const items = questionnaire.questions.filter(({ theme }) => theme !== null)
    for (const item of items) expect(item).toMatchObject({ kind: 'scale', points: 5, outside: 'dontknow' })
  })

  it('offers the themes of concerns, at most two, and none of them; never psychosocial risks', () => {
    const found = question('BA21T')
    expect(found).toMatchObject({ kind: 'several', max: 2, none: 'none' })
    expect(found?.kind === 'several' && found.options.map(({ value }) => value)).toEqual(
      'LIEU REMU TEMP HIER POST MISS CHAR PROX IDEN OUTI CARR COMP STAT INFO EQUI DIAL none'.split(' '),
    )
  })

  it('asks for an intensity from 1 to 4, texts of 1000 and 500 characters, and who manages a team', () => {
    expect(question('BA21I')).toMatchObject({ kind: 'scale', points: 4, outside: null })
    expect(question('BA21')).toMatchObject({ kind: 'text', maxLength: 1000 })
    expect(question('BA22')).toMatchObject({ kind: 'text', maxLength: 500 })
    const manages = question('BA23')
    expect(manages).toMatchObject({ kind: 'single', outside: 'refused' })
    expect(manages?.kind === 'single' && manages.options.map(({ value }) => value)).toEqual([
      'yes',
      'no',
      'refused',
    ])
  })

  it('says everything in French and in English, set as each is set', () => {
    const all = texts(definition)
    expect(all.length).toBeGreaterThan(150)
    for (const { path, fr, en } of all) {
      expect(typeof fr, path).toBe('string')
      expect(typeof en, path).toBe('string')
      expect(fr, path).not.toBe(en)
      expect(fr, path).not.toMatch(/\p{L}'\p{L}| [;:!?»]|« |[\p{L}\d)][;!?]|\p{L}·\p{L}/u)
      expect(en, path).not.toMatch(/\p{L}'\p{L}|[\u202f\u00a0]| [;:!?]/u)
    }
  })
})
