/** What a territory says of itself, and how it looks. */
export default {}
