/** Reports: documents made from the results of waves. */
export async function up(): Promise<void> {}
