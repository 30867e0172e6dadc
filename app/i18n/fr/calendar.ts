/** The timeline of a démarche: phases, milestones, closed periods. */
export default {}
