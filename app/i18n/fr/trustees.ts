/** Level 2 of the urn: those who share its key, their ceremony, the opening. */
export default {
  // The preparation.
  keepersTitle: 'Qui garde la clé de l’urne, {{label}}',
  keepersLede:
    'Les réponses sont scellées dans une urne. Une clé l’ouvre, une seule fois, après la clôture. Où est cette clé pendant le vote ?',
  keepersLegend: 'La clé de l’urne',
  level1: 'Le serveur la garde (niveau 1)',
  level1Help:
    'L’urne s’ouvre d’elle-même après la clôture. Mais qui aurait tous les droits sur le serveur pendant le vote pourrait prendre la clé et lire les réponses.',
  level2: 'Trois personnes se la partagent (niveau 2)',
  level2Help:
    'Chacune imprime une feuille. Deux feuilles ouvrent l’urne, une seule n’ouvre rien. Pendant le vote, le serveur n’a plus rien qui ouvre l’urne.',
  recommended:
    'Le niveau 2 est conseillé ici : {{formatted}} personnes seront invitées. À partir de {{from}}, mieux vaut qu’aucune machine ne garde seule la clé.',
  notRecommended:
    'À partir de {{from}} personnes invitées, le niveau 2 est conseillé. Ici, {{formatted}} le seront.',
  askedTitle: 'Ce que le niveau 2 demande',
  asked1:
    'Au lancement, chaque dépositaire reçoit un lien et se sert deux fois du même navigateur, cinq minutes chaque fois. La vague n’ouvre pas avant que les trois aient relu leur feuille.',
  asked2:
    'À la clôture, deux dépositaires tapent leur feuille, chacune ou chacun sur sa machine, à une demi-heure d’intervalle au plus. Les trois détruisent ensuite la leur : deux feuilles et une ancienne sauvegarde ouvriraient encore l’urne.',
  asked3:
    'Si deux dépositaires ne viennent jamais, ou perdent leur feuille, personne ne peut plus ouvrir l’urne. La vague ne peut alors qu’être annulée, et les réponses sont perdues.',
  asked4:
    'C’est le serveur qui fait les parts au lancement, puis les oublie. Qui le contrôlerait à ce moment-là pourrait les garder : c’est dit aux dépositaires et au procès-verbal.',
  trusteesTitle: 'Les trois dépositaires',
  trusteesHelp:
    'Prenez trois personnes qui n’ont pas le même intérêt : par exemple la direction des ressources humaines, une ou un délégué syndical, la ou le délégué à la protection des données. Leurs noms et fonctions sont écrits aux procès-verbaux.',
  trustee: 'Dépositaire {{place}}',
  name: 'Prénom et nom',
  role: 'Fonction',
  email: 'Adresse électronique',
  locale: 'Langue de ses courriels',
  missing: {
    name: 'Écrivez un nom.',
    role: 'Écrivez une fonction.',
    email: 'Écrivez une adresse électronique complète.',
  },
  sameAddress: 'Cette adresse est déjà celle de l’autre dépositaire. Chaque personne a la sienne.',
  chooseLevel: 'Choisissez où est la clé.',
  // What the launch page says.
  launchLevel1: 'Le serveur garde la clé de l’urne (niveau 1).',
  launchLevel2: 'Trois dépositaires se partagent la clé de l’urne (niveau 2) : {{names}}.',
  launchLevel2Waits:
    'Chacun reçoit un lien tout de suite. La vague n’ouvre que si les trois ont imprimé et relu leur feuille avant l’heure d’ouverture ; sinon elle attend d’autres dates.',
  launchCloses:
    'Clôture le {{date}}. Un quart d’heure après, l’urne attend les feuilles de deux dépositaires.',
  launchLevel2Never:
    'Si deux dépositaires sur trois ne viennent pas à la clôture, l’urne ne peut pas être ouverte : la vague sera annulée et les réponses perdues.',
  launchKeys:
    'La clé de l’urne est faite quand les trois dépositaires sont prêts. Elle est partagée entre eux, puis oubliée.',
  launchChange: 'Changer qui garde la clé',
  // The pilot's board.
  boardTitle: 'Les dépositaires de la clé, {{label}}',
  boardLaunching: 'La vague s’ouvrira le {{date}} si les trois dépositaires ont relu leur feuille avant.',
  boardLate: 'L’heure d’ouverture est passée, le {{date}} : la vague ne s’est pas ouverte.',
  boardLateWhy_one: 'Il manque une feuille relue. Choisissez d’autres dates, ou revenez au brouillon.',
  boardLateWhy_other:
    'Il manque {{count}} feuilles relues. Choisissez d’autres dates, ou revenez au brouillon.',
  boardLateReady:
    'Les trois feuilles sont relues. Choisissez d’autres dates : la vague sera lancée aussitôt.',
  boardLaunched:
    'Les trois parts de la clé sont sur papier. Le serveur n’a rien qui ouvre l’urne. Clôture le {{date}}.',
  boardOpening: 'Le vote est clos. L’urne s’ouvrira quand deux dépositaires auront tapé leur feuille.',
  boardSitting_one: 'Une feuille est bonne. Il en faut une deuxième avant {{hour}}.',
  boardSitting_other: '{{count}} feuilles sont bonnes : l’urne s’ouvre.',
  boardNever:
    'Si deux dépositaires ne viennent jamais, il ne reste qu’à annuler la vague : les réponses sont perdues.',
  boardCaption: 'Où en est chaque dépositaire',
  column: { who: 'Dépositaire', step: 'Où en est-on' },
  step: {
    unwritten: 'Le courriel va partir.',
    refused: 'Le courriel a été refusé : corrigez l’adresse.',
    invited: 'Courriel parti, rien fait encore.',
    key: 'Prête ou prêt. On attend les autres.',
    sheet: 'Part faite. La feuille est à imprimer et à relire.',
    done: 'Feuille relue.',
  },
  sheetIn: 'Feuille tapée, et bonne.',
  sheetOut: 'Feuille pas encore tapée.',
  letterRefused: 'Le dernier courriel a été refusé.',
  replace: 'Corriger ou remplacer {{name}}',
  replaceHelp:
    'Un nouveau lien part à cette adresse ; l’ancien ne vaut plus, et ce qui avait été fait avec lui non plus. À faire aussi pour qui a changé d’ordinateur.',
  replaceButton: 'Envoyer un nouveau lien',
  replaced: 'Le nouveau lien part vers {{email}}.',
  correct: 'Changer l’adresse ou la langue : {{name}}',
  correctHelp:
    'Un nouveau lien part à cette adresse ; l’ancien ne vaut plus. Sa part, sa feuille et son navigateur restent les mêmes.',
  again: 'Renvoyer le lien à {{name}}',
  sentAgain: 'Le même lien repart vers {{email}}.',
  dealt: 'Les parts sont faites : on ne peut plus changer de dépositaire sans revenir au brouillon.',
  datesTitle: 'Changer les dates',
  datesButton: 'Enregistrer ces dates',
  datesSaved: 'Les nouvelles dates sont enregistrées.',
  withdraw: 'Revenir au brouillon',
  withdrawTitle: 'Revenir au brouillon, {{label}}',
  withdrawLede: 'La vague redevient un brouillon. Personne n’avait encore été invité.',
  withdraw1:
    'Les liens des dépositaires, leurs parts et les feuilles déjà imprimées ne vaudront plus rien. Un courriel le leur dit, et leur demande de détruire leur feuille.',
  withdraw2: 'La liste des personnes, les groupes et les textes se modifient de nouveau.',
  withdraw3: 'Un nouveau lancement recommencera tout avec les dépositaires.',
  withdrawing:
    'La vague redevient un brouillon dès que les dépositaires en sont prévenus par courriel. Si le serveur de courriel ne répond pas, Diapason attend qu’il revienne.',
  back: 'Garder le lancement',
  follow: 'Suivre les dépositaires',
  waiting_one: 'La vague attend une ou un dépositaire : sa feuille n’est pas relue.',
  waiting_other: 'La vague attend {{count}} dépositaires : leurs feuilles ne sont pas relues.',
  launchedShort: 'La clé de l’urne est sur trois feuilles de papier. Le serveur n’a rien qui ouvre l’urne.',
  countingWaits:
    'Le vote est clos. L’urne attend que deux dépositaires viennent taper leur feuille. Rien ne l’ouvre sans eux.',
  sheetsDestroyed_one: '{{count}} feuille de clé sur 3 est déclarée détruite.',
  sheetsDestroyed_other: '{{count}} feuilles de clé sur 3 sont déclarées détruites.',
  sheetsLeft: 'Tant que deux feuilles existent, elles ouvriraient une ancienne sauvegarde.',
  record: {
    opening:
      'Dépositaires de la clé : {{names}}. Chaque part, faite par le serveur au lancement, a été imprimée, puis vérifiée par son code de contrôle avant l’ouverture.',
    closing:
      'Clé reconstituée à partir de deux feuilles sur trois, et vérifiée contre la clé publiée à l’ouverture. Dépositaires : {{names}}.',
  },
  // The letters.
  letter: {
    greeting: 'Bonjour {{name}},',
    organisation: 'Organisme',
    wave: 'Consultation',
    opens: 'Ouverture prévue',
    closes: 'Clôture',
    ceremony: {
      subject: 'Vous gardez une part de la clé de l’urne : {{title}}',
      preheader: 'Cinq minutes, sur votre ordinateur habituel.',
      text: 'Vous êtes l’une des trois personnes qui se partagent la clé de cette consultation anonyme ({{role}}). Deux d’entre vous, ensemble, pourront ouvrir l’urne après la clôture. Personne d’autre ne le pourra, pas même l’administrateur du serveur.',
      ask: 'Ouvrez ce lien sur l’ordinateur et dans le navigateur que vous aurez encore dans quelques jours, reliés à une imprimante. Ce lien est pour vous seulement.',
      action: 'Commencer',
    },
    sheet: {
      subject: 'Votre feuille est prête à imprimer : {{title}}',
      preheader: 'À faire dans le navigateur où vous avez commencé.',
      text: 'Votre part de la clé est faite. Il vous reste à imprimer votre feuille, puis à retaper son code de contrôle.',
      ask: 'Ouvrez ce lien dans le navigateur où vous avez commencé : lui seul peut lire votre part. La consultation n’ouvrira pas avant.',
      action: 'Imprimer ma feuille',
    },
    link: {
      subject: 'Votre lien de dépositaire : {{title}}',
      preheader: 'Gardez ce message jusqu’à l’ouverture de l’urne.',
      text: 'Voici le lien de votre page de dépositaire ({{role}}). S’il remplace un lien reçu à une autre adresse, l’ancien ne vaut plus.',
      ask: 'Vous n’avez rien à faire maintenant. Un courriel vous dira quand taper votre feuille.',
      action: 'Voir ma page de dépositaire',
    },
    reminder: {
      subject: 'Bientôt l’ouverture de l’urne : {{title}}',
      preheader: 'Retrouvez votre feuille.',
      text: 'La consultation se termine bientôt. Quinze minutes après la clôture, l’urne attendra que deux des trois dépositaires tapent leur feuille.',
      ask: 'Retrouvez votre feuille, et convenez d’un moment avec les autres : il faut être deux, à une demi-heure d’intervalle au plus. Si vous ne l’avez plus, dites-le-leur tout de suite : sans deux feuilles, les réponses sont perdues.',
      action: 'Voir ma page de dépositaire',
    },
    opening: {
      subject: 'L’urne attend votre feuille : {{title}}',
      preheader: 'Il faut deux dépositaires à une demi-heure d’intervalle.',
      text: 'Le vote est clos. L’urne s’ouvrira dès que deux des trois dépositaires auront tapé leur feuille, à une demi-heure d’intervalle au plus.',
      ask: 'Convenez d’un moment avec une autre personne, puis ouvrez ce lien, votre feuille sous les yeux.',
      action: 'Taper ma feuille',
    },
    withdrawn: {
      subject: 'Lancement interrompu : {{title}}',
      preheader: 'Votre lien et votre feuille ne valent plus rien.',
      text: 'Le lancement de cette consultation est interrompu. Personne n’avait encore été invité. Ce que vous aviez fait comme dépositaire ({{role}}) ne vaut plus rien.',
      ask: 'Si vous aviez imprimé votre feuille, détruisez-la. Si la consultation est relancée avec vous, vous recevrez un nouveau lien, et il faudra tout recommencer.',
    },
    opened: {
      subject: 'L’urne est ouverte : {{title}}',
      preheader: 'Détruisez votre feuille maintenant.',
      text: 'Deux dépositaires ont tapé leur feuille. Les réponses sont comptées, et le service n’a plus rien de la clé.',
      ask: 'Détruisez votre feuille maintenant : avec une autre et une ancienne sauvegarde, elle ouvrirait encore l’urne. Puis dites-le sur votre page de dépositaire, par le lien que vous avez déjà. Votre adresse électronique est effacée de cette consultation dès que ce message est parti.',
    },
    cancelled: {
      subject: 'Consultation annulée : {{title}}',
      preheader: 'Détruisez votre feuille maintenant.',
      text: 'Cette consultation est annulée. L’urne est détruite sans avoir été ouverte.',
      ask: 'Détruisez votre feuille maintenant : avec une autre et une ancienne sauvegarde, elle ouvrirait encore l’urne. Puis dites-le sur votre page de dépositaire, par le lien que vous avez déjà. Votre adresse électronique est effacée de cette consultation dès que ce message est parti.',
    },
  },
  // The trustee's page.
  page: {
    title: 'Votre part de la clé de l’urne',
    hello: 'Vous êtes dépositaire de la clé, avec deux autres personnes.',
    noScript:
      'Cette page a besoin de JavaScript : votre part de la clé n’est lisible que dans votre navigateur. Activez-le, puis rechargez la page.',
    noLink: 'Ouvrez cette page par le lien de votre courriel : l’adresse seule ne suffit pas.',
    noCrypto:
      'Ce navigateur ne sait pas protéger votre part ici. Ouvrez le lien dans un navigateur à jour, à l’adresse sécurisée (https).',
    noStorage:
      'Ce navigateur refuse de garder quoi que ce soit (navigation privée ?). Votre part serait perdue. Ouvrez le lien dans une fenêtre ordinaire.',
    offline: 'Le service ne répond pas. Rien n’est perdu : la page réessaie toute seule.',
    notSent: 'Le service ne répond pas. Rien n’est parti : appuyez de nouveau sur le bouton.',
    others: 'Avec vous',
    ready: 'c’est fait',
    notReady: 'pas encore',
    startTitle: 'Ce qui vous est demandé',
    start1: 'Maintenant : cliquez sur « Commencer ». Votre navigateur se prépare à recevoir votre part.',
    start2:
      'Quand les trois seront prêts, un courriel vous fera revenir ici, dans ce même navigateur, pour imprimer une feuille et taper son code de contrôle.',
    start3:
      'Après la clôture, vous taperez cette feuille ici. Deux feuilles sur trois ouvrent l’urne ; une seule n’ouvre rien.',
    startHere:
      'Faites-le sur un ordinateur que vous garderez, relié à une imprimante, et pas dans une fenêtre privée.',
    deals:
      'Ce qu’il faut savoir : c’est le serveur qui fait les trois parts, une fois, en mémoire, puis les oublie. Si quelqu’un contrôlait le serveur à cet instant, il pourrait les garder. Après, il n’y a plus rien à y prendre.',
    never:
      'Si deux d’entre vous ne viennent pas à la clôture, ou perdent leur feuille, l’urne ne pourra jamais être ouverte. La consultation sera annulée et les réponses perdues.',
    start: 'Commencer',
    waitingTitle: 'Votre navigateur est prêt',
    waiting:
      'On attend que les trois soient prêts. Un courriel vous préviendra. Revenez alors ici, dans ce même navigateur : il garde la clé qui lit votre part, jusqu’à ce que votre feuille soit relue.',
    otherBrowserTitle: 'La suite est dans un autre navigateur',
    otherBrowser:
      'Vous avez commencé ailleurs : un autre ordinateur, un autre navigateur, ou ses données ont été effacées. Ouvrez le lien là où vous avez commencé.',
    otherBrowserHelp:
      'Si ce n’est plus possible, ou si ce n’était pas vous, dites-le tout de suite à la personne qui pilote la consultation : elle vous enverra un nouveau lien ou interrompra le lancement.',
    sheetTitle: 'Imprimez votre feuille',
    sheetLede:
      'Elle n’existe nulle part ailleurs. Imprimez-la sur papier, sans en garder de fichier ni de photo.',
    print: 'Imprimer',
    printed: 'J’ai la feuille en main',
    sheet: {
      heading: 'Feuille de clé {{place}} sur 3',
      what: 'Cette feuille est une des trois parts de la clé de l’urne. Il en faut deux pour l’ouvrir.',
      who: 'Dépositaire',
      wave: 'Consultation',
      closes: 'Clôture',
      words: 'Les six lignes de mots',
      check: 'Code de contrôle',
      qr: 'Les mêmes mots et le code, pour un lecteur de codes',
      keep: 'Rangez-la sous clé, comme un bulletin de vote sous enveloppe. Ne la photographiez pas, ne la numérisez pas, ne la confiez à personne, surtout pas à une ou un autre dépositaire.',
      when: 'Après la clôture, un courriel vous donnera l’adresse où la taper. Détruisez-la dès que l’urne est ouverte, ou la consultation annulée : avec une autre et une ancienne sauvegarde, elle l’ouvrirait encore.',
      letters:
        'Les quatre premières lettres de chaque mot suffisent. Le code, lui, n’a ni I, ni L, ni O, ni U : ce qui leur ressemble est un 1 ou un 0.',
    },
    readBackTitle: 'Relisez votre feuille',
    readBack:
      'Tapez le code de contrôle écrit en bas de la feuille imprimée. Cela prouve qu’elle est lisible ; ensuite ce navigateur oublie tout.',
    checkCode: 'Code de contrôle',
    verify: 'Vérifier',
    seeAgain: 'Revoir la feuille',
    keptTitle: 'Votre feuille est relue',
    kept: 'Elle est la seule trace de votre part : le serveur et ce navigateur n’en ont plus rien. Rangez-la sous clé jusqu’à la clôture, le {{date}}.',
    keptNext: 'Vous recevrez un courriel trois jours avant la clôture, puis à la clôture.',
    openingTitle: 'Tapez votre feuille',
    opening:
      'Le vote est clos. Deux dépositaires tapent leur feuille, chacune ou chacun sur sa machine, à une demi-heure d’intervalle au plus.',
    openingPrivate:
      'Votre feuille est scellée dans ce navigateur avant de partir : seul le programme qui ouvre l’urne peut la lire, en mémoire.',
    lines: 'Les six lignes de mots',
    linesHelp:
      'Cinq mots par ligne, séparés par des espaces. Les accents et les majuscules ne comptent pas, et les quatre premières lettres de chaque mot suffisent. Vous pouvez aussi lire le code carré, ou coller la feuille, dans la première ligne.',
    line: 'Ligne {{place}}',
    unknownWord: 'Ligne {{line}}, mot {{place}} : « {{word}} » n’est pas un mot des feuilles.',
    wrongCount: 'La ligne {{line}} a {{words}} mots ; vous en avez tapé {{typed}}.',
    wrongLine:
      'Ligne {{line}} : un de ces mots n’est pas le bon, ou l’ordre a changé. Comparez-la à la feuille.',
    wrongSheet:
      'Ces mots ne vont pas avec ce code de contrôle. Vérifiez le code, et que la feuille est bien la vôtre, pour cette consultation.',
    notCode: 'Le code de contrôle a huit caractères. Relisez-le.',
    handIn: 'Remettre ma feuille',
    noSitting: 'Le service qui ouvre l’urne démarre. Attendez quelques secondes.',
    unread: 'Votre feuille est partie. Le service la vérifie…',
    right: 'Votre feuille est bonne. Il en faut encore une avant {{hour}}. Laissez cette page ouverte.',
    rightBoth: 'Les deux feuilles sont là. L’urne s’ouvre.',
    wrong:
      'Cette feuille n’est pas la bonne part : elle ne correspond pas à ce qui vous a été remis pour cette consultation. Rien n’a été ouvert. Vérifiez la feuille et recommencez.',
    otherIn: 'Une autre feuille est déjà là. Tapez la vôtre avant {{hour}}.',
    again:
      'La séance a recommencé : la demi-heure est passée, ou le service a redémarré. Rien n’est perdu, mais il faut retaper votre feuille.',
    openedTitle: 'L’urne est ouverte',
    opened:
      'Les réponses sont comptées, et le service n’a plus rien de la clé. Détruisez votre feuille maintenant : avec une autre et une ancienne sauvegarde, elle ouvrirait encore l’urne. Merci.',
    cancelledTitle: 'La consultation est annulée',
    cancelled:
      'L’urne est détruite sans avoir été ouverte. Détruisez votre feuille maintenant : avec une autre et une ancienne sauvegarde, elle ouvrirait encore l’urne.',
    destroy: 'J’ai détruit ma feuille',
    destroyed: 'C’est noté : votre feuille est détruite.',
  },
}
