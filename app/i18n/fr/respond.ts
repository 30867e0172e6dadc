/** The page of a person invited: introduction, sending, what can go wrong. */
export default {
  otherLanguage: 'English',
  who: 'Qui demande',
  why: 'Pourquoi',
  minutes: '{{minutes}} minutes environ, {{count}} questions',
  until: 'ouvert jusqu’au {{date}}',
  promise: 'Ce qui protège votre réponse',
  promise1: 'Elle est scellée sur votre appareil : la base de données n’en garde qu’un texte illisible.',
  promise2: 'Rien ne relie votre nom à votre réponse, même dans la base de données.',
  promise3: 'Aucun résultat n’est montré pour un groupe de moins de {{k}} personnes.',
  promiseMore: 'Comment cela marche, et ce qui n’est pas protégé',
  start: 'Commencer',
  starting: 'Le questionnaire arrive…',
  free: 'Répondre est libre. Vous pouvez passer une question.',
  question: 'Une question ? {{contact}}',
  testWave: 'Vague d’essai : ces réponses ne comptent pas.',
  preview: 'Aperçu : rien de ce que vous saisissez n’est envoyé.',
  noScriptTitle: 'JavaScript est nécessaire pour sceller votre réponse',
  noScript:
    'Votre réponse est chiffrée par votre navigateur avant de partir : personne ne peut la lire en chemin. Cela demande JavaScript. Activez-le dans les réglages du navigateur, ou ouvrez le lien sur un autre appareil : il n’a pas encore servi.',
  notFoundTitle: 'Ce lien ne mène à aucun questionnaire',
  notFound:
    'Il a peut-être été coupé dans votre messagerie. Ouvrez-le de nouveau depuis le courriel, en entier.',
  draftTitle: 'Ce questionnaire est en préparation',
  draft: 'Ce lien vient d’un message d’essai : il ne mène encore à aucun questionnaire.',
  scheduledTitle: 'Le questionnaire n’est pas encore ouvert',
  scheduled: 'Il ouvre le {{date}}. Gardez le courriel : votre lien servira à ce moment.',
  closedTitle: 'Le questionnaire est clos',
  closed:
    'Il a fermé le {{date}}. Il n’est plus possible de répondre. Les résultats seront présentés aux agentes et agents.',
  cancelledTitle: 'Cette consultation est annulée',
  cancelledBecause: 'Pourquoi : {{reason}}',
  cancelled: 'Aucune réponse n’est conservée. Vous recevrez un nouveau courriel si elle reprend.',
  sealing: 'Votre réponse est scellée sur cet appareil…',
  sending: 'Votre réponse part…',
  thanksTitle: 'Merci, votre réponse est dans l’urne',
  thanksPreview: 'Merci. C’était un aperçu : rien n’a été envoyé.',
  thanksResumed:
    'Une réponse que vous aviez déjà scellée avec ce lien vient d’être envoyée. C’est elle qui compte, pas celle que vous venez de saisir.',
  number: 'Votre numéro de bulletin',
  numberWhy:
    'Notez-le si vous le souhaitez. Après la clôture, la liste des numéros est publiée : vous pourrez vérifier que votre bulletin y est. Ce numéro ne dit rien de vos réponses.',
  verify: 'La page où vous pourrez le vérifier (nouvel onglet)',
  results: 'Les résultats sont connus après la clôture, le {{date}}.',
  close: 'Vous pouvez fermer cette page.',
  keepTab: 'Votre navigateur refuse d’enregistrer : gardez cet onglet ouvert jusqu’à la confirmation.',
  pendingTitle: 'Une réponse attend d’être envoyée',
  pending:
    'Vous avez déjà scellé une réponse avec ce lien, et son envoi n’a pas abouti. Elle est conservée sur cet appareil.',
  finish: 'Terminer l’envoi',
  retry: 'Réessayer',
  noLink: 'Il manque la fin du lien. Ouvrez-le de nouveau depuis le courriel, en entier.',
  noCrypto:
    'Ce navigateur ne peut pas sceller votre réponse : la page n’est pas en connexion sûre (https), ou il est trop ancien. Ouvrez le lien avec un autre navigateur : il n’a pas encore servi.',
  failed: {
    offline:
      'Pas de connexion. Votre réponse est conservée sur cet appareil : réessayez quand le réseau revient.',
    'unknown-link':
      'Ce lien n’est pas reconnu. Ouvrez-le de nouveau depuis le courriel. Rien n’a été envoyé.',
    'not-yet-open':
      'Le questionnaire n’est pas encore ouvert. Rien n’est perdu : réessayez à l’heure d’ouverture.',
    closed: 'Le questionnaire est clos depuis : votre réponse n’a pas pu entrer dans l’urne.',
    cancelled:
      'La consultation vient d’être annulée : l’urne est détruite et votre réponse n’est pas conservée. Un courriel vous en informe.',
    'link-used':
      'Une autre réponse a déjà été envoyée avec ce lien. Une seule compte : celle-ci n’a pas été envoyée.',
    suspended: 'Le service est suspendu un moment, par précaution. Rien n’est perdu : réessayez plus tard.',
    busy: 'Beaucoup de monde répond en ce moment. Rien n’est perdu : réessayez dans une minute.',
    unavailable:
      'Le service ne répond pas. Votre réponse est conservée sur cet appareil : réessayez dans une minute.',
    refused: 'L’urne n’a pas accepté ce bulletin. Rechargez la page puis recommencez.',
  },
  storageRefused:
    'Votre navigateur a cessé d’enregistrer. Rien n’a été envoyé. Fermez la navigation privée ou libérez de la place, puis réessayez.',
  invalid: 'Une réponse ne convient pas au questionnaire. Rien n’a été envoyé. Rechargez la page.',
  islandFailed: 'Le questionnaire n’a pas pu être chargé. Vérifiez la connexion, puis réessayez.',
}
