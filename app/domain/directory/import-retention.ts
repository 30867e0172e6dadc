/** How long a file, and then what is needed to undo its import, are kept, in days (domain.md §5: durations). */
export const daysKept = 30
