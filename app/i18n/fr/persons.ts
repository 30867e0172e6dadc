/** One person of the directory; elected officials; organisations. */
export default {}
