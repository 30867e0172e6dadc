/** Words of every page. */
export default {
  product: 'Diapason',
  skip: 'Aller au contenu',
  otherLanguage: 'English',
  working: 'En cours…',
  errorSummary_one: 'Un point est à corriger. Ce que vous avez saisi est conservé.',
  errorSummary_other: '{{count}} points sont à corriger. Ce que vous avez saisi est conservé.',
  required: 'Ce champ est nécessaire.',
  cancel: 'Annuler',
  back: 'Retour',
  save: 'Enregistrer',
}
