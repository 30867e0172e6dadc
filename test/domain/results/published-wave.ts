import { createCounter } from '#app/domain/disclosure/counter.ts'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import { buildGroupTree, type TreeNode } from '#app/domain/disclosure/group-tree.ts'
import type { Published } from '#app/domain/disclosure/published.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { secondDimension, secondNodes } from '#app/domain/disclosure/second-dimension.ts'
import { type TallyRow, tally } from '#app/domain/disclosure/tally.ts'
import type { WaveFacts } from '#app/domain/results/compose-results.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'

export const both = (fr: string, en = `${fr} (en)`) => ({ fr, en })

const agreement = [
  'Pas du tout d’accord',
  'Plutôt pas d’accord',
  'Ni l’un ni l’autre',
  'Plutôt d’accord',
  'Tout à fait d’accord',
]

const themes: [string, string, string[]][] = [
  [
    'sens',
    'Sens',
    [
      'Je comprends pourquoi notre territoire s’engage dans la mutualisation.',
      'Les objectifs annoncés sont clairs pour moi.',
      'Je vois ce que le projet peut apporter aux habitantes et habitants.',
    ],
  ],
  [
    'information',
    'Information',
    [
      'Je reçois des nouvelles régulières de l’avancement.',
      'Je sais à qui m’adresser quand j’ai une question.',
      'Les réponses données sont utiles et arrivent dans un délai raisonnable.',
    ],
  ],
  [
    'conditions',
    'Conditions concrètes',
    [
      'Je sais ce qui va changer dans mon poste.',
      'Ma charge de travail reste tenable.',
      'Je dispose des outils nécessaires pour bien travailler.',
      'Les changements de lieu, d’horaires ou de trajets envisagés me conviennent.',
    ],
  ],
  [
    'confiance',
    'Confiance et avenir',
    [
      'La démarche est conduite avec sérieux.',
      'Les règles seront équitables, quelle que soit la collectivité d’origine.',
      'Ce projet peut m’ouvrir des perspectives professionnelles.',
      'Je me vois travailler dans la future organisation.',
    ],
  ],
]

const worries = [
  'Mon lieu de travail',
  'Mes horaires',
  'Ma charge de travail',
  'Mes collègues',
  'Ma rémunération',
]

/** A questionnaire of the shape of the barometer, with fewer items. */
export const questionnaire: Questionnaire = {
  themes: themes.map(([code, title]) => ({ code, title: both(title) })),
  questions: [
    ...themes.flatMap(([theme, , titles], at) =>
      titles.map((title, position) => ({
        kind: 'scale' as const,
        code: `T${at + 1}Q${position + 1}`,
        title: both(title),
        theme,
        points: 5 as const,
        labels: agreement.map((label) => both(label)),
        outside: 'outside',
      })),
    ),
    {
      kind: 'several',
      code: 'W',
      title: both('Quels thèmes vous préoccupent le plus ?'),
      theme: null,
      options: worries.map((label, at) => ({ value: `O${at + 1}`, label: both(label) })),
      max: 2,
      none: null,
    },
    {
      kind: 'scale',
      code: 'I',
      title: both('À quel point cela vous préoccupe-t-il ?'),
      theme: null,
      points: 4,
      labels: ['Un peu', 'Assez', 'Beaucoup', 'Énormément'].map((label) => both(label)),
      outside: null,
    },
    {
      kind: 'text',
      code: 'C',
      title: both('Qu’est-ce qui vous préoccupe aujourd’hui ?'),
      theme: null,
      maxBytes: 4000,
      maxLength: 1000,
    },
    {
      kind: 'single',
      code: 'S',
      title: both('J’encadre une équipe.'),
      theme: null,
      options: ['oui', 'non'].map((value) => ({ value, label: both(value) })),
      outside: null,
      profile: { value: 'oui', first: both('Encadrent'), others: both('Autres') },
    },
  ],
}

/** 315 agents: the EPCI with five services, a central commune with three, eight small communes. */
export function makeTree(depth: 'segment' | 'employer' | 'service'): TreeNode[] {
  const unit = (id: string, label: string) => ({ id, label: both(label, label) })
  const epci = ['Direction générale', 'Finances', 'Ressources humaines', 'Technique', 'Enfance']
  const communes = ['Aubrac', 'Bessières', 'Corbières', 'Drac', 'Elbe', 'Fontanges', 'Garlaban', 'Hautecombe']
  return buildGroupTree({
    territory: { name: both('Val d’Ambre', 'Val d’Ambre') },
    depth,
    groups: [
      ...epci.map((service, at) => ({
        segment: unit('epci', 'Communauté de communes'),
        employer: unit('e0', 'Communauté de communes'),
        service: unit(`s${at}`, service),
        headcount: 18 + 4 * at,
      })),
      ...['Écoles', 'Voirie', 'Accueil'].map((service, at) => ({
        segment: unit('central_commune', 'Ville-centre'),
        employer: unit('e1', 'Ambremont'),
        service: unit(`v${at}`, service),
        headcount: 24 + 3 * at,
      })),
      ...communes.map((commune, at) => ({
        segment: unit('other_communes', 'Autres communes'),
        employer: unit(`c${at}`, commune),
        service: null,
        headcount: 6 + 2 * at,
      })),
    ],
  })
}

/** Numbers in [0, 1), always the same for a seed (mulberry32): test content, never a key or a shuffle. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The same tree with the two classes of people that the launch freezes beside it (R8). */
export function withPeople(tree: TreeNode[], of: Questionnaire = questionnaire): TreeNode[] {
  return [...tree, ...secondNodes(secondDimension(of)!)]
}

/** Rows of a wave answered at the given rate, by a model in which themes and segments differ. */
export function answeredRows(tree: TreeNode[], rate = 0.6, seed = 7, k = 10): TallyRow[] {
  return rowsOf(questionnaire, tree, rate, seed, k)
}

/** The same for the barometer itself. */
export function barometerRows(barometer: Questionnaire, tree: TreeNode[]): TallyRow[] {
  return rowsOf(barometer, tree, 0.6, 7, 10)
}

function rowsOf(
  questionnaire: Questionnaire,
  tree: TreeNode[],
  rate: number,
  seed: number,
  k: number,
): TallyRow[] {
  const random = seeded(seed)
  const frame = createFrame({ questionnaire, tree, k })
  const counter = createCounter(questionnaire, frame.tree, frame.second)
  const parents = new Set(frame.tree.map((node) => node.parent))
  for (const leaf of frame.tree.filter((node) => !parents.has(node.id)))
    for (let person = 0; person < leaf.headcount; person += 1)
      if (random() < rate) {
        const answers = answersOf(questionnaire, leaf.id, random)
        if (frame.second && random() < 0.3) answers[frame.second.question] = frame.second.value
        counter.add(leaf.id, answers)
      }
  return tally(frame, counter.counts())
}

function answersOf({ themes, questions }: Questionnaire, leaf: string, random: () => number) {
  const mood = leaf.includes('/epci') ? 0.12 : leaf.includes('/other') ? -0.1 : 0
  const answers: Record<string, number | string | string[]> = {}
  for (const question of questions) {
    if (question.kind === 'scale' && question.theme !== null) {
      if (random() < 0.04) continue
      const at = themes.findIndex(({ code }) => code === question.theme)
      const centre = 0.78 - (0.4 * at) / (themes.length - 1) + mood
      const drawn = 1 + Math.floor(5 * Math.min(0.999, Math.max(0, centre + 0.9 * (random() - 0.5))))
      const outside = question.outside !== null && random() < 0.03
      answers[question.code] = outside ? question.outside! : drawn
    } else if (question.kind === 'scale' && random() < 0.7)
      answers[question.code] = 1 + Math.floor(random() * question.points)
    if (question.kind === 'several' && random() < 0.8) {
      const values = question.options.map((option) => option.value).filter((value) => value !== question.none)
      const first = Math.floor(values.length * random() ** 1.4)
      const alone = question.none !== null && random() < 0.06
      answers[question.code] = alone
        ? [question.none!]
        : [values[first]!, values[(first + 3) % values.length]!]
    }
  }
  return answers
}

export function publish(tree: TreeNode[], rows: TallyRow[], k = 10): Published {
  return readTallies(createFrame({ questionnaire, tree, k }), rows)
}

export const facts: WaveFacts = {
  territory: 'Communauté de communes du Val d’Ambre',
  processName: 'Mutualisation des services',
  label: 'T0',
  title: both('Baromètre agents « Conduite du changement »', 'Agents’ barometer “Leading change”'),
  test: false,
  opensOn: '2026-11-10',
  closesOn: '2026-12-01',
  k: 10,
  m: 2,
  invited: 315,
  ballots: 196,
  void: 1,
  comments: { C: 61 },
}
