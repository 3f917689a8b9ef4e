import { EngineClient } from './client.ts'

/** A worker with the page's end of its channel. */
export interface Engineroom {
  readonly client: EngineClient
  stop(): void
}

/**
 * A worker that gets a broker's rules while the page gets the rest, or that has begun to: `ahead`. It stops when
 * the reader leaves.
 */
export function readyEngineroom(
  model: string,
  leaving: AbortSignal,
  ahead: Engineroom | undefined = undefined,
): Engineroom {
  const room = ahead ?? startEngineroom()
  if (ahead === undefined) room.client.prepare(model)
  leaving.addEventListener('abort', () => room.stop())
  return room
}

/** Starts a worker. If it dies, whoever waits for a run is told. */
export function startEngineroom(): Engineroom {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })
  const client = new EngineClient(worker)
  const fail = (message: string) => client.fail({ message, stack: '', isLost: true })
  worker.onerror = (event) => {
    event.preventDefault()
    fail(event.message || 'the worker could not be loaded')
  }
  worker.onmessageerror = () => fail('a message to the worker could not be read')
  const stop = () => {
    worker.terminate()
    fail('the worker was stopped')
  }
  return { client, stop }
}
