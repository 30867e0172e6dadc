/** The public pages of a démarche. */
export default {}
