/** Preparing a wave: to whom, how deep, when. */
export default {}
