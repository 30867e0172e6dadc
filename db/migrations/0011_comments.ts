/** What moderators did with the comments of waves. */
export async function up(): Promise<void> {}
