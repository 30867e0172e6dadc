/** Placeholder until the embedded server stands: replaced by the one who writes db/embedded.server.ts. */
export default function setup() {}
