import { z } from 'zod'

export const emailSchema = z
  .email()
  .max(254)
  .transform((value) => value.trim().toLowerCase())

export const signInRequestSchema = z.object({ email: emailSchema })

export const firstPilotSchema = z.object({
  code: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(120),
  email: emailSchema,
})
export type FirstPilot = z.output<typeof firstPilotSchema>
