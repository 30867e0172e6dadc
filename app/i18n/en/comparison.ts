/** Results of several waves side by side. */
export default {
  title: 'Compare waves',
  lede: 'The frozen results of several waves side by side: only the questions, classes and groups that all of them show.',
  kicker: 'Comparison',
  footer: '{{process}} · on {{date}}',
  pdf: 'PDF',
  csv: 'Tables (CSV)',
  choose: 'Waves to compare',
  chooseHint: 'Two at least, of the same questionnaire.',
  compare: 'Compare',
  none: 'Choose at least two waves.',
  tooFew: 'The results of at least two waves are needed. They can be compared once the next one closes.',
  nothing: 'These waves have no question in common that is shown: nothing can be compared.',
  noTheme: 'No theme is shown in full by two waves: themes cannot be compared.',
  sections: {
    waves: 'Who answered',
    themes: 'The themes, from wave to wave',
    segments: 'By employer',
    questions: 'The other questions',
  },
  chart: {
    themes:
      'Favourable share by theme, mean of its questions. Below each wave, the number of ballots and the response rate. In colour, what changed by {{gap}} points or more among those who answered.',
    segments: '“{{theme}}”: favourable share by employer or group of employers.',
    line: '{{label}}: {{figures}}.',
  },
  table: {
    wave: 'Wave',
    dates: 'Dates',
    rate: 'Response rate',
    waveName: '{{label}} (version {{number}})',
    period: '{{opens}} to {{closes}}',
    waves: 'Response to each wave.',
    themes: 'Favourable share of each theme, by wave (smallest number of answers to its questions).',
    questions: '{{title}}: favourable share of each question, by wave (number of answers).',
    question: '{{title}} Share by wave (number of answers).',
    segments: '{{title}}: favourable share by wave (smallest number of answers).',
    questionSegments: '{{title}}: three classes by wave, {{classes}} (number of answers).',
    groups: '{{title}}, smaller groups: favourable share by wave (smallest number of answers).',
    themePeople: 'Theme and people',
    people: 'Favourable share of each theme for two sets of people, by wave (smallest number of answers).',
    peopleNote:
      'These two sets are shown for the territory only. A dash: this wave does not show them for every question of the theme.',
    participation: 'Response rate by wave (headcount at the launch).',
    changed:
      '* Departments or employers came, left or were divided between these waves: these are not the same people.',
  },
  caveats: {
    people:
      'Those who answered are not the same from one wave to the next, and nothing can follow them. A difference describes those who answered; it does not prove that anybody changed their mind.',
    common:
      'Each question is shown in as many classes as all waves allow, and for the groups that all of them show. A theme is compared only between waves that show all of its questions. A dash: this wave does not show it.',
    extract: 'Extract: the territory, and those groups of your employers that each wave shows you.',
    incomparable:
      'The answers offered or the groups asked have changed, so these cannot be compared: {{names}}',
  },
}
