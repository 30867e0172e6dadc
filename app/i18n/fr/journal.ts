/** What was done in a démarche, and by whom. */
export default {
  action: {
    'process.created': 'Démarche créée',
  },
}
