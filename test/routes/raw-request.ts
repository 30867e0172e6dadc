import net from 'node:net'

export interface RawRequest {
  method: string
  /** With its query string; sent as it is, one byte for each character. */
  target: string
  headers: readonly (readonly [string, string])[]
  body: Uint8Array | null
}

export interface RawAnswer {
  /** 0 when the server closed the connection without a word. */
  status: number
  text: string
}

/** Sends what no well-behaved client would, and reads everything that comes back. */
export function sendRaw(url: string, { method, target, headers, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(url)
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(headers.some(([name]) => name === 'Host') ? [] : [`Host: ${host}`]),
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body ? [`Content-Length: ${body.length}`] : []),
  ]
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname)
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A server that refused the head does not wait for the body.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error)
    })
    socket.on('close', () => {
      const text = Buffer.concat(parts).toString('latin1')
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1] ?? 0), text })
    })
    socket.write(Buffer.concat([head, body ?? Buffer.alloc(0)]))
  })
}
