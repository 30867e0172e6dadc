/**
 * Ties a web or worker process to the one that started it.
 * It stops on SIGTERM and SIGINT, and when the supervisor dies: no process outlives a killed start.
 * @param stop ends the work in hand; the process exits after it
 * @returns what to call once the process serves
 */
export function answerSupervisor(stop: () => Promise<void>): (url?: string) => void {
  let stopping = false
  const end = async () => {
    if (stopping) return
    stopping = true
    await stop().catch((error) => {
      console.error(error)
      process.exitCode = 1
    })
    process.exit()
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  if (process.send) process.on('disconnect', end)
  return (url) => process.send?.({ ready: true, url })
}
