import { describe, expect, it } from 'vitest'
import { draw, makeGroups, makeView } from './survey-view.tsx'

const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0

describe('a page of the survey', () => {
  it('asks each question by a fieldset with its legend and native radios, the way out apart', () => {
    const html = draw(makeView())
    expect(html).toContain('>Le sens du projet</h1>')
    expect(count(html, /<fieldset/g)).toBe(3)
    expect(html).toContain('<legend>Les objectifs annoncés sont clairs pour moi.</legend>')
    expect(count(html, /<input type="radio"/g)).toBe(3 * 6)
    expect(count(html, /class="survey-outside"/g)).toBe(3)
    expect(html).toContain('Étape 1 sur 8 · encore 8 minutes environ')
  })

  it('draws nothing of its own around it: no style sheet, no script, no picture, no brand', () => {
    for (let page = 0; page < 8; page++) {
      const html = draw(makeView({ page }))
      expect(html).not.toMatch(/<(style|script|svg|img|iframe|link|a) ?/)
      expect(html).not.toMatch(/surveyjs\.io|role="radiogroup"|sv-scroll/)
    }
  })

  it('speaks English throughout', () => {
    const french = / (les?|une?|vous|mon|pas|d’accord) /i
    for (let page = 0; page < 8; page++) {
      const view = makeView({ page, locale: 'en', groups: [] })
      const html = draw({ ...view, contacts: '' })
      expect(html).toContain('lang="en"')
      expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(french)
    }
  })

  it('shows texts as texts, whatever they look like', () => {
    const view = makeView({ groups: makeGroups(1) })
    const attack = '<img src=x onerror=alert(1)>'
    const [page] = view.model.pages
    page!.title = attack
    page!.description = attack
    page!.questions[0]!.title = attack
    page!.questions[1]!.description = attack
    const html = draw(view)
    expect(html).not.toContain('<img')
    expect(count(html, /&lt;img/g)).toBe(4)
  })

  it('says the warning and the contacts above the texts', () => {
    const html = draw(makeView({ page: 6 }))
    expect(html).toContain('ce formulaire n’est pas un canal d’alerte. Médecine du travail : 04 00 00 00 11.')
    expect(count(html, /<textarea/g)).toBe(2)
    expect(count(html, /type="checkbox"/g)).toBe(17)
    expect(html).toContain('2 réponses au plus.')
  })

  it('ties an error to its field and leads to it', () => {
    const view = makeView({ page: 6 })
    const html = draw({ ...view, problems: [{ code: 'BA21', kind: 'tooLong', count: 5 }] })
    expect(html).toMatch(
      /<textarea[^>]*aria-describedby="survey-BA21-error survey-BA21-count"[^>]*aria-invalid="true"/,
    )
    expect(html).toContain('id="survey-BA21-error"')
    expect(html).toContain('href="#survey-BA21"')
    expect(html).toContain('raccourcissez-le de 5 caractères.')
  })

  it('says at the last page what sending does, and what the host adds', () => {
    const view = makeView({ page: 7 })
    const html = draw({ ...view, notice: 'Gardez cet onglet ouvert.' })
    expect(html).toContain('Envoyer ma réponse</button>')
    expect(html).toContain('Quand vous envoyez')
    expect(html).toContain('Gardez cet onglet ouvert.')
    expect(draw(makeView({ page: 6 }))).not.toContain('Quand vous envoyez')
  })

  it('offers few groups as rows under their headings, many as a list, a single one not at all', () => {
    const few = draw(makeView({ page: 7 }))
    expect(count(few, /name="GROUP"/g)).toBe(4)
    expect(few).toContain('<legend>Communauté</legend>')
    const many = draw(makeView({ page: 7, groups: makeGroups(60) }))
    expect(count(many, /<optgroup/g)).toBe(2)
    expect(count(many, /<option /g)).toBe(121)
    const [section] = makeGroups(1)
    expect(draw(makeView({ page: 7, groups: [section!] }))).not.toContain('Où travaillez-vous')
  })
})
