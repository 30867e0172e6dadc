/** Information on personal data, given to those who are asked (art. 13, 14 and 26 RGPD). */
export default {
  title: 'Vos données personnelles',
  lede: 'Cette page vous informe de l’usage de vos données pour « {{title}} ». Les articles 13 et 14 du règlement général sur la protection des données (RGPD) le demandent.',
  controllerTitle: 'Qui est responsable',
  controllerAlone: '{{organisation}} (SIREN {{siren}}) est responsable de cette consultation.',
  controllerJoint:
    '{{organisation}} (SIREN {{siren}}) et ses communes membres décident ensemble de cette consultation. Elles en sont responsables conjointement (article 26 du RGPD).',
  controllerEither:
    'Vous pouvez vous adresser à l’intercommunalité ou à votre commune, au choix. Sur demande, elles vous disent comment elles se répartissent les tâches.',
  communes: 'Communes responsables avec l’intercommunalité',
  otherEmployers: 'Autres employeurs dont les agentes et agents sont invités',
  contact: 'Pour toute question sur la consultation : {{contact}}',
  dpoTitle: 'La ou le délégué à la protection des données',
  dpoWhy: 'Cette personne veille au respect de vos droits et vous répond.',
  dpoMissing:
    'Son nom n’est pas encore indiqué : l’intercommunalité doit le faire. En attendant, écrivez au contact de la consultation.',
  purposeTitle: 'Pourquoi vos données sont utilisées',
  purposeInvite: 'Pour vous inviter à répondre, une seule fois, et vous le rappeler.',
  purposeWave: 'Pourquoi cette consultation, selon ses organisateurs :',
  purposeProcess: 'Pourquoi cette démarche :',
  basis:
    'Base légale : l’exécution d’une mission d’intérêt public (article 6, paragraphe 1, point e, du RGPD). Ce n’est pas votre consentement.',
  free: 'Répondre est libre. Ne pas répondre n’a aucune conséquence pour vous.',
  dataTitle: 'Quelles données',
  dataInvitation: 'Pour l’invitation : votre nom, votre prénom, votre adresse électronique et votre langue.',
  dataEmployment:
    'Votre employeur et, si son fichier les donne, votre service, votre fonction et votre matricule.',
  dataDelivery: 'L’état de l’envoi : courriel en attente, parti ou refusé. Jamais s’il a été ouvert.',
  dataLink:
    'Tant que l’urne est ouverte : l’empreinte de votre lien, et s’il a servi. Le lien lui-même n’est pas enregistré.',
  dataSource: 'Les données de l’invitation viennent du fichier du personnel de votre employeur.',
  dataAnswer:
    'Votre réponse n’est pas une donnée personnelle : rien ne la relie à vous. La page sur l’anonymat dit à quelles conditions.',
  dataNoTrace:
    'Les pages du questionnaire n’enregistrent ni adresse IP, ni cookie, ni heure de passage. Aucun autre site n’est appelé.',
  dataDevice:
    'Votre navigateur garde le lien dans son historique, et votre bulletin scellé jusqu’à son arrivée dans l’urne.',
  recipientsTitle: 'Qui reçoit ces données',
  recipientsTeam:
    'L’annuaire et l’état des envois : la ou le chef de projet, et l’administration du service.',
  recipientsHr:
    'L’annuaire de votre employeur : sa direction des ressources humaines, si un accès lui a été ouvert. Elle ne voit pas les autres employeurs.',
  recipientsProcessors: 'L’hébergeur et le serveur de courriel, pour faire fonctionner le service.',
  recipientsLocal: 'L’hébergeur, pour faire fonctionner le service. Aucun courriel ne quitte cette machine.',
  recipientsAnswers:
    'Votre réponse : personne. Les comités, les représentants du personnel et l’évaluation ne lisent que des résultats par groupes.',
  retentionTitle: 'Combien de temps',
  retentionCaption: 'Durée de conservation de chaque donnée',
  retentionWhat: 'Donnée',
  retentionHowLong: 'Conservation',
  urn: 'Empreintes des liens et bulletins scellés',
  urnKeyslevel1: 'Clé des liens et clé de l’urne',
  urnKeyslevel2: 'Clé des liens, et ce que le service a de la clé de l’urne',
  urnUntil: 'Détruits à l’ouverture de l’urne, {{minutes}} minutes après la clôture du {{closes}}.',
  urnUntilTrustees:
    'Détruits à l’ouverture de l’urne, devant deux dépositaires, après la clôture du {{closes}}.',
  urnGone: 'Détruits le {{date}}, à l’ouverture de l’urne.',
  urnGoing: 'Leur destruction est en cours.',
  urnCancelled: 'Détruits à l’annulation.',
  mailCopies: 'Copies des courriels',
  mailCopiesNone:
    'Le service n’en garde aucune. Les serveurs de courriel gardent les leurs selon leurs propres règles.',
  mailCopiesLocal: 'Gardées sur cette machine. Celles qui portent un lien sont effacées à la clôture.',
  deliveries: 'État des envois',
  directory: 'Annuaire',
  untilEnd:
    'Effacés {{days}} jours après la fin de la démarche : le jour où elle est archivée, au plus tard le dernier jour de son calendrier.',
  imports: 'Fichiers du personnel importés',
  importsDays_one: '{{count}} jour.',
  importsDays_other: '{{count}} jours.',
  comments: 'Commentaires',
  commentsUntil:
    'Effacés {{months}} mois après la fin de la démarche. Ils ne portent pas votre nom, sauf si vous l’y écrivez.',
  results: 'Résultats et procès-verbaux',
  resultsKept: 'Conservés comme archives publiques. Ils ne décrivent aucune personne.',
  rightsTitle: 'Vos droits',
  rightsAccess: 'Savoir quelles données le service a sur vous, et en recevoir une copie.',
  rightsCorrect: 'Faire corriger ce qui est faux : un nom, une adresse, un employeur.',
  rightsErase:
    'Faire effacer vos données. Si une consultation est en cours, sa liste est figée : l’effacement attend la clôture.',
  rightsLimit: 'Demander que vos données ne soient plus utilisées, le temps d’examiner votre demande.',
  rightsObject: 'Vous opposer à recevoir ces invitations, pour une raison tenant à votre situation.',
  rightsHow: 'Écrivez à {{to}}. La réponse vous parvient en un mois au plus.',
  rightsHowContact: 'Écrivez au contact de la consultation. La réponse vous parvient en un mois au plus.',
  rightsAnswer:
    'Ces droits ne peuvent pas s’exercer sur votre réponse. Personne ne sait laquelle est la vôtre, pas même le service (article 11 du RGPD). Une fois envoyée, elle ne peut être ni lue, ni corrigée, ni retirée.',
  complaintTitle: 'Où se plaindre',
  complaint:
    'Vous pouvez saisir la Commission nationale de l’informatique et des libertés (CNIL) : www.cnil.fr, ou 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
  machineTitle: 'Décisions automatiques',
  machine: 'Aucune décision n’est prise par une machine à votre sujet. Aucun profil de vous n’est établi.',
  hostTitle: 'Hébergement',
  hostMissing:
    'L’hébergeur n’est pas encore indiqué : l’intercommunalité doit le faire. Cette page ne peut donc pas dire où sont les données.',
  transfer:
    'Aucun transfert de données hors de l’Union européenne n’est prévu. Le logiciel n’appelle aucun service extérieur, hors le courriel.',
  transferLocal:
    'Aucun transfert de données hors de l’Union européenne n’est prévu. Le logiciel n’appelle aucun service extérieur.',
  link: 'Vos données personnelles et vos droits',
  drawnOn: 'État au {{date}}',
}
