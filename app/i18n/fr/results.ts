/** Results of a wave: the sentences frozen with them, and the words around their figures. */
export default {
  extract:
    'Extrait : le territoire et les groupes de vos employeurs ({{employers}}). Ceux des autres employeurs n’y sont pas.',
  extractNone: 'Extrait : le territoire seulement. Aucun employeur n’est rattaché à votre accès.',
  classes: {
    unfavourable: 'Défavorable',
    neutral: 'Neutre',
    favourable: 'Favorable',
    notFavourable: 'Non favorable',
    yes: 'Coché',
    no: 'Non coché',
    none: 'Aucun',
    first: 'Dans les deux premières places',
    notFirst: 'Ailleurs dans le classement',
    range: 'De {{from}} à {{to}}',
    answered: 'A répondu',
  },
  lede: {
    answered_one: '{{ballots}} réponse pour {{invited}} personnes invitées, du {{opens}} au {{closes}}.',
    answered_other: '{{ballots}} réponses pour {{invited}} personnes invitées, du {{opens}} au {{closes}}.',
    unpublishable: 'Les résultats ne sont pas publiables : il faut au moins {{k}} réponses.',
    themes:
      'Le thème le plus favorable est « {{high}} » ({{highShare}} % d’avis favorables en moyenne), le moins favorable « {{low}} » ({{lowShare}} %).',
  },
  method: {
    sealed:
      'Les réponses sont anonymes. Scellées dans le navigateur, elles ont été ouvertes une seule fois, à la clôture, et sont devenues des comptes ; aucun bulletin n’a été conservé. Le service n’a plus rien de la clé de l’urne.',
    rule: 'On ne montre jamais un groupe de moins de {{k}} réponses, ni une réponse donnée par moins de {{m}} personnes. C’est pourquoi aucun groupe n’affiche 0 % ni 100 %.',
    tree: 'Les groupes sont rangés à l’avance dans un arbre, figé au lancement et imprimé au procès-verbal d’ouverture. On ne descend d’un cran que si les deux moitiés tiennent, question par question ; sinon le groupe reste entier, et son nom dit ce qui est ensemble.',
    classes:
      'Plus le groupe est petit, plus la réponse est montrée en gros : le territoire sur l’échelle entière, les segments en trois classes (défavorable, neutre, favorable), les groupes plus petits en deux (favorable, non favorable). « Favorable » réunit les deux réponses les plus positives.',
    index:
      'L’indice d’un thème va de 0 à 100. C’est la moyenne des réponses de ses questions, de 0 pour « pas du tout d’accord » à 100 pour « tout à fait d’accord » ; seules les questions montrées sur l’échelle entière y entrent. La part favorable d’un thème est la moyenne des parts de ses questions.',
    rounding:
      'Les pourcentages sont arrondis à l’unité : leur somme peut différer de 100 d’un point ou deux.',
  },
  askedOf: {
    theme: '{{title}} (questions posées seulement à : {{groups}})',
    question: '{{title}} (posée seulement à : {{groups}})',
  },
  limits: {
    sample:
      'Les personnes qui ont répondu ({{percent}} %) ne sont pas un échantillon tiré au sort : rien ne dit que celles qui n’ont pas répondu pensent de même.',
    base: 'Chaque question a sa propre base, notée n : on pouvait laisser une question sans réponse. Le nombre d’abstentions par groupe n’est pas donné.',
    outside:
      '« Je ne sais pas », « non concerné » et les questions laissées sans réponse sont hors de l’échelle et des pourcentages ; leur somme (« sans avis ») est donnée pour le territoire seulement.',
    some: 'Des questions n’ont été posées qu’à certains groupes : leur titre le dit. Leurs chiffres ne valent que pour ces groupes, pris ensemble ; leurs « sans avis » ne sont pas donnés, et elles ne sont classées avec aucune autre.',
    hidden_one:
      'Une question ou un choix n’est pas montré : trop peu de réponses, ou une réponse donnée par trop peu de personnes.',
    hidden_other:
      '{{formatted}} questions ou choix ne sont pas montrés : trop peu de réponses, ou une réponse donnée par trop peu de personnes. Les choix d’une même question sont montrés tous ou aucun.',
    coarse_one:
      'Une question est montrée en moins de classes que son échelle pour le territoire : une réponse y était donnée par trop peu de personnes.',
    coarse_other:
      '{{formatted}} questions sont montrées en moins de classes que leur échelle pour le territoire : une réponse y était donnée par trop peu de personnes.',
    participation:
      'La participation par groupe est approximative : chacun choisit son groupe en répondant, et peut préférer ne pas le préciser.',
    comments_one:
      '{{formatted}} commentaire est conservé. Aucun n’est reproduit ici : ils doivent d’abord être relus par une personne chargée de la modération.',
    comments_other:
      '{{formatted}} commentaires sont conservés. Aucun n’est reproduit ici : ils doivent d’abord être relus par une personne chargée de la modération.',
    crossing:
      'Aucun croisement entre questions n’est possible : les réponses d’une même personne ont été séparées à l’ouverture de l’urne.',
  },
  counts: {
    invited: 'Personnes invitées',
    ballots: 'Bulletins reçus',
    void: 'Bulletins nuls',
  },
  participation: 'Participation par groupe',
  outside: 'Sans réponse, « je ne sais pas » ou « non concerné »',
  questionHidden:
    'Cette question n’est pas montrée : trop peu de réponses, ou un de ses choix a été donné par trop peu de personnes. Les choix d’une même question sont montrés tous ou aucun.',
  running: 'Résultats {{label}} · version {{number}} · {{date}}',
  footer: '{{process}} · figé le {{date}}',
  kicker: 'Résultats de la vague {{label}}',
  notShown: 'non montré',
  inClasses: 'en {{step}} classes',
  unpublishable:
    'Résultats non publiables : moins de {{k}} réponses. Seuls les comptes sont connus ; aucune réponse n’a été conservée.',
  key: {
    participation: 'de participation',
    favourable: 'd’avis favorables, « {{theme}} »',
    ballots: '{{ballots}}, {{void}}, {{invited}}',
    ballotCount_one: '{{formatted}} bulletin',
    ballotCount_other: '{{formatted}} bulletins',
    voidCount_one: '{{formatted}} nul',
    voidCount_other: '{{formatted}} nuls',
    invitedCount_one: '{{formatted}} personne invitée',
    invitedCount_other: '{{formatted}} personnes invitées',
  },
  index: {
    all: 'indice {{index}} sur 100',
    some: 'indice {{index}} sur 100, sur {{used}} de ses {{of}} questions',
    none: 'indice non calculé',
  },
  sections: {
    themes: 'Les thèmes',
    extremes: 'Ce qui est le plus partagé, et le moins',
    bySegment: 'Selon l’employeur',
    people: 'Deux ensembles de personnes',
    byTheme: 'Les réponses, thème par thème',
    annex: 'Annexe : les tableaux',
    method: 'Méthode',
    limits: 'Ce que ces chiffres ne disent pas',
    comments: 'Commentaires conservés',
  },
  chart: {
    theme: '« {{theme}} » : part des réponses à chaque question.',
    diverging: 'Barres autour du milieu, défavorable à gauche, favorable à droite.',
    left: 'défavorable',
    right: 'favorable',
    reading:
      'Part des réponses de chaque question, de « pas du tout d’accord » à « tout à fait d’accord », autour du milieu neutre. Les questions sont rangées de la plus favorable à la moins favorable ; n est le nombre de réponses.',
    highest: 'Les affirmations les plus partagées.',
    lowest: 'Les affirmations les moins partagées.',
    themes: 'Part d’avis favorables, moyenne des questions de chaque thème.',
    several: 'Part des personnes qui ont choisi chaque réponse ({{n}}) ; plusieurs réponses possibles.',
    classes: 'Répartition des réponses ({{n}}).',
  },
  numbered: { figure: 'Figure {{number}}. {{caption}}', table: 'Tableau {{number}}. {{caption}}' },
  table: {
    group: 'Groupe',
    theme: 'Thème',
    question: 'Question',
    questionSegment: 'Question et segment',
    people: 'Part favorable de chaque question pour deux ensembles de personnes (nombre de réponses).',
    peopleThemes:
      'Part favorable de chaque thème pour deux ensembles de personnes (plus petit nombre de réponses).',
    peopleNote:
      'Ces deux ensembles ne sont montrés que pour le territoire entier. Qui n’a pas précisé est compté dans le second.',
    peopleDropped_one:
      'Non montré pour la question {{codes}} : ajoutés aux groupes déjà montrés, ces deux ensembles pourraient laisser deviner la réponse d’une personne.',
    peopleDropped_other:
      'Non montré pour {{count}} questions ({{codes}}) : ajoutés aux groupes déjà montrés, ces deux ensembles pourraient laisser deviner la réponse d’une personne.',
    classes: '{{title}} : réponses du territoire, en pourcentage (effectif).',
    segments: '{{title}} : segments en trois classes, en pourcentage (effectif).',
    comments: 'Conservés',
    noComment: 'moins de 10 : aucun',
    choice: 'Choix',
    choiceGroup: 'Choix et groupe',
    choices: '{{title}} Part des personnes qui ont choisi, en pourcentage (effectif).',
    groups: '{{title}} : part favorable par groupe (nombre de réponses).',
    choiceGroups: '{{title}} Part des personnes qui ont choisi, par groupe (nombre de réponses).',
    measureGroups: '{{title}} Part de la moitié haute de l’échelle, par groupe (nombre de réponses).',
    outside: 'Sans avis',
    headcount: 'Effectif',
    share: 'Part',
    index: 'Indice',
    items: 'Questions montrées',
    themes: 'Part favorable et indice de chaque thème.',
    bySegment:
      'Part d’avis favorables, moyenne des questions de chaque thème (plus petit nombre de réponses).',
    bySegmentNote:
      'On ne descend d’un cran que si chaque moitié compte au moins {{k}} réponses. Un tiret : ce groupe n’est pas montré seul pour toutes les questions du thème.',
    hidden: 'Non montré, faute de réponses en nombre suffisant :',
  },
  page: {
    title: '{{report}}',
    back: 'Rapports et résultats',
    contents: 'Sommaire des résultats',
    published: 'Publié le {{date}}',
    unpublished: 'Pas encore publié',
    publish: 'Publier',
    pdf: 'PDF',
    csv: 'Tableau (CSV)',
    tables_one: 'Le tableau',
    tables_other: 'Les {{count}} tableaux',
    seal: 'Résultats figés. Leur empreinte SHA-256 permet de vérifier qu’ils n’ont pas changé : {{sha256}}',
  },
  groups: {
    title: 'Pourquoi ce groupe n’est pas montré',
    back: 'Résultats {{label}}, version {{number}}',
    link: 'Pourquoi certains groupes sont montrés ensemble, ou pas du tout',
    lede: 'Un petit groupe est montré avec d’autres pour que personne ne puisse y reconnaître une réponse. Cette page dit, groupe par groupe, avec qui et pourquoi.',
    rule: 'La règle, la même pour tous',
    ruleHold:
      'Pour chaque question, un groupe tient s’il compte au moins {{k}} réponses et si chaque réponse montrée a été donnée par au moins {{m}} personnes.',
    ruleTree:
      'Les groupes ont été rangés dans un arbre au lancement, d’après leurs seuls effectifs. Un groupe n’est divisé en deux que si ses deux moitiés tiennent. Sinon il reste entier.',
    ruleSilence:
      'On ne dit jamais laquelle des deux moitiés ne tenait pas : avec les chiffres déjà montrés, cela suffirait parfois à retrouver la réponse d’une personne.',
    ruleSegments: 'Les segments sont de plus montrés en trois classes, quand tous tiennent dans ces classes.',
    list: 'Groupe par groupe',
    caption: 'Nombre de questions et de choix pour lesquels chaque groupe est montré.',
    group: 'Groupe',
    alone: 'Seul',
    together: 'Avec d’autres',
    not: 'Pas montré',
    none: 'Aucun groupe de cet extrait n’est à expliquer.',
    unpublishable: 'Rien n’est publié de cette vague : il n’y a pas de groupe à expliquer.',
    how: {
      alone_one: 'Montré seul pour {{count}} question ou choix.',
      alone_other: 'Montré seul pour {{count}} questions ou choix.',
      together:
        'Montré sous le nom « {{block}} ». Ensemble, ils comptent au moins {{k}} réponses, et chaque réponse montrée a été donnée par au moins {{m}} personnes. Ce groupe aurait été divisé entre « {{first}} » et « {{second}} » ; l’une de ces deux moitiés au moins ne tenait pas. On ne dit pas laquelle, car cela le dévoilerait.',
      territory:
        'Montré seulement avec le territoire entier. Celui-ci aurait été divisé entre « {{first}} » et « {{second}} » ; l’une de ces deux moitiés au moins ne tenait pas. On ne dit pas laquelle, car cela le dévoilerait.',
      access:
        'Votre accès vous montre « {{block}} » et rien de plus petit qui contienne ce groupe : un groupe plus petit en révélerait un autre par soustraction.',
      hidden:
        'Rien n’est montré, même pour le territoire : trop peu de réponses, ou une réponse donnée par trop peu de personnes. Les choix d’une même question sont montrés tous ou aucun.',
    },
    participation: 'Sa participation',
    participationHow: {
      alone:
        'La participation de ce groupe est montrée seule : il compte au moins {{k}} personnes ; au moins {{m}} ont répondu et au moins {{m}} non.',
      together:
        'La participation est montrée sous le nom « {{block}} » : ensemble, au moins {{k}} personnes, dont au moins {{m}} ont répondu et au moins {{m}} non. Ce groupe aurait été divisé entre « {{first}} » et « {{second}} » ; l’une de ces deux moitiés au moins ne tenait pas. On ne dit pas laquelle.',
      territory:
        'La participation est montrée seulement pour le territoire entier. Celui-ci aurait été divisé entre « {{first}} » et « {{second}} » ; l’une de ces deux moitiés au moins ne tenait pas. On ne dit pas laquelle.',
      access:
        'Votre accès vous montre la participation de « {{block}} » et de rien de plus petit qui contienne ce groupe.',
      hidden:
        'La participation n’est montrée pour aucun groupe : trop peu de personnes ont répondu, ou trop peu n’ont pas répondu.',
    },
    codes_one: '{{count}} question ou choix',
    codes_other: 'Les {{count}} questions ou choix',
  },
  codebook: {
    code: 'code',
    title: 'intitulé',
    question: 'question',
    theme: 'thème',
    kind: 'nature',
    base: 'base (réponses)',
    outside: 'hors échelle',
    territory: 'classes du territoire',
    segments: 'classes des segments',
    groups: 'classes des groupes',
    together: 'groupes montrés sans être divisés',
    people: 'ensembles de personnes',
    shown: 'montrés',
    withheld: 'non montrés',
    kinds: {
      scale: 'échelle d’accord',
      measure: 'mesure',
      single: 'un choix',
      several: 'plusieurs choix',
    },
  },
  workbook: {
    readMe: 'lisez-moi',
    figures: 'résultats',
    themes: 'thèmes',
    codebook: 'codebook',
    sheets:
      'Feuille « résultats » : un chiffre par ligne. « thèmes » : moyennes par thème. « codebook » : ce que chaque question compte, sa base, ses classes et les groupes montrés ensemble.',
  },
  download: {
    title: 'Télécharger',
    lede: 'Les mêmes chiffres dans chaque fichier : ceux des résultats figés, et rien d’autre. Chaque téléchargement laisse une ligne au journal.',
    caption: 'Les fichiers de ces résultats.',
    file: 'Fichier',
    what: 'Pour quoi faire',
    pdf: 'Document (PDF)',
    pdfWhat: 'Lire, imprimer, projeter. Accessible aux lecteurs d’écran (PDF/UA).',
    xlsx: 'Classeur (XLSX)',
    xlsxWhat: 'Travailler les chiffres dans un tableur : résultats, thèmes et codebook.',
    csv: 'Tableau (CSV)',
    csvWhat: 'Un chiffre par ligne, pour un tableur ou un logiciel de statistique.',
    codebook: 'Codebook (CSV)',
    codebookWhat: 'Chaque question : sa base, ses classes, les groupes montrés ensemble.',
    json: 'Données structurées (JSON)',
    jsonWhat: 'Reprendre les résultats dans un autre logiciel, dans les deux langues.',
    schema: 'Schéma du fichier JSON',
    openData: 'Données ouvertes (ZIP)',
    openDataWhat: 'Publier sur un portail : deux tableaux et leur Table Schema, sous Licence Ouverte 2.0.',
    openDataLater: 'Les données ouvertes seront proposées une fois les résultats publiés.',
    link: 'Autres formats',
    figure: 'Les chiffres (CSV)',
    image: 'L’image (PNG)',
  },
  list: {
    none: 'Les résultats d’une consultation se figent d’eux-mêmes à sa clôture. Les premiers apparaîtront ici.',
    nonePublished: 'Aucun résultat n’est encore publié. Les premiers apparaîtront ici.',
    caption: 'Les résultats figés, les plus récents d’abord.',
    report: 'Résultats',
    frozen: 'Figé le',
    state: 'Publication',
    rate: 'Participation',
    name: '{{title}} {{label}}, version {{number}}',
    test: 'Vague d’essai',
  },
  publish: {
    title: 'Publier les résultats',
    report: 'Résultats {{label}}, version {{number}}',
    lede: 'Aujourd’hui, seules les personnes qui pilotent la démarche voient ces résultats.',
    readers: 'Qui le verra',
    reader_one: '{{role}} : {{count}} personne',
    reader_other: '{{role}} : {{count}} personnes',
    what: 'Ce qui va se passer',
    whole:
      'Tous les résultats deviennent visibles pour ces personnes, page, PDF et tableau compris. Les ressources humaines n’y lisent que le territoire et les groupes de leurs employeurs.',
    noMail: 'Aucun message ne part : prévenez-les vous-même si vous le souhaitez.',
    final: 'La publication ne se reprend pas : qui a pu lire les résultats le pourra toujours.',
    button: 'Publier les résultats',
  },
  roles: {
    human_resources: 'Ressources humaines',
    steering_committee: 'Comité de pilotage',
    follow_up_committee: 'Comité de suivi',
    staff_representative: 'Représentants du personnel',
    evaluator: 'Évaluateurs',
  },
  csv: {
    kind: 'nature',
    code: 'code',
    title: 'intitulé',
    theme: 'thème',
    level: 'niveau',
    group: 'groupe',
    n: 'n',
    classes: 'nombre de classes',
    rank: 'rang de la classe',
    class: 'classe',
    count: 'effectif',
    percent: 'pourcentage',
    index: 'indice',
    kinds: {
      extract: 'extrait',
      counts: 'comptes',
      participation: 'participation',
      theme: 'thème',
      question: 'question',
      choice: 'choix',
      comments: 'commentaires conservés',
    },
    levels: {
      territory: 'territoire',
      segment: 'segment',
      group: 'groupe réuni',
      block: 'groupe',
      people: 'ensemble de personnes',
      notShown: 'non montré',
    },
  },
}
