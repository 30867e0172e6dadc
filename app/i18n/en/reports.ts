/** Reports: the sentences frozen with them, and the words around their figures. */
export default {
  classes: {
    unfavourable: 'Unfavourable',
    neutral: 'Neutral',
    favourable: 'Favourable',
    notFavourable: 'Not favourable',
    yes: 'Ticked',
    no: 'Not ticked',
    none: 'None',
    others: 'Others',
    answered: 'Answered',
  },
  lede: {
    answered_one: '{{ballots}} answer from {{invited}} people invited, from {{opens}} to {{closes}}.',
    answered_other: '{{ballots}} answers from {{invited}} people invited, from {{opens}} to {{closes}}.',
    unpublishable: 'The results cannot be published: at least {{k}} answers are needed.',
    themes:
      'The most favourable theme is “{{high}}” ({{highShare}}% favourable on average), the least favourable “{{low}}” ({{lowShare}}%).',
  },
  method: {
    sealed:
      'Answers are anonymous. Sealed in the browser, they were opened once, at the close, and became counts; no ballot was kept. The key of the urn is destroyed.',
    rule: 'A group of fewer than {{k}} answers is never shown, nor an answer given by fewer than {{m}} people. That is why no group shows 0% or 100%.',
    tree: 'Groups are arranged beforehand in a tree, frozen at the launch and printed in the opening record. It is followed one step down only if both halves hold, question by question; otherwise the group stays whole, and its name says what stands together.',
    classes:
      'The smaller the group, the coarser the answer: the territory on the full scale, the segments in three classes (unfavourable, neutral, favourable), smaller groups in two (favourable, not favourable). “Favourable” joins the two most positive answers.',
    index:
      'The index of a theme runs from 0 to 100. It is the mean of the answers to its questions, from 0 for “strongly disagree” to 100 for “strongly agree”; only questions shown on the full scale count. The favourable share of a theme is the mean of the shares of its questions.',
    rounding: 'Percentages are rounded to the unit: their sum may differ from 100 by a point or two.',
  },
  limits: {
    sample:
      'Those who answered ({{percent}}%) are not a random sample: nothing says that those who did not answer think the same.',
    base: 'Each question has its own base, noted n: a question could be left blank. How many did so in a group is not given.',
    outside:
      '“I don’t know”, “not concerned” and questions left blank are outside the scale and the percentages; only their sum (“no opinion”) is given, for the territory.',
    hidden_one: 'One question or choice is not shown: too few answers, or an answer given by too few people.',
    hidden_other:
      '{{formatted}} questions or choices are not shown: too few answers, or an answer given by too few people. The choices of one question are shown all or none.',
    coarse_one:
      'One question is shown in fewer classes than its scale for the territory: an answer was given by too few people.',
    coarse_other:
      '{{formatted}} questions are shown in fewer classes than their scale for the territory: an answer was given by too few people.',
    participation:
      'Participation by group is approximate: people choose their group when they answer, and may prefer not to say.',
    comments_one:
      '{{formatted}} comment is stored. None is reproduced here: a moderator must read them first.',
    comments_other:
      '{{formatted}} comments are stored. None is reproduced here: a moderator must read them first.',
    crossing:
      'No question can be crossed with another: the answers of one person were separated when the urn was opened.',
  },
  counts: {
    invited: 'People invited',
    ballots: 'Ballots received',
    void: 'Void ballots',
  },
  participation: 'Participation by group',
  outside: 'No answer, “I don’t know” or “not concerned”',
  questionHidden:
    'This question is not shown: too few answers, or one of its choices was given by too few people. The choices of one question are shown all or none.',
  running: 'Report {{label}} · version {{number}} · {{date}}',
  footer: '{{process}} · frozen on {{date}}',
  kicker: 'Report of wave {{label}}',
  notShown: 'not shown',
  inClasses: 'in {{step}} classes',
  unpublishable:
    'Results not publishable: fewer than {{k}} answers. Only the counts are known; no answer was kept.',
  key: {
    participation: 'participation',
    favourable: 'favourable, “{{theme}}”',
    ballots: '{{ballots}}, {{void}}, {{invited}}',
    ballotCount_one: '{{formatted}} ballot',
    ballotCount_other: '{{formatted}} ballots',
    voidCount_one: '{{formatted}} void',
    voidCount_other: '{{formatted}} void',
    invitedCount_one: '{{formatted}} person invited',
    invitedCount_other: '{{formatted}} people invited',
  },
  index: {
    all: 'index {{index}} out of 100',
    some: 'index {{index}} out of 100, from {{used}} of its {{of}} questions',
    none: 'no index',
  },
  sections: {
    themes: 'The themes',
    extremes: 'Most and least agreed with',
    bySegment: 'By employer',
    reading: 'Reading these figures',
    byTheme: 'The answers, theme by theme',
    annex: 'Annex: the tables',
    overview: 'Overview',
    method: 'Method',
    limits: 'What these figures do not say',
    comments: 'Comments',
  },
  chart: {
    theme: '“{{theme}}”: share of the answers to each question.',
    diverging: 'Bars around the middle, unfavourable on the left, favourable on the right.',
    left: 'unfavourable',
    right: 'favourable',
    reading:
      'Share of the answers to each question, from “strongly disagree” to “strongly agree”, around the neutral middle. Questions go from the most to the least favourable; n is the number of answers.',
    highest: 'The statements most agreed with.',
    lowest: 'The statements least agreed with.',
    themes: 'Favourable share, mean of the questions of each theme.',
    several: 'Share of people who chose each answer ({{n}}); several answers possible.',
    severalFirst:
      'Share of people who chose each answer ({{n}}); several answers possible. The first {{drawn}} of {{all}}.',
    classes: 'Distribution of the answers ({{n}}).',
  },
  numbered: { figure: 'Figure {{number}}. {{caption}}', table: 'Table {{number}}. {{caption}}' },
  table: {
    group: 'Group',
    theme: 'Theme',
    question: 'Question',
    questionSegment: 'Question and segment',
    classes: '{{title}}: answers of the territory, in percent (count).',
    segments: '{{title}}: segments in three classes, in percent (count).',
    choice: 'Choice',
    choiceGroup: 'Choice and group',
    choices: '{{title}} Share of people who chose it, in percent (count).',
    groups: '{{title}}: favourable share by group (number of answers).',
    choiceGroups: '{{title}} Share of people who chose it, by group (number of answers).',
    measureGroups: '{{title}} Share of the upper half of the scale, by group (number of answers).',
    outside: 'No opinion',
    headcount: 'Headcount',
    share: 'Share',
    index: 'Index',
    items: 'Questions shown',
    themes: 'Favourable share and index of each theme.',
    bySegment: 'Favourable share, mean of the questions of each theme (smallest number of answers).',
    bySegmentNote:
      'The tree is followed one step down only if each half has at least {{k}} answers. A dash: this group is not shown alone for all the questions of the theme.',
    hidden: 'Not shown, for want of enough answers:',
  },
  csv: {
    kind: 'kind',
    code: 'code',
    title: 'title',
    theme: 'theme',
    level: 'level',
    group: 'group',
    n: 'n',
    classes: 'number of classes',
    rank: 'rank of the class',
    class: 'class',
    count: 'count',
    percent: 'percentage',
    index: 'index',
    kinds: {
      counts: 'counts',
      participation: 'participation',
      theme: 'theme',
      question: 'question',
      choice: 'choice',
      comments: 'comments stored',
    },
    levels: {
      territory: 'territory',
      segment: 'segment',
      group: 'joined group',
      block: 'group',
      notShown: 'not shown',
    },
  },
}
