import { z } from 'zod'

/** What the page « Publier » sends: a box ticked by a person who has read to whom the report becomes visible. */
export const publishReportSchema = z.object({ confirmed: z.literal('on') })
