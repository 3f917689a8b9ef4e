import type { ClientSetup, RabbitSetup } from '../../engine/rabbit/setup.ts'
import { missing } from './missing.ts'
import type { Problem } from './problems.ts'

/** What a process says for all of its threads. */
const OF_PROCESS = ['node', 'heartbeat', 'reconnect_delay', 'restart_delay'] as const

/** Threads without their process, and what cannot be said of one. */
export function threadProblems({ clients = [], processes = [] }: RabbitSetup): readonly Problem[] {
  const names = processes.map(({ name }) => name)
  return clients.flatMap((client, row) => {
    const path = `/setup/clients/${row}`
    if (client.thread === undefined) return loneProblems(client, path)
    return [
      ...missing(`${path}/thread/process`, 'process', client.thread.process, names),
      ...OF_PROCESS.filter((field) => client[field] !== undefined).map((field) => ({
        path: `${path}/${field}`,
        message: `a thread has no ${field} of its own`,
        fix: `say it of the process in /setup/processes`,
      })),
      ...channelProblems(client, path),
    ]
  })
}

function loneProblems(client: ClientSetup, path: string): readonly Problem[] {
  const says = client.kind === 'publisher' ? client.channel_per : undefined
  if (says === undefined || says === 'thread') return []
  const fix = 'name a process in thread'
  return [{ path: `${path}/channel_per`, message: 'only a thread opens a channel a message', fix }]
}

/** Confirms are numbered on the channel: who shares one, or leaves it after a message, cannot know which is its own. */
function channelProblems(client: ClientSetup, path: string): readonly Problem[] {
  if (client.kind !== 'publisher') return []
  const { confirm = 'none', tx, thread, channel_per: per = 'thread' } = client
  const asks = confirm === 'none' ? (tx === undefined ? undefined : 'tx') : 'confirm'
  if (asks === undefined || (thread?.channel === undefined && per === 'thread')) return []
  const message = `${asks} needs a channel that the thread keeps for itself`
  return [{ path: `${path}/${asks}`, message, fix: 'leave out thread/channel and channel_per' }]
}
