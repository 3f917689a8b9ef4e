import type { Lifecycle } from '../../kernel/handlers.ts'

const ENDS = { 'client.crashed': 'crashed', 'client.poweredOff': 'powered off' } as const
const ALIVE = { ...ENDS, 'client.closing': 'closing', 'client.closed': 'off' } as const
const CONNECTED = { ...ALIVE, 'client.disconnected': 'waiting' } as const

/** The life of an application, as data: folds step it, a page can draw it. */
export const applicationLifecycle = {
  off: { 'client.started': 'started' },
  started: { ...ALIVE, 'client.connecting': 'connecting', 'client.attached': 'attached' },
  /** A thread: its process has a connection. */
  attached: { ...CONNECTED, 'client.opening': 'opening' },
  connecting: { ...CONNECTED, 'client.connected': 'handshake' },
  handshake: { ...CONNECTED, 'client.opened': 'opening' },
  opening: { ...CONNECTED, 'client.channelClosed': 'channel closed', 'client.ready': 'running' },
  running: { ...CONNECTED, 'client.channelClosed': 'channel closed', 'client.channelLeft': 'attached' },
  'channel closed': { ...CONNECTED, 'client.channelOpened': 'opening', 'client.opening': 'opening' },
  waiting: { ...ALIVE, 'client.connecting': 'connecting', 'client.attached': 'attached' },
  closing: { ...ENDS, 'client.closed': 'off' },
  crashed: { 'client.started': 'started' },
  'powered off': { 'client.started': 'started' },
} as const satisfies Lifecycle

/** Where an application is in its life. */
export type ApplicationStatus = keyof typeof applicationLifecycle

const PROCESSLESS: ReadonlySet<ApplicationStatus> = new Set(['off', 'crashed', 'powered off'])

/** Whether there is a process at all. */
export function isAlive(status: ApplicationStatus): boolean {
  return !PROCESSLESS.has(status)
}

/** Where it is after a fact; the same when the fact changes nothing there. */
export function nextStatus(status: ApplicationStatus, fact: string): ApplicationStatus {
  const ways: Readonly<Record<string, ApplicationStatus>> = applicationLifecycle[status]
  return ways[fact] ?? status
}
