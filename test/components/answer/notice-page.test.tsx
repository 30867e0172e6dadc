import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { NoticePage } from '#app/components/answer/notice-page.tsx'
import type { NoticeDocument } from '#app/domain/notices/wave-notice.ts'

const attack = '<img src=x onerror=alert(1)>'
const document: NoticeDocument = {
  title: attack,
  lede: attack,
  flags: [attack],
  promise: attack,
  sections: [
    {
      id: 'a',
      title: attack,
      blocks: [
        { kind: 'paragraph', text: attack },
        { kind: 'quote', text: attack },
        { kind: 'list', label: attack, items: [attack] },
        { kind: 'facts', rows: [{ name: attack, value: attack }] },
        { kind: 'table', caption: attack, head: ['h', attack], rows: [[attack, attack]] },
      ],
    },
  ],
}

const draw = (name: 'protection' | 'donnees', locale: 'fr' | 'en') =>
  renderToStaticMarkup(
    <NoticePage document={document} territory={attack} look={null} locale={locale} wave="w" name={name} />,
  )

it('shows texts as texts, whatever they look like', () => {
  const html = draw('protection', 'fr')
  expect(html).not.toContain('<img')
  expect(html.match(/&lt;img/g)?.length).toBeGreaterThan(12)
})

it('leads to the other page, to the questionnaire, to the other language and to paper', () => {
  const html = draw('donnees', 'en')
  for (const address of [
    '/e/w?langue=en',
    '/e/w/protection?langue=en',
    '/e/w/donnees?langue=fr',
    '/e/w/donnees.pdf?langue=en',
  ]) {
    expect(html).toContain(`href="${address}"`)
  }
  expect(draw('protection', 'fr')).toContain('href="/e/w/donnees?langue=fr"')
  expect(html).toContain('lang="en"')
})
