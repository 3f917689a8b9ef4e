import type { Address } from '../../kernel/agenda.ts'
import type { Tick, Ticks } from '../../kernel/clock.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { ProcessEvent } from './process-events.ts'
import type { ProcessSetup } from './process-setup.ts'

/** What a process with threads knows, beside what each thread knows. */
export interface ProcessMind {
  readonly kind: 'process'
  readonly name: Address
  setup: ProcessSetup
  status: 'off' | 'running' | 'closing' | 'crashed' | 'powered off'
  incarnation: number
  /** How many connections it has opened. */
  connections: number
  readonly wires: Map<string, Wire>
  /** Connections that its machine forgot when it lost power. */
  readonly forgotten: Set<string>
}

/** A connection of a process. */
export interface Wire {
  readonly connection: string
  /** By what its threads name it. */
  readonly label: string
  isOpen: boolean
  isLeaked: boolean
  heartbeat: Ticks
  heard: Tick
  readonly channels: Map<number, Lane>
}

/** A channel of a connection, and who may use it. */
export interface Lane {
  readonly name: string
  readonly isOpen: boolean
}

/** A process that was never started. */
export function createProcess(setup: ProcessSetup): ProcessMind {
  const { name } = setup
  const nothing = { incarnation: 0, connections: 0, wires: new Map(), forgotten: new Set<string>() }
  return { kind: 'process', name, setup, status: 'off', ...nothing }
}

/** A copy that shares nothing that changes. */
export function copyProcess(mind: ProcessMind): ProcessMind {
  const wires = new Map<string, Wire>()
  for (const [name, wire] of mind.wires) wires.set(name, { ...wire, channels: new Map(wire.channels) })
  return { ...mind, wires, forgotten: new Set(mind.forgotten) }
}

const ENDS = { crash: 'crashed', power: 'powered off', close: 'off' } as const

/** What each fact of a process changes in its mind. */
export const processFolds: Folds<ProcessMind, ProcessEvent> = {
  'app.started'(mind, { incarnation }) {
    mind.incarnation = incarnation
    mind.status = 'running'
  },
  'app.ended'(mind, { how }) {
    if (how === 'power') for (const name of mind.wires.keys()) mind.forgotten.add(name)
    mind.wires.clear()
    mind.status = ENDS[how]
  },
  'app.redeployed'() {},
  'app.closing'(mind) {
    mind.status = 'closing'
  },
  'app.connecting'(mind, { connection, label }, tick) {
    mind.connections++
    const fresh = { isOpen: false, isLeaked: false, heartbeat: 0, heard: tick, channels: new Map() }
    mind.wires.set(connection, { connection, label, ...fresh })
  },
  'app.tuned'(mind, { connection, heartbeat }) {
    change(mind, connection, (wire) => {
      wire.heartbeat = heartbeat
    })
  },
  'app.opened'(mind, { connection }, tick) {
    change(mind, connection, (wire) => {
      wire.isOpen = true
      wire.heard = tick
    })
  },
  'app.leaked'(mind, { connection }) {
    change(mind, connection, (wire) => {
      wire.isLeaked = true
    })
  },
  'app.disconnected'(mind, { connection }) {
    mind.wires.delete(connection)
  },
  'app.heard'(mind, { connection }, tick) {
    change(mind, connection, (wire) => {
      wire.heard = tick
    })
  },
  'app.channelOpening'(mind, { connection, channel, lane }) {
    change(mind, connection, ({ channels }) => channels.set(channel, { name: lane, isOpen: false }))
  },
  'app.channelOpened'(mind, { connection, channel }) {
    change(mind, connection, ({ channels }) => {
      const lane = channels.get(channel)
      if (lane !== undefined) channels.set(channel, { ...lane, isOpen: true })
    })
  },
  'app.channelGone'(mind, { connection, channel }) {
    change(mind, connection, ({ channels }) => channels.delete(channel))
  },
}

function change(mind: ProcessMind, connection: string, how: (wire: Wire) => void): void {
  const wire = mind.wires.get(connection)
  if (wire !== undefined) how(wire)
}
