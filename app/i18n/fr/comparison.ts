/** Results of several waves side by side. */
export default {
  title: 'Comparer les vagues',
  lede: 'Les résultats figés de plusieurs vagues, côte à côte : seulement les questions, les classes et les groupes qu’elles montrent toutes.',
  kicker: 'Comparaison',
  footer: '{{process}} · au {{date}}',
  pdf: 'PDF',
  csv: 'Tableaux (CSV)',
  choose: 'Vagues à comparer',
  chooseHint: 'Deux au moins, du même questionnaire.',
  compare: 'Comparer',
  none: 'Choisissez au moins deux vagues.',
  tooFew:
    'Il faut les résultats d’au moins deux vagues. La comparaison sera possible à la clôture de la prochaine.',
  nothing: 'Ces vagues n’ont pas en commun de question montrée : rien ne peut être comparé.',
  noTheme: 'Aucun thème n’est montré en entier dans deux vagues : les thèmes ne peuvent pas être comparés.',
  sections: {
    waves: 'Qui a répondu',
    themes: 'Les thèmes, d’une vague à l’autre',
    segments: 'Selon l’employeur',
    questions: 'Les autres questions',
  },
  chart: {
    themes:
      'Part d’avis favorables par thème, moyenne de ses questions. Sous chaque vague, le nombre de bulletins et la participation. En couleur, ce qui a changé d’au moins {{gap}} points parmi les personnes qui ont répondu.',
    segments: '« {{theme}} » : part d’avis favorables par employeur ou groupe d’employeurs.',
    line: '{{label}} : {{figures}}.',
  },
  table: {
    wave: 'Vague',
    dates: 'Dates',
    rate: 'Participation',
    waveName: '{{label}}, version {{number}}',
    period: 'du {{opens}} au {{closes}}',
    waves: 'Participation à chaque vague.',
    themes: 'Part favorable de chaque thème, par vague (plus petit nombre de réponses à ses questions).',
    questions: '{{title}} : part favorable de chaque question, par vague (nombre de réponses).',
    question: '{{title}} Part par vague (nombre de réponses).',
    segments: '{{title}} : part favorable par vague (plus petit nombre de réponses).',
    questionSegments: '{{title}} : trois classes par vague, {{classes}} (nombre de réponses).',
    groups: '{{title}}, groupes plus petits : part favorable par vague (plus petit nombre de réponses).',
    themePeople: 'Thème et personnes',
    people:
      'Part favorable de chaque thème pour deux ensembles de personnes, par vague (plus petit nombre de réponses).',
    peopleNote:
      'Ces deux ensembles sont montrés pour le territoire seulement. Un tiret : cette vague ne les montre pas pour toutes les questions du thème.',
    participation: 'Participation par vague (effectif au lancement).',
    changed:
      '* Des services ou des employeurs sont arrivés, partis ou divisés entre ces vagues : ce ne sont pas les mêmes personnes.',
  },
  caveats: {
    people:
      'Les personnes qui ont répondu ne sont pas les mêmes d’une vague à l’autre, et rien ne permet de les suivre. Une différence décrit celles et ceux qui ont répondu ; elle ne prouve pas qu’une personne a changé d’avis.',
    common:
      'Chaque question est montrée avec le nombre de classes que toutes les vagues permettent, et pour les groupes que toutes montrent. Un thème n’est comparé qu’entre des vagues qui en montrent toutes les questions. Un tiret : cette vague ne le montre pas.',
    extract: 'Extrait : le territoire, et les groupes de vos employeurs que chaque vague vous montre.',
    incomparable:
      'Les réponses proposées ou les groupes interrogés ont changé, la comparaison n’est donc pas possible pour : {{names}}',
  },
}
