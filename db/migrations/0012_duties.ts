/** What the software does by itself at the end of a démarche, and whom it told. */
export async function up(): Promise<void> {}
