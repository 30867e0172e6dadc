/** What the terminal says. */
export default {
  settings: {
    PORT: 'PORT doit être un numéro de port, de 1 à 65535.',
    HOST: 'HOST doit être une adresse ou un nom de machine, par exemple 127.0.0.1.',
    BASE_URL:
      'BASE_URL doit être l’adresse publique du service, sans chemin, par exemple https://diapason.exemple.fr.',
    TRUST_PROXY: 'TRUST_PROXY doit être le nombre de serveurs mandataires placés devant Diapason, de 0 à 10.',
    DATABASE_URL: 'DATABASE_URL doit être une adresse PostgreSQL, qui commence par postgres://.',
    SMTP_URL: 'SMTP_URL doit être l’adresse d’un serveur d’envoi, qui commence par smtp:// ou smtps://.',
    MAIL_FROM: 'MAIL_FROM doit être une adresse de courriel, seule ou sous la forme « Nom <adresse> ».',
    STATE_DIR: 'STATE_DIR doit être le chemin complet d’un dossier.',
    KEYS_DIR: 'KEYS_DIR doit être le chemin complet d’un dossier.',
    SECRET_FILE: 'SECRET_FILE doit être le chemin complet d’un fichier.',
    TEST_CLOCK_OFFSET_FILE: 'TEST_CLOCK_OFFSET_FILE doit être le chemin complet d’un fichier.',
    'base-url-https':
      'BASE_URL doit commencer par https:// : sans connexion chiffrée, le navigateur ne peut pas sceller les réponses. Seule une adresse de cette machine (localhost) en est dispensée.',
    'demo-local':
      'BASE_URL doit désigner cette machine (localhost) : la démonstration n’est pas faite pour être publiée.',
    'demo-smtp':
      'SMTP_URL ne s’emploie pas avec la démonstration : ses messages restent dans la boîte locale, car ses destinataires sont inventés.',
    'mail-from-missing': 'MAIL_FROM manque : avec SMTP_URL, indiquez l’adresse d’expédition des messages.',
    'keys-dir-missing':
      'KEYS_DIR manque : avec une adresse https, indiquez un dossier pour les clés des urnes, loin de STATE_DIR et hors des sauvegardes.',
    'keys-dir-place':
      'KEYS_DIR doit être loin de STATE_DIR : ni le même dossier, ni dans lui, ni autour, ni juste à côté. Une sauvegarde ne doit jamais emporter les deux.',
    'secret-among-keys': 'SECRET_FILE ne doit pas être dans KEYS_DIR.',
    'secret-file':
      'SECRET_FILE : le fichier {{file}} est abîmé, ou d’autres comptes de la machine peuvent le lire. Il faut 64 caractères et des droits 600.',
    clock: 'TEST_CLOCK_OFFSET_FILE ne sert qu’aux essais : l’horloge d’un vrai service ne se déplace pas.',
    mode: 'DIAPASON_MODE doit être demo, live ou test.',
  },
  server: {
    platform:
      'Aucun PostgreSQL n’est fourni pour cette machine ({{platform}}). Indiquez le vôtre, en version 15 ou plus, dans DATABASE_URL.',
    'unreachable-folder':
      'STATE_DIR : lancé par root, PostgreSQL tourne sous un compte sans droits, qui ne peut pas atteindre {{folder}} (voir les droits de {{parent}}).',
    'server-stopped': 'PostgreSQL n’a pas démarré. Ses derniers mots :\n{{log}}',
  },
  start: {
    'already-running':
      'Diapason tourne déjà sur le dossier {{folder}}. Cette commande s’arrête sans rien changer.',
    'port-taken':
      'PORT : le port {{port}} est déjà occupé par un autre programme. Choisissez-en un autre, par exemple PORT={{other}}.',
    'commit-timestamps':
      'DATABASE_URL : ce serveur enregistre l’heure de chaque écriture (track_commit_timestamp = on), ce qui trahirait l’ordre des réponses. Désactivez ce réglage.',
    'hasty-server':
      'DATABASE_URL : ce serveur dit avoir écrit avant de l’avoir fait ({{setting}} = off). Après une coupure de courant, des réponses déjà confirmées manqueraient. Mettez {{setting}} à on.',
    'talking-server':
      'DATABASE_URL : ce serveur écrit dans son journal les valeurs des requêtes ({{setting}} = {{value}}). Des commentaires y resteraient en clair. Mettez log_parameter_max_length et log_parameter_max_length_on_error à 0.',
    'old-server':
      'DATABASE_URL : Diapason demande PostgreSQL 15 ou plus ; ce serveur est en version {{version}}.',
    'no-server': 'DATABASE_URL : la base de données ne répond pas ({{reason}}).',
    'other-mode-demo':
      'DATABASE_URL : cette base est celle d’un vrai service. La démonstration ne s’y installe pas.',
    'other-mode-live':
      'DATABASE_URL : cette base est celle d’une démonstration. Un vrai service demande une base vide.',
    'half-made':
      'DATABASE_URL : cette base contient une démonstration inachevée. Videz-la, ou lancez la démonstration sans DATABASE_URL.',
    'reset-only-own':
      '--reset n’efface que la démonstration installée à sa place habituelle : retirez {{variable}}.',
    'unknown-option': 'Option inconnue : {{option}}.',
    building: 'Construction des pages (une seule fois, moins d’une minute)…',
    'build-failed': 'La construction des pages a échoué.',
    database: 'Base de données : prête.',
    adopted: 'Base de données : retrouvée en marche après un arrêt brutal, rien n’est perdu.',
    'database-back': 'La base de données s’est interrompue. Elle répond de nouveau.',
    resetting: 'La démonstration repart de zéro.',
    demonstration: 'Préparation de la démonstration (une seule fois)…',
    ready: 'Diapason est prêt : {{url}}',
    roles: 'Choisissez un rôle pour entrer : {{url}}',
    mailbox: 'Les messages « envoyés » se lisent ici : {{url}}',
    'setup-code': 'Aucun compte n’existe encore. Ouvrez {{url}} et donnez ce code : {{code}}',
    'how-to-stop': 'Ctrl-C pour arrêter.',
    stopping: 'Arrêt en cours…',
    stopped: 'Tout est arrêté.',
    'web-ended': 'Le processus web s’est arrêté ({{reason}}). Tout s’arrête ; relancez la commande.',
    'worker-ended':
      'Le processus des tâches s’est arrêté ({{reason}}). Tout s’arrête ; relancez la commande.',
    unexpected: 'Le démarrage a échoué : {{reason}}',
    'sign-in-usage': 'Donnez l’adresse d’un compte : npm run sign-in -- adresse@exemple.fr',
    'sign-in-unknown': 'Aucun compte n’a l’adresse {{email}}.',
    'sign-in-link': 'Lien de connexion, valable dix minutes, une seule fois :\n{{url}}',
    'backup-usage': 'Donnez le fichier à écrire : npm run backup -- /chemin/sauvegarde.gz',
    'restore-usage': 'Donnez le fichier à relire : npm run restore -- /chemin/sauvegarde.gz',
    'nothing-to-back-up': 'Rien à sauvegarder : Diapason n’a jamais démarré avec le dossier {{folder}}.',
    'no-backup': 'Le fichier {{file}} n’existe pas.',
    'backed-up':
      'Sauvegarde écrite : {{file}} ({{rows}} lignes). Elle contient des données personnelles : gardez-la en lieu sûr.',
    'keys-not-in-backup':
      'Les clés des urnes ouvertes ({{folder}}) n’y sont pas, et ne doivent être dans aucune sauvegarde. Les perdre avant une clôture fait perdre les réponses de cette vague, sauf quand trois dépositaires en gardent la clé sur papier.',
    restored: 'Base de données remplie depuis {{file}} ({{rows}} lignes). Vous pouvez démarrer Diapason.',
    'keys-after-restore':
      'Si une vague était ouverte : ses clés doivent être dans {{folder}}, et le secret du serveur dans {{secret}}. Sans eux, elle ne peut qu’être annulée, sauf quand trois dépositaires gardent la clé de son urne : ne l’annulez pas, leurs feuilles l’ouvriront.',
    'backup.file-exists': 'Le fichier {{file}} existe déjà : rien n’a été écrit. Choisissez un autre nom.',
    'backup.not-empty':
      'La base n’est pas vide : rien n’a été changé. Une sauvegarde se relit dans une base neuve.',
    'backup.not-a-backup': 'Le fichier {{file}} n’est pas une sauvegarde de Diapason : rien n’a été changé.',
    'backup.cut': 'Le fichier {{file}} est incomplet : rien n’a été gardé de cette lecture.',
    'backup.newer':
      'Cette sauvegarde vient d’une version plus récente de Diapason. Installez cette version, puis recommencez.',
  },
}
