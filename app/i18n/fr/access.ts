/** Who may do what in a démarche. */
export default {}
