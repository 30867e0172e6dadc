/**
 * Runs the same work again and again from several clients at once; the first tenth of the time is not counted.
 * @param clients how many run at the same time
 * @param seconds how long it is measured
 * @returns how many times per second it was done
 */
export async function ratePerSecond(
  clients: number,
  seconds: number,
  work: (client: number) => Promise<unknown>,
): Promise<number> {
  const begin = performance.now() + seconds * 100
  const end = begin + seconds * 1000
  let done = 0
  const run = async (client: number) => {
    for (;;) {
      await work(client)
      const now = performance.now()
      if (now >= end) return
      if (now >= begin) done += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)))
  return Math.round(done / seconds)
}
