/** Pages anybody may read. */
export default {
  homeTitle: 'Consulter, écouter, répondre',
  homeLede:
    'Diapason accompagne les intercommunalités et leurs communes qui mettent leurs services en commun. On y pose les questions aux agentes et agents, et on leur répond.',
  homePromise: 'Ce qui est promis aux personnes qui répondent',
  homePromise1:
    'Leur réponse est scellée sur leur appareil : la base de données n’en garde qu’un texte illisible.',
  homePromise2: 'Rien ne relie leur nom à leur réponse, même dans la base de données.',
  homePromise3: 'Aucun résultat n’est montré pour un groupe de moins de dix personnes.',
  homeInvited: 'Vous avez reçu une invitation ? Le lien est dans le courriel, et il vous est personnel.',
  signInLink: 'Se connecter',
  goToWork: 'Aller à mes démarches',
  demoLink: 'Voir les comptes de la démonstration',
  mailboxLink: 'Boîte aux lettres locale',
  backHome: 'Retour à l’accueil',
  errorHeading: 'Une erreur est survenue',
  forbiddenHeading: 'Accès réservé',
  notFoundHeading: 'Page introuvable',
  goneHeading: 'Ce lien ne sert plus',
  errorCode: 'Code {{status}}',
}
