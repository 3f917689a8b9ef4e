import type { TableView } from '../../kernel/scene.ts'
import { readyEntries } from '../queues/ready.ts'
import type { Channel, Connection, Entry, Queue, RabbitState } from '../state.ts'
import { unackedOf } from './brokers.ts'
import { attemptsOf } from './names.ts'

type Row = readonly (string | number)[]

/** The tables of the management UI, and where each message is. */
export function tablesOf(state: RabbitState): readonly TableView[] {
  const { broker } = state
  const connections = [...broker.connections.values()]
  return [
    {
      id: 'queues',
      columns: ['Name', 'Type', 'Ready', 'Unacked', 'Total', 'Consumers'],
      rows: [...broker.queues.values()].map(queueRow),
    },
    {
      id: 'consumers',
      columns: ['Queue', 'Consumer tag', 'Connection', 'Ack required', 'Prefetch', 'Unacked', 'In rotation'],
      rows: connections.flatMap(({ channels }) => [...channels.values()].flatMap(consumerRows)),
    },
    {
      id: 'connections',
      columns: ['Name', 'Client', 'State', 'Channels', 'Heartbeat'],
      rows: connections.map(connectionRow),
    },
    {
      id: 'channels',
      columns: ['Channel', 'Mode', 'Prefetch', 'Unacked', 'Unconfirmed'],
      rows: connections.flatMap(({ channels }) => [...channels.values()].map(channelRow)),
    },
    { id: 'messages', columns: ['Message', 'Where', 'State', 'Attempts'], rows: messageRows(state) },
  ]
}

function queueRow(queue: Queue): Row {
  const ready =
    queue.type === 'stream'
      ? queue.log.entries.end - queue.log.first
      : queue.ready.size + queue.delayed.length
  return [queue.name, queue.type, ready, queue.unacked, ready + queue.unacked, queue.consumers.size]
}

function consumerRows({ consumers, connection, number }: Channel): Row[] {
  return [...consumers.values()].map(({ queue, tag, noAck, prefetchCount, unacked, blocked }) => [
    queue,
    tag,
    `${connection} (${number})`,
    noAck ? 'no' : 'yes',
    prefetchCount,
    unacked,
    blocked ? 'no' : 'yes',
  ])
}

function connectionRow({ name, client, status, blocked, channels, heartbeat }: Connection): Row {
  return [name, client, blocked ? 'blocked' : status, channels.size, `${heartbeat / 1000} s`]
}

function channelRow({ connection, number, mode, globalPrefetch, unacked, awaited }: Channel): Row {
  return [`${connection} (${number})`, mode, globalPrefetch, unacked.size, awaited.size]
}

function messageRows(state: RabbitState): Row[] {
  return [...state.broker.queues.values()].flatMap((queue): Row[] => {
    const row = ({ message, returns }: Entry, place: string): Row => [
      message.content.id,
      queue.name,
      place,
      attemptsOf(message.content, returns),
    ]
    return [
      ...unackedOf(state, queue.name).map(({ unacked, holder }) => row(unacked.entry, `unacked ${holder}`)),
      ...readyEntries(queue).map((entry) => row(entry, 'ready')),
      ...queue.delayed.map(({ entry }) => row(entry, 'delayed')),
    ]
  })
}
