/** How many messages of a wave may leave now. Counted in the worker's memory: no table says when anything left. */
export interface SendingPace {
  /** Takes room for one message. @returns false when it has to wait for a later run */
  take(waveId: string, perMinute: number): boolean
  /** The most a run could take, whatever has left before. */
  most(perMinute: number): number
}

/** Room that gathers while nothing is sent, in seconds: a run every two seconds loses none of it. */
const gathered = 5

/**
 * A bucket for each wave, empty at the start, filled at the wave's pace. In any minute at most `perMinute` messages leave, and
 * those that gathered in five seconds.
 * @param clock milliseconds that only grow
 */
export function createSendingPace(clock: () => number = () => performance.now()): SendingPace {
  const buckets = new Map<string, { room: number; at: number }>()
  const capacity = (perMinute: number) => Math.max(1, (perMinute * gathered) / 60)
  return {
    take(waveId, perMinute) {
      const at = clock()
      const before = buckets.get(waveId) ?? { room: 0, at }
      const filled = before.room + ((at - before.at) / 60_000) * perMinute
      const room = Math.min(capacity(perMinute), filled)
      const taken = room >= 1
      buckets.set(waveId, { room: taken ? room - 1 : room, at })
      return taken
    },
    most: (perMinute) => Math.ceil(capacity(perMinute)),
  }
}
