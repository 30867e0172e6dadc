import { describe, expect, it } from 'vitest'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { divergingParts } from '#app/domain/results/diverging-bars.ts'
import { joinPartitions } from '#app/domain/results/group-partitions.ts'
import type { ResultsContent } from '#app/domain/results/results-content.ts'
import { judgementTones, measureLabels } from '#app/domain/results/scale-classes.ts'
import { answeredRows, both, facts, makeTree, publish, questionnaire } from './published-wave.ts'

const k = 10
const tree = makeTree('service')
const rows = answeredRows(tree)
const content = composeResults({
  number: 1,
  frozenOn: '2026-12-01',
  facts,
  questionnaire,
  published: publish(tree, rows),
})

function everyBase(report: ResultsContent): number[] {
  const items = [...report.themes, ...report.questions].flatMap((part) => part.items)
  return [
    ...items.flatMap((item) => [
      ...(item.territory ? [item.territory.n] : []),
      ...(item.segments ?? []).map((segment) => segment.n),
      ...item.groups.map((group) => group.n),
    ]),
    ...report.themes.flatMap((theme) =>
      [...theme.bySegment, ...theme.byGroup].flatMap((share) => share?.n ?? []),
    ),
    ...report.participation.map((share) => share.n),
  ]
}

describe('composeResults', () => {
  it('has the structure of the questionnaire', () => {
    expect(content.themes.map((theme) => [theme.code, theme.items.length])).toEqual([
      ['sens', 3],
      ['information', 3],
      ['conditions', 4],
      ['confiance', 4],
    ])
    expect(
      content.questions.map((question) => [question.code, question.kind, question.items.length]),
    ).toEqual([
      ['W', 'several', 5],
      ['I', 'scale', 1],
    ])
    expect(content.segments.map((segment) => segment.fr)).toEqual([
      'Communauté de communes',
      'Ville-centre',
      'Autres communes',
    ])
    expect(content.comments).toEqual([
      { code: 'C', title: both('Qu’est-ce qui vous préoccupe aujourd’hui ?'), count: 61 },
    ])
  })

  it('keeps the questions about the person out', () => {
    expect(JSON.stringify(content)).not.toContain('J’encadre')
  })

  it('shows no group below k and no class below m', () => {
    expect(Math.min(...everyBase(content))).toBeGreaterThanOrEqual(k)
    const items = [...content.themes, ...content.questions].flatMap((part) => part.items)
    const classes = items.flatMap((item) => [
      ...(item.territory ? [item.territory] : []),
      ...(item.segments ?? []),
    ])
    expect(
      Math.min(...classes.flatMap((figures) => figures.classes.map(({ count }) => count))),
    ).toBeGreaterThanOrEqual(2)
    const shares = items.flatMap((item) => item.groups)
    expect(shares.every(({ count, n }) => count >= 2 && n - count >= 2)).toBe(true)
  })

  it('takes every count from the rows of the rule', () => {
    const item = content.themes[1]!.items[0]!
    const root = tree[0]!.id
    const stored = rows.filter(
      (row) => row.question === item.code && row.node === root && row.step === item.territory!.step,
    )
    expect(item.territory!.classes.map(({ count }) => count)).toEqual(
      stored.sort((a, b) => a.class - b.class).map(({ n }) => n),
    )
  })

  it('says the favourable share as the two highest answers, rounded once', () => {
    const five = content.themes.flatMap((theme) => theme.items).find((item) => item.territory?.step === 5)!
    const [, , , fourth, fifth] = five.territory!.classes
    expect(five.territory!.favourable).toBe(
      Math.round((100 * (fourth!.count + fifth!.count)) / five.territory!.n),
    )
    expect(five.territory!.classes.map((figure) => figure.tone)).toEqual([
      'warm-2',
      'warm-1',
      'neutral',
      'cool-1',
      'cool-2',
    ])
  })

  it('computes an index from full scales only, and none where a question is shown in three classes', () => {
    const [sens, information] = content.themes
    expect(sens!.items.every((item) => item.territory!.step === 3)).toBe(true)
    expect([sens!.index, sens!.indexItems]).toEqual([null, 0])
    const means = information!.items.map(({ territory }) => {
      const sum = territory!.classes.reduce((total, { count }, position) => total + count * position * 25, 0)
      return sum / territory!.n
    })
    expect(information!.index).toBe(Math.round(means.reduce((sum, mean) => sum + mean, 0) / means.length))
  })

  it('sorts the questions of a theme by their favourable share, and options by how often they were chosen', () => {
    for (const { items } of [...content.themes, content.questions[0]!]) {
      const shares = items.map((item) => item.territory?.favourable ?? -1)
      expect(shares).toEqual([...shares].sort((a, b) => b - a))
    }
  })

  it('names what stands out, three and three', () => {
    const all = content.themes.flatMap((theme) => theme.items)
    const share = (code: string) => all.find((item) => item.code === code)!.territory!.favourable!
    expect(content.highest).toHaveLength(3)
    expect(Math.min(...content.highest.map(share))).toBeGreaterThan(Math.max(...content.lowest.map(share)))
  })

  it('says in words what is left out and what was only counted', () => {
    const limits = content.limits.map((sentence) => sentence.fr).join(' ')
    expect(limits).toContain('61 commentaires sont conservés')
    expect(limits).toMatch(/\d questions sont montrées en moins de classes/)
    expect(content.limits.map((sentence) => sentence.en).join(' ')).toContain('61 comments are stored')
  })

  it('keeps counts only below k ballots', () => {
    const bare = composeResults({
      number: 1,
      frozenOn: '2026-12-01',
      facts: { ...facts, ballots: 7, void: 0 },
      questionnaire,
      published: null,
    })
    expect(bare.publishable).toBe(false)
    expect([bare.themes, bare.questions, bare.comments, bare.participation]).toEqual([[], [], [], []])
    expect(bare.lede.fr).toContain('ne sont pas publiables')
  })

  it('still reads when almost nothing is published', () => {
    const small = makeTree('segment')
    const few = composeResults({
      number: 1,
      frozenOn: '2026-12-01',
      facts: { ...facts, ballots: 14 },
      questionnaire,
      published: publish(small, answeredRows(small, 0.045)),
    })
    const items = few.themes.flatMap((theme) => theme.items)
    expect(items.some((item) => item.territory === null)).toBe(true)
    expect(few.limits.map((sentence) => sentence.fr).join(' ')).toMatch(
      /(ne sont pas montrés|n’est pas montré)/,
    )
    expect(everyBase(few).every((n) => n >= k)).toBe(true)
  })
})

describe('the rules below', () => {
  it('joins partitions into the finest groups they share', () => {
    const nodes = ['r', 'a', 'a1', 'a2', 'b'].map((id) => ({
      id,
      parent: id === 'r' ? null : id.length === 2 ? 'a' : 'r',
    }))
    expect(
      joinPartitions(nodes, [
        ['a1', 'a2', 'b'],
        ['a', 'b'],
      ]),
    ).toEqual(['a', 'b'])
    expect(joinPartitions(nodes, [['a1', 'a2', 'b'], ['r']])).toEqual(['r'])
    expect(joinPartitions(nodes, [['a1', 'a2', 'b']])).toEqual(['a1', 'a2', 'b'])
    expect(joinPartitions(nodes, [])).toEqual([])
  })

  it('stands the neutral class astride the middle, and « non favorable » on the left', () => {
    const figure = (tone: 'warm-2' | 'neutral' | 'cool-2', percent: number) => ({
      label: both(tone),
      tone,
      percent,
      count: percent,
    })
    expect(divergingParts([figure('warm-2', 30), figure('neutral', 20), figure('cool-2', 50)])).toMatchObject(
      [
        { from: -40, to: -10 },
        { from: -10, to: 10 },
        { from: 10, to: 60 },
      ],
    )
    expect(divergingParts([figure('neutral', 45), figure('cool-2', 55)])).toMatchObject([
      { from: -45, to: 0 },
      { from: 0, to: 55 },
    ])
  })

  it('colours every length of scale around its middle', () => {
    expect(judgementTones(4)).toEqual(['warm-2', 'warm-1', 'cool-1', 'cool-2'])
    expect(judgementTones(7)).toEqual(['warm-2', 'warm-2', 'warm-1', 'neutral', 'cool-1', 'cool-2', 'cool-2'])
  })

  it('names joined points of a measure by all their labels', () => {
    const labels = ['Un peu', 'Assez', 'Beaucoup', 'Énormément'].map((label) => both(label))
    expect(measureLabels(labels, 2).map((label) => label.fr)).toEqual([
      'Un peu · Assez',
      'Beaucoup · Énormément',
    ])
  })
})
