/** Of the file, in bytes: the first page of a survey, logo included, stays under 60 kB. Of its sides, in pixels. */
export const logoLimits = { bytes: 24 * 1024, pixels: 2_000 }
