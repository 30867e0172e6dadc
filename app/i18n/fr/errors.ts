/** What happened, what was kept, what to do. Keys are the codes of DomainError. */
export default {
  'not-found': 'Cette page n’existe pas ou n’existe plus.',
  forbidden: 'Votre compte ne donne pas accès à cette page.',
  'bad-request': 'La demande est incomplète ou abîmée. Rien n’a été enregistré.',
  'rate-limited': 'Trop de demandes à la fois. Réessayez dans une minute : rien n’est perdu.',
  unexpected: 'Une erreur est survenue de notre côté. Rien n’a été enregistré. Réessayez dans un instant.',
  'sign-in.used-or-late': 'Ce lien a déjà servi, ou il a plus de dix minutes. Demandez-en un nouveau.',
  'setup.wrong-code': 'Ce code n’est pas celui affiché dans le terminal. Rien n’a été créé.',
}
