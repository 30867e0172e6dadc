/** Signing in and out, the first account. */
export default {
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
