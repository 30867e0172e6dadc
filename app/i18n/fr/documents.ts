/** Procès-verbaux and reports as PDF. */
export default {
  translation: 'Traduction. L’original, en français, fait seul foi. Son empreinte SHA-256 : {{hash}}.',
  opening: {
    title: 'Procès-verbal d’ouverture',
    header: 'Procès-verbal d’ouverture · {{label}}',
    footer: 'Établi le {{date}} au lancement de la vague, avant l’envoi des invitations',
    intro:
      'Ce procès-verbal fixe ce qui ne changera plus : le questionnaire, les groupes et leurs effectifs, les seuils d’affichage et les clés de l’urne. Conservez-le : comparé au procès-verbal de clôture et au rapport, il permet de vérifier que rien n’a bougé.',
    test: 'Vague d’essai. Elle sert à vérifier la chaîne complète ; ses résultats ne valent pas consultation.',
    consultation: 'La consultation',
    fact: 'Élément',
    value: 'Valeur',
    process: 'Démarche',
    survey: 'Questionnaire',
    who: 'Qui la conduit',
    why: 'Pourquoi',
    contact: 'Contact',
    opens: 'Ouverture',
    closes: 'Clôture',
    closesValue:
      '{{date}}. Pendant quinze minutes encore, l’urne accepte les réponses dont l’envoi a commencé.',
    languages: 'Langues',
    audience: 'À qui',
    invited: 'Personnes invitées',
    reference: 'Référence de la vague',
    representatives: 'Les représentants du personnel',
    representativesSent:
      'Ce procès-verbal est adressé aux représentants du personnel, à {{email}}, avant le départ des invitations.',
    representativesNone:
      'Il a été déclaré, avant le lancement, qu’il n’existe pas de représentants du personnel à qui adresser ce procès-verbal. Cette déclaration est enregistrée avec la vague.',
    protection: 'Ce qui protège les réponses',
    level1:
      'Niveau 1. La clé qui ouvre l’urne est un fichier gardé sur la machine du service, hors de la base de données et de ses sauvegardes. Chaque réponse est scellée dans le navigateur ; la base ne contient que des bulletins illisibles et rien n’y relie un bulletin à une invitation.',
    level1Limit:
      'Ce que cela suppose : tant que l’urne est ouverte, qui aurait la main sur toute la machine pourrait ouvrir les bulletins. À la clôture, la clé est détruite ; dès lors, ni la base ni d’anciennes copies de la base ne peuvent plus rien livrer. Une copie de la machine entière prise pendant l’ouverture garderait la clé.',
    level2:
      'Niveau 2. La clé qui ouvre l’urne est partagée entre trois personnes de confiance ; il faut deux d’entre elles pour ouvrir l’urne, et le service ne garde rien. Chaque réponse est scellée dans le navigateur ; la base ne contient que des bulletins illisibles et rien n’y relie un bulletin à une invitation.',
    level2Limit:
      'Ce que cela suppose : le service a distribué les parts au lancement. Si deux des trois personnes ne viennent pas à la clôture, la vague ne peut qu’être annulée. Chacune détruit ensuite sa feuille : tant que deux ne sont pas détruites, elles ouvriraient une ancienne sauvegarde.',
    keys: 'Clés et empreintes',
    keysIntro:
      'Ces valeurs désignent sans ambiguïté les clés et le questionnaire de la vague. Elles se comparent signe à signe, quatre par quatre.',
    issueKey: 'Clé d’émission, empreinte SHA-256',
    urnKey: 'Clé publique de l’urne',
    definition: 'Questionnaire, empreinte SHA-256',
    ballotLength: 'Longueur de chaque bulletin scellé',
    bytes_one: '{{count}} octet, la même pour tous',
    bytes_other: '{{formatted}} octets, la même pour tous',
    groups: 'Les groupes et leurs effectifs',
    groupsIntro:
      'L’arbre est figé. La personne qui répond choisit elle-même son groupe ; il ne vient ni du lien ni de l’annuaire. Un groupe de l’arbre n’apparaît dans le rapport que si la règle d’affichage le permet.',
    group: 'Groupe',
    headcount: 'Effectif',
    invitedColumn: 'Invités',
    rule: 'La règle d’affichage',
    secondSentence:
      'De plus, pour tout le territoire seulement et question par question, les réponses sont comptées à part pour deux ensembles de personnes, d’après la question {{code}} : « {{first}} » et « {{others}} ».',
    ruleSentence:
      'On ne montre jamais un groupe de moins de {{k}} réponses, ni une réponse donnée par moins de {{m}} personnes. On ne descend d’un cran dans l’arbre que si les deux moitiés tiennent. Plus le groupe est petit, plus la réponse est montrée en gros : le nombre de classes décroît de la gauche vers la droite dans ce tableau.',
    question: 'Question',
    ladder: 'Classes montrées',
    ladderYesNo: 'oui ou non, pour chaque choix',
    ladderText: 'aucune : les commentaires ne portent aucun groupe',
    ladderSecond: 'celles des deux ensembles de personnes dits plus haut',
    ladderNone: 'aucune : les réponses à cette question ne sont pas montrées',
    joined: ' puis ',
    check: 'Comment contrôler',
    checkText:
      'À la clôture, le procès-verbal donne le nombre de personnes invitées, d’attestations délivrées et de bulletins, et la liste des numéros de bulletin. Chaque personne peut y retrouver le sien ; chacun peut comparer le nombre d’invités à l’effectif réel.',
  },
  addendum: {
    title: 'Additif nº {{number}} au procès-verbal d’ouverture',
    header: 'Additif nº {{number}} · {{label}}',
    footer: 'Établi le {{date}}, après le lancement',
    extension: 'La clôture, prévue le {{before}}, est reportée au {{after}}.',
    correction: 'Un texte de la question {{code}} est corrigé.',
    arrival_one:
      'Une personne est ajoutée aux invitations : {{atLaunch}} au lancement, {{invited}} désormais.',
    arrival_other:
      '{{count}} personnes sont ajoutées aux invitations : {{atLaunch}} au lancement, {{invited}} désormais.',
    slips_one: 'Un bulletin papier est imprimé ; {{slips}} en tout.',
    slips_other: '{{number}} bulletins papier sont imprimés ; {{slips}} en tout.',
    consequence: {
      extension:
        'Rien d’autre ne change. Les liens déjà reçus fonctionnent jusqu’à la nouvelle heure ; la clé de l’urne est détruite quand l’urne est ouverte, un quart d’heure après.',
      extensionShared:
        'Rien d’autre ne change. Les liens déjà reçus fonctionnent jusqu’à la nouvelle heure ; un quart d’heure après, l’urne attend les feuilles de deux dépositaires.',
      correction:
        'Les choix, leurs valeurs et l’ordre des questions sont les mêmes. Les bulletins scellés avant et après cette correction comptent ensemble, et rien ne dit lesquels sont venus avant.',
      arrival:
        'L’arbre des groupes et les effectifs restent ceux du lancement ; chaque personne choisit son groupe en répondant. Dans les invitations, une personne ajoutée tard se reconnaît comme telle ; dans l’urne, non.',
      slips:
        'Chaque bulletin permet de répondre une fois. Aucun n’est attribué à une personne : seule une empreinte de son code est gardée, sans nom ni équipe. Dans les invitations, un bulletin se reconnaît comme tel ; dans l’urne, non. Qui a reçu un courriel et tire aussi un bulletin peut répondre deux fois : les deux nombres figurent au procès-verbal de clôture.',
    },
    change: 'Ce qui change',
    closingBefore: 'Clôture prévue jusqu’ici',
    closingAfter: 'Nouvelle clôture',
    atLaunch: 'Personnes invitées au lancement',
    added: 'Ajoutées par cet additif',
    invited: 'Personnes invitées désormais',
    slipsPrinted: 'Bulletins papier imprimés par cet additif',
    slipsTotal: 'Bulletins papier imprimés en tout',
    titleBefore: { fr: 'Intitulé jusqu’ici', en: 'Intitulé anglais jusqu’ici' },
    titleAfter: { fr: 'Intitulé corrigé', en: 'Intitulé anglais corrigé' },
    helpBefore: { fr: 'Aide jusqu’ici', en: 'Aide en anglais jusqu’ici' },
    helpAfter: { fr: 'Aide corrigée', en: 'Aide en anglais corrigée' },
    none: 'aucune',
    definitionBefore: 'Questionnaire jusqu’ici, empreinte SHA-256',
    definitionAfter: 'Questionnaire corrigé, empreinte SHA-256',
    openingHash: 'Procès-verbal d’ouverture, empreinte SHA-256',
  },
  cancellation: {
    title: 'Procès-verbal d’annulation',
    header: 'Procès-verbal d’annulation · {{label}}',
    footer: 'Établi le {{date}} à l’annulation de la vague',
    introOpen:
      'La vague a été annulée pendant le vote. L’urne n’a pas été ouverte : aucun bulletin n’a été lu, compté ni conservé.',
    introOver:
      'La vague a été annulée après la clôture du vote. L’urne n’a pas été ouverte : aucun bulletin n’a été lu, compté ni conservé.',
    introScheduled: 'La vague a été annulée avant son ouverture : aucune invitation n’était partie.',
    reason: 'Le motif',
    keyDestroyed:
      'La clé qui ouvrait l’urne et celle qui fabriquait les liens ont été détruites le {{date}}, avant les tables qui tenaient les bulletins. Ce qui avait été scellé ne peut plus être lu, même d’après une ancienne copie de la base.',
    keyShared:
      'La clé qui fabriquait les liens a été détruite le {{date}}, avant les tables qui tenaient les bulletins. Le service n’avait rien de la clé de l’urne depuis le lancement. Elle ne survit que sur les feuilles : tant que deux ne sont pas détruites, elles ouvriraient une ancienne sauvegarde.',
    ballots: 'Bulletins détruits sans être ouverts',
    told: 'Personnes prévenues par courriel',
    fewer: 'moins de {{k}}',
    closes: 'Clôture prévue',
  },
  closing: {
    during: 'Pendant l’ouverture',
    duringNone: 'Rien n’a été changé entre le lancement et la clôture.',
    invitedLate: 'Personnes invitées, dont {{added}} ajoutées après le lancement',
    addendumLine: 'Additif nº {{number}}, {{date}} : {{sentence}}',
    reminderLine: {
      reminder_7: {
        queued: 'La relance de la première semaine est partie à toutes les personnes invitées, le {{date}}.',
        cancelled: 'La relance de la première semaine n’a pas été envoyée : elle a été annulée.',
        passed:
          'La relance de la première semaine n’est pas partie : celle des derniers jours était déjà due.',
      },
      reminder_3: {
        queued: 'La relance des derniers jours est partie à toutes les personnes invitées, le {{date}}.',
        cancelled: 'La relance des derniers jours n’a pas été envoyée : elle a été annulée.',
        passed: 'La relance des derniers jours n’est pas partie.',
      },
    },
    correctedLine_one: 'Une adresse refusée par un serveur a été corrigée, et le même lien envoyé.',
    correctedLine_other:
      '{{count}} adresses refusées par un serveur ont été corrigées, et le même lien envoyé.',
    againLine_one: 'Un lien a été envoyé une seconde fois à la même personne.',
    againLine_other: '{{count}} liens ont été envoyés une seconde fois à la même personne.',
    title: 'Procès-verbal de clôture',
    header: 'Procès-verbal de clôture · {{label}}',
    footer: 'Établi le {{date}} à l’ouverture de l’urne',
    intro:
      'L’urne a été ouverte une seule fois, par le service lui-même. Les réponses sont devenues des comptes et des commentaires sans lien entre eux ; aucun bulletin n’a été conservé.',
    introShared:
      'L’urne a été ouverte une seule fois, avec les feuilles de deux dépositaires. Les réponses sont devenues des comptes et des commentaires sans lien entre eux ; aucun bulletin n’a été conservé.',
    unpublishable:
      'Résultats non publiables : moins de {{k}} bulletins valables. Aucun compte ni aucun commentaire n’a été écrit.',
    counts: 'Les comptes',
    fact: 'Élément',
    number: 'Nombre',
    invited: 'Personnes invitées',
    slips: 'Bulletins papier imprimés, pour des personnes sans adresse',
    credentials: 'Attestations délivrées',
    withoutBallot: 'Attestations sans bulletin',
    withoutBallotNote: 'une attestation a été demandée, aucun bulletin n’est arrivé',
    ballots: 'Bulletins reçus',
    valid: 'Bulletins valables',
    void: 'Bulletins nuls',
    voidReasons: 'Les bulletins nuls',
    reason: 'Motif',
    voidNone: 'Aucun bulletin n’est nul.',
    reasons: {
      unsealed: 'ne s’ouvre pas avec la clé de l’urne',
      padding: 'longueur déclarée fausse',
      content: 'contenu illisible une fois ouvert',
      definition: 'autre version du questionnaire',
      group: 'groupe absent de l’arbre figé',
      answers: 'réponses que le questionnaire n’admet pas',
    },
    wave: 'La vague',
    process: 'Démarche',
    survey: 'Questionnaire',
    opened: 'Ouverte',
    closed: 'Close',
    reference: 'Référence de la vague',
    key: 'La clé de l’urne',
    keyDestroyed:
      'La clé qui ouvrait l’urne et celle qui fabriquait les liens ont été détruites le {{date}}. L’urne ne peut plus être rouverte.',
    keyShared:
      'Le service n’a plus rien de la clé depuis le {{date}}. Elle ne survit que sur les feuilles : tant que deux ne sont pas détruites, elles ouvriraient une ancienne sauvegarde. La clé qui fabriquait les liens a été détruite en même temps.',
    keyPending:
      'La clé qui ouvrait l’urne et celle qui fabrique les liens sont détruites dès que ce procès-verbal est enregistré.',
    keyFingerprint: 'Clé d’émission, empreinte SHA-256',
    definition: 'Questionnaire, empreinte SHA-256',
    list: 'Les numéros de bulletin',
    listIntro:
      'Chaque personne a reçu un numéro en envoyant sa réponse. S’il figure ici, son bulletin a été compté ou déclaré nul plus haut. La liste est rangée par ordre alphabétique : cet ordre ne dit rien de l’heure ni de la personne. Le numéro prouve la participation, jamais le contenu.',
    listNone: 'Aucun bulletin n’a été reçu.',
  },
}
