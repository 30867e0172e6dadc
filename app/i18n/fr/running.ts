/** A wave while it is open: reminders, corrections, cancellation. */
export default {}
