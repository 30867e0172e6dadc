/** The living page of the interface. */
export default {
  title: 'Les éléments de l’interface',
  lede: 'Cette page montre chaque élément, dans chaque état et dans les deux thèmes.',
  light: 'Thème clair',
  dark: 'Thème sombre',
  type: 'Textes',
  colours: 'Couleurs',
  buttons: 'Boutons',
  notices: 'Messages et avancement',
  fields: 'Champs',
  tables: 'Tableaux',
}
