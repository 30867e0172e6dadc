import { applyImport } from '#app/domain/directory/apply-import.server.ts'
import { connect } from '#db/client.server.ts'

/** A worker of its own, for the test that kills it: `node apply-until-killed.ts <database URL> <import>`. */
const [url = '', importId = ''] = process.argv.slice(2)
const { db } = connect(url)
await applyImport({ db, now: () => new Date(), actor: null }, { importId })
await db.destroy()
