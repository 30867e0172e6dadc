/** Signing in and out, the first account. */
export default {
  instance: {
    title: 'L’instance',
    lede: 'Qui administre cette installation de Diapason crée des démarches et nomme d’autres administratrices et administrateurs. Cela n’ouvre aucune démarche : chacune a ses propres accès.',
    table: 'Qui administre l’instance',
    invite: 'Inviter à administrer l’instance',
    inviteLede:
      'Cette personne pourra créer des démarches, et inviter ou retirer qui administre l’instance. Un courriel le lui dit.',
    remove: 'Retirer',
    removeOf: 'Retirer l’administration de l’instance à {{name}}',
    only: 'seule personne à administrer',
    noLines: 'Rien n’a encore changé depuis l’installation.',
    removeTitle: 'Retirer l’administration de l’instance à {{name}}',
    removeSelf: 'C’est votre propre accès : vous ne verrez plus cette page.',
    removeNow:
      'Cette personne ne peut plus créer de démarche, ni inviter ou retirer qui administre l’instance.',
    removeKept:
      'Son compte et ses accès aux démarches ne changent pas. Elle n’est pas prévenue par courriel.',
    removeButton: 'Retirer cette administration',
  },
  signInTitle: 'Se connecter',
  signInLede: 'Indiquez votre adresse professionnelle. Vous recevrez un lien, valable dix minutes.',
  email: 'Adresse électronique',
  emailInvalid: 'Cette adresse n’est pas complète. Exemple : prenom.nom@commune.fr',
  sendLink: 'Recevoir le lien',
  sentTitle: 'Consultez votre messagerie',
  sentText:
    'Si cette adresse correspond à un compte, un courriel vient de partir. Son lien sert une seule fois, pendant dix minutes.',
  sentNothing: 'Rien n’arrive ? Vérifiez l’adresse, puis les indésirables. Vous pouvez redemander un lien.',
  askAgain: 'Redemander un lien',
  linkTitle: 'Confirmer la connexion',
  linkLede: 'Appuyez sur le bouton pour vous connecter. La session dure douze heures au plus.',
  code: 'Code de connexion',
  codeHint: 'Il est rempli par le lien du courriel. Vous pouvez aussi le copier depuis le message.',
  confirm: 'Me connecter',
  signOut: 'Se déconnecter',
  setupTitle: 'Créer le premier compte',
  setupLede:
    'Cette instance de Diapason n’a encore aucun compte. Le code d’installation est affiché dans le terminal où elle a été lancée.',
  setupCode: 'Code d’installation',
  name: 'Prénom et nom',
  create: 'Créer mon compte',
}
