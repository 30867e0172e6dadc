/** Printed slips and what goes with them, for those who have no mailbox: on paper, and for the pilot who prints them. */
export default {
  documentTitle: 'Bulletins papier',
  sheet: '{{label}}, feuille {{sheet}} sur {{sheets}}. À découper, à mélanger, à tirer au sort.',
  who: 'Qui demande :',
  why: 'Pourquoi :',
  until: 'Ouvert jusqu’au {{date}}.',
  protects:
    'Ce bulletin ne porte aucun nom et ne sert qu’une fois. Votre réponse est scellée avant de partir : personne ne peut vous relier à elle.',
  how: 'Visez le carré avec un téléphone, ou tapez le code sur {{address}}',
  otherLanguage: 'Aussi en français, à la même adresse.',
  code: 'Votre code',
  qrAlt: 'Code QR de la page où répondre',
  test: 'Vague d’essai : ces réponses ne comptent pas.',
  title: 'Bulletins papier de la vague {{label}}',
  lede_zero: 'Toutes les personnes que cette vague concerne ont une adresse.',
  lede_one: 'Une personne que cette vague concerne n’a pas d’adresse : imprimez-lui un bulletin.',
  lede_other:
    '{{number}} agentes et agents que cette vague concerne n’ont pas d’adresse : imprimez-leur des bulletins.',
  printed_one: 'Un bulletin est déjà imprimé.',
  printed_other: '{{number}} bulletins sont déjà imprimés.',
  how1: 'Chaque bulletin porte un code tiré au hasard, qui permet de répondre une fois, depuis un téléphone ou une tablette partagée. Dans chaque équipe, on les met dans une boîte et chacun en tire un : personne ne sait qui a lequel.',
  teamHint:
    'Faites-les en une fois : des bulletins imprimés plus tard se reconnaissent comme tels dans la base de données. Prévoyez-en quelques-uns de plus que de personnes, pour que les derniers aient encore le choix. {{most}} au plus à la fois.',
  line: 'Ligne {{line}}',
  team: 'Équipe ou employeur',
  count: 'Bulletins',
  language: 'Langue',
  french: 'Français',
  english: 'Anglais',
  format: 'Papier',
  formats: { slip: 'Bulletin', form: 'Questionnaire', large: 'Questionnaire, gros caractères' },
  before: 'À rendre avant le',
  ask: 'Une question ?',
  howTick: 'Cochez une case par question, sauf si la question en demande plusieurs.',
  howFree: 'Répondre est libre. Vous pouvez passer une question.',
  howReturn:
    'Glissez cette feuille, sans nom, dans l’enveloppe ou l’urne prévue à cet effet avant le {{date}}, un jour plus tôt si vous le pouvez.',
  howRead:
    'La personne désignée pour la saisir la lit, puis la réponse rejoint celles des autres, scellée. N’écrivez rien qui vous désigne.',
  howOnce: 'Répondez ainsi ou en ligne avec le code ci-dessus, pas les deux : le code ne sert qu’une fois.',
  formCode: 'Le code de cette feuille',
  formCodeText: 'Vous pouvez aussi répondre en ligne : visez le carré, ou tapez le code sur {{address}}',
  foot: 'Code :',
  thanks: 'Merci. Les résultats seront présentés aux agentes et agents après la clôture.',
  tickOne: 'Cochez une case.',
  tickSeveral: 'Cochez toutes les cases qui conviennent.',
  route_one: 'Si vous travaillez ici : {{groups}} (question {{group}}), répondez à la question {{from}}.',
  route_other:
    'Si vous travaillez ici : {{groups}} (question {{group}}), répondez aux questions {{from}} à {{to}}.',
  routeGoesOn: 'Sinon, passez à la question {{next}}.',
  routeEnds: 'Sinon, vous avez terminé.',
  rank: 'Écrivez 1 devant ce qui vient en premier, 2 devant ce qui vient en second.',
  whatForms_one:
    'Un questionnaire papier est dans le même fichier. Il porte aussi un code : qui le saisit s’en sert.',
  whatForms_other:
    '{{number}} questionnaires papier sont dans le même fichier. Chacun porte aussi un code : qui le saisit s’en sert.',
  onSite: 'Sur place',
  posterFr: 'L’affiche, à mettre au panneau (PDF)',
  posterEn: 'L’affiche en anglais (PDF)',
  tablet:
    'Sur une tablette partagée, ouvrez cette page. Elle demande un code et s’efface après chaque personne :',
  entry: 'Pour saisir les questionnaires papier rendus, ouvrez celle-ci :',
  poster: {
    name: 'Affiche',
    how: 'Comment répondre, en {{minutes}} minutes',
    draw: 'Tirez un bulletin au sort dans la boîte de votre équipe.',
    open: 'Visez le carré de votre bulletin avec un téléphone.',
    type: 'Sans téléphone : sur un ordinateur, ouvrez l’adresse ci-dessous et tapez le code du bulletin.',
    tablet: 'Ou prenez la tablette partagée : elle s’efface après vous.',
    slip: 'Votre bulletin ne porte aucun nom et ne sert qu’une fois.',
  },
  see: 'Voir ce qui va se passer',
  problem: {
    number: 'Indiquez un nombre entier de bulletins, sans rien d’autre. Rien n’est imprimé.',
    label: 'Nommez l’équipe de cette ligne, en 80 caractères au plus. Rien n’est imprimé.',
    none: 'Indiquez combien de bulletins il faut, sur une ligne au moins.',
    tooMany: '{{most}} bulletins au plus à la fois : faites-les en plusieurs fois. Rien n’est imprimé.',
    tooManyForms:
      '{{forms}} questionnaires au plus à la fois : faites-les en plusieurs fois. Rien n’est imprimé.',
  },
  makeTitle: 'Imprimer les bulletins de la vague {{label}}',
  what: 'Ce qui va se passer',
  whatArchive:
    'Au-delà de {{sheets}} feuilles, le fichier est une archive (ZIP) de plusieurs PDF, à imprimer dans l’ordre. Elle peut mettre une minute à venir.',
  whatFile_one: 'Un fichier arrive : {{slips}} bulletins sur une feuille A4, dix par feuille.',
  whatFile_other:
    'Un fichier arrive : {{slips}} bulletins sur {{sheets}} feuilles A4, dix par feuille, chaque équipe sur les siennes.',
  whatOnce:
    'Il est remis une seule fois, maintenant. Le service n’en garde rien : ni les codes, ni qui les reçoit, ni le nom des équipes.',
  whatLost:
    'S’il n’arrive pas ou se perd, faites d’autres bulletins : ceux-ci restent comptés au procès-verbal, et personne ne peut s’en servir.',
  whatBox:
    'Découpez, mélangez, faites tirer au sort. Ne notez pas qui a pris quoi, et ne gardez pas de copie.',
  whatDestroy:
    'Effacez le fichier après l’impression, et détruisez les bulletins qui restent : qui a un code inutilisé peut répondre avec.',
  whatTwice:
    'Ils sont pour les personnes sans adresse : qui a reçu un courriel et tire aussi un bulletin peut répondre deux fois. Le procès-verbal de clôture donne les deux nombres.',
  whatAddendum:
    'Un additif au procès-verbal donne leur nombre, {{slips}} en tout ; il part aux représentantes et représentants du personnel.',
  whatAddendumKept: 'Un additif au procès-verbal donne leur nombre, {{slips}} en tout.',
  whatCannot: 'Des bulletins imprimés ne se retirent pas.',
  sheetsCaption: 'Bulletins à imprimer',
  make_one: 'Imprimer un bulletin',
  make_other: 'Imprimer {{number}} bulletins',
  change: 'Changer les nombres',
  asked:
    'Le fichier se prépare, puis votre navigateur l’enregistre. Vérifiez qu’il s’ouvre avant de quitter cette page.',
  done: 'Le fichier est là : revenir à la vague',
  propose_one:
    'Une personne n’a pas d’adresse : vous pourrez lui imprimer un bulletin papier après le lancement.',
  propose_other:
    '{{number}} agentes et agents n’ont pas d’adresse : vous pourrez leur imprimer des bulletins papier après le lancement.',
}
