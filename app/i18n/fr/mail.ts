/** Messages, and the local mailbox. */
export default {
  'preview-name': 'Camille Exemple',
  greeting: 'Bonjour {{name}},',
  greetingNameless: 'Bonjour,',
  'link-in-full': 'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur :',
  footer: {
    service:
      '{{organisation}} vous envoie ce message de service avec Diapason. Il ne contient ni image ni traceur : nous ne savons pas si vous l’avez ouvert.',
    account: 'Message de service envoyé par Diapason.',
  },
  'sign-in': {
    subject: 'Votre lien de connexion à Diapason',
    preheader: 'Valable {{minutes}} minutes, une seule fois.',
    intro:
      'Vous avez demandé à vous connecter. Ce lien fonctionne une seule fois, pendant {{minutes}} minutes.',
    action: 'Me connecter',
    code: 'Sur la page de connexion, vous pouvez aussi saisir ce code :',
    ignore: 'Si vous n’avez rien demandé, ignorez ce message : personne ne peut se connecter sans ce lien.',
  },
  'urn-alert': {
    urn: {
      fails: {
        subject: 'Urne {{label}} : la clé ne répond plus',
        preheader: 'Plus personne ne peut répondre jusqu’à la réparation.',
        what: 'La clé qui doit ouvrir l’urne de la vague {{label}} (« {{process}} ») est absente, abîmée ou illisible. L’envoi des réponses est suspendu depuis, pour que personne ne réponde en vain. Les invitations et les relances attendent aussi. Les bulletins déjà reçus restent scellés dans l’urne.',
        next: 'L’administration du serveur doit vérifier le dossier des clés (KEYS_DIR). Si la clé revient, tout reprend de soi-même, et un message vous le dira. Si elle est perdue, ces bulletins ne pourront pas être ouverts : il faudra annuler la vague.',
      },
      well: {
        subject: 'Urne {{label}} : tout est rentré dans l’ordre',
        preheader: 'La clé ouvre de nouveau l’urne.',
        what: 'La clé de l’urne de la vague {{label}} (« {{process}} ») répond de nouveau. Aucun bulletin reçu n’est perdu.',
        next: 'La vague suit son cours. Vous n’avez rien à faire.',
      },
    },
    link: {
      fails: {
        subject: 'Vague {{label}} : la clé des liens manque',
        preheader: 'Plus aucun lien ne peut partir. Ceux qui sont partis restent valables.',
        what: 'La clé qui fait les liens personnels de la vague {{label}} (« {{process}} ») est absente, abîmée ou illisible. Les invitations et les relances qui ne sont pas parties attendent. Les liens déjà envoyés restent valables : les réponses sont prises, et l’urne s’ouvrira comme prévu.',
        next: 'L’administration du serveur doit vérifier le dossier des clés (KEYS_DIR). Si la clé revient, les messages partent d’eux-mêmes, et un autre message vous le dira. Si elle est perdue, personne d’autre ne pourra être invité ni relancé. Si presque personne n’a reçu son lien, mieux vaut annuler la vague et en lancer une autre.',
        trustees:
          'Les dépositaires de la clé de l’urne gardent le lien qu’ils ont reçu. D’ici à la réparation, ne changez l’adresse d’aucun d’eux : son lien ne vaudrait plus rien, et le nouveau ne partirait pas.',
      },
      well: {
        subject: 'Vague {{label}} : la clé des liens est revenue',
        preheader: 'Les messages qui attendaient partent.',
        what: 'La clé qui fait les liens personnels de la vague {{label}} (« {{process}} ») répond de nouveau. Aucun message n’est perdu.',
        next: 'Ce qui attendait part maintenant. Vous n’avez rien à faire.',
      },
    },
    action: 'Voir la vague',
  },
  'role-granted': {
    instanceSubject: 'Vous administrez Diapason',
    instanceIntro:
      'Vous pouvez maintenant créer des démarches, et inviter d’autres personnes à administrer cette installation de Diapason.',
    instanceFooter:
      'Ce message vient de Diapason : quelqu’un qui administre cette installation vous y a invité.',
    subject: 'Vous avez accès à « {{process}} »',
    preheader: '{{role}} : voici comment vous connecter.',
    intro:
      'Un accès à la démarche « {{process}} » ({{organisation}}) vous a été donné dans Diapason, l’outil qui sert à la mener.',
    role: 'Votre rôle',
    until: 'Accès jusqu’au',
    action: 'Ouvrir la page de connexion',
    how: 'Il n’y a pas de mot de passe. Sur cette page, indiquez l’adresse à laquelle vous recevez ce message : un lien de connexion vous sera envoyé.',
  },
  invitation: {
    subject: {
      invitation: 'Votre avis en {{minutes}} minutes : {{title}}',
      'reminder-7': 'Rappel : {{title}}',
      'reminder-3': 'Derniers jours : {{title}}',
      trial: '[Essai] {{subject}}',
      test: '[Essai] Votre avis en {{minutes}} minutes : {{title}}',
    },
    preheader: '{{minutes}} minutes, jusqu’au {{closes}}.',
    'test-title': 'Message d’essai',
    'test-note':
      'Ce message n’a été envoyé qu’à vous. Il montre ce que les agentes et agents recevront ; son lien ne permet pas de répondre.',
    'test-wave-title': 'Vague d’essai',
    'test-wave-note':
      'Cette consultation sert à essayer l’outil : aucune décision ne sera prise sur ses résultats.',
    'already-answered':
      'Si vous avez déjà répondu, merci : ignorez ce message. Il est envoyé à tout le monde, car nous ne savons pas qui a répondu.',
    ask: 'Votre avis est demandé : {{title}}',
    who: 'Qui vous le demande',
    why: 'Pourquoi',
    minutes: 'Temps nécessaire',
    'minutes-value': 'environ {{minutes}} minutes',
    closes: 'Jusqu’à quand',
    'protection-title': 'Ce qui protège votre réponse',
    protection:
      'Votre réponse est scellée dans votre navigateur avant d’être envoyée : personne, en lisant la base de données, ses sauvegardes ou ses journaux, ne peut savoir ce que vous avez répondu. La page qui s’ouvre dit aussi les limites de cette garantie.',
    action: 'Donner mon avis',
    personal:
      'Ce lien vous est personnel : ne le transférez pas. Il sert seulement à ce que chaque personne réponde une fois.',
    'no-time':
      'Pas le temps maintenant ? Gardez ce message : le lien fonctionne jusqu’au {{closes}}. Répondre est votre choix ; rien ne vous sera reproché si vous ne le faites pas.',
    contact: 'Une question ? {{contact}}',
  },
  'opening-record': {
    subject: 'Procès-verbal d’ouverture : {{title}}',
    preheader: '{{invited}} personnes invitées. Le procès-verbal est joint.',
    greeting: 'Bonjour,',
    intro:
      'Une consultation anonyme, « {{title}} », va s’ouvrir dans la démarche « {{process}} ». Vous recevez son procès-verbal d’ouverture avant que les invitations partent. Il est joint à ce message.',
    purpose:
      'Gardez-le : il vous permettra de vérifier, à la clôture, que la promesse d’anonymat a été tenue. Le procès-verbal de clôture devra reprendre les mêmes empreintes et le même nombre de personnes invitées.',
    opens: 'Ouverture',
    closes: 'Clôture',
    invited: 'Personnes invitées',
    'issue-key': 'Empreinte de la clé d’émission',
    'record-hash': 'Empreinte SHA-256 du document joint',
    'test-wave': 'Il s’agit d’une vague d’essai.',
  },
  cancelled: {
    subject: 'Consultation annulée : {{title}}',
    preheader: 'Vous n’avez plus rien à faire.',
    intro: 'La consultation « {{title}} », à laquelle vous étiez invitée ou invité, est annulée.',
    reason: 'Pourquoi',
    'answers-title': 'Ce que deviennent les réponses',
    answers:
      'Aucune réponse n’a été lue. La clé qui ouvrait l’urne est détruite, et les bulletins avec elle : ce que vous avez peut-être répondu ne pourra plus jamais être lu.',
    answersShared:
      'Aucune réponse n’a été lue, et les bulletins sont détruits. Le service n’a rien de la clé qui les ouvrait : elle n’est que sur les feuilles de trois dépositaires. Tant que deux ne sont pas détruites, elles ouvriraient une ancienne sauvegarde.',
    link: 'Le lien que vous avez reçu ne fonctionne plus. Si la consultation reprend, vous recevrez une nouvelle invitation et il faudra répondre de nouveau.',
  },
  addendum: {
    cancelled: 'L’urne a été détruite sans être ouverte : aucun bulletin n’a été lu.',
    subject: '{{document}} : {{title}}',
    intro:
      'Une ligne s’ajoute au procès-verbal de la consultation « {{title}} » (démarche « {{process}} »). Le document est joint.',
    introCancelled:
      'La consultation « {{title}} » (démarche « {{process}} ») est annulée. Son procès-verbal d’annulation est joint.',
    purpose: 'Gardez-le avec le procès-verbal d’ouverture.',
  },
  report: {
    subject: 'Un rapport est à lire : {{title}}',
    preheader: '{{process}}',
    intro: 'Le rapport « {{title}} », version {{number}}, peut être lu dans la démarche « {{process}} ».',
    corrected: 'Cette version en corrige une autre : {{reason}}',
    action: 'Lire le rapport',
    same: 'Le comité de pilotage et les représentantes et représentants du personnel reçoivent le même rapport au même moment. Ce message ne contient aucun résultat : le lien demande votre connexion.',
  },
  restitution: {
    subject: 'Ce que vous avez dit, ce que nous en faisons',
    preheader: '{{process}}',
    intro:
      'Vous avez été invitée ou invité à vous exprimer dans la démarche « {{process}} ». Voici ce qui a été dit, et ce qui en est fait.',
    action: 'Lire la restitution',
    verify: 'Vérifier que votre numéro de bulletin est dans la liste, vague {{label}}',
    everybody:
      'Ce message part à toutes les personnes qui avaient été invitées, qu’elles aient répondu ou non : personne ne sait qui a répondu.',
  },
  refusal: {
    'no-such-address': 'L’adresse n’existe pas.',
    'mailbox-full': 'La boîte aux lettres est pleine.',
    rejected: 'Le serveur du destinataire a refusé le message.',
  },
  unavailable: {
    unreachable: 'Le serveur de courriel ne répond pas. Vérifiez SMTP_URL avec votre service informatique.',
    'sign-in-refused': 'Le serveur de courriel refuse l’identifiant ou le mot de passe de SMTP_URL.',
    'sender-refused': 'Le serveur de courriel refuse l’adresse d’expédition de MAIL_FROM.',
    'try-later': 'Le serveur de courriel demande de réessayer plus tard.',
  },
  mailbox: {
    title: 'Boîte aux lettres locale',
    intro:
      'Sans serveur de courriel, les messages que Diapason aurait envoyés sont gardés sur cette machine et se lisent ici. Les invitations d’une vague sont effacées à sa clôture.',
    empty: 'Aucun message pour le moment. Chaque message que Diapason enverra paraîtra ici.',
    'filter-label': 'Destinataire ou objet',
    'filter-submit': 'Filtrer',
    'filter-none': 'Aucun message ne contient « {{query}} ».',
    count_one: '{{formatted}} message',
    count_other: '{{formatted}} messages',
    recipient: 'Destinataire',
    subject: 'Objet',
    sent: 'Envoyé',
    from: 'De',
    'reply-to': 'Répondre à',
    to: 'À',
    'message-id': 'Identifiant',
    'in-reply-to': 'En réponse à',
    attachments: 'Pièces jointes',
    download: 'Télécharger {{name}}',
    'as-text': 'Le message en texte',
    'as-html': 'Le message tel qu’il s’affiche',
    frame: 'Message : {{subject}}',
    back: 'Tous les messages',
    newer: 'Messages plus récents',
    older: 'Messages plus anciens',
    pages: 'Pages de la boîte aux lettres',
  },
}
