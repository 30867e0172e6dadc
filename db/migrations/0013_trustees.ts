/** Level 2 of the urn: the trustees of a wave and their ceremony (anonymity.md). */
export async function up(): Promise<void> {}
