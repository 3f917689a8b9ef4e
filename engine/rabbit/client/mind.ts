import { copyDeque, createDeque, type Deque } from '../../base/deque.ts'
import type { Address } from '../../kernel/agenda.ts'
import type { Seq, Tick, Ticks } from '../../kernel/clock.ts'
import type { Content } from '../methods.ts'
import type { ClientSetup, ConsumerSetup, PublisherSetup, RabbitSetup, SystemSetup } from '../setup.ts'
import type { Outgoing } from './events.ts'
import type { ApplicationStatus } from './lifecycle.ts'
import { planOf, type Step } from './plan.ts'
import { copyProcess, createProcess, type ProcessMind } from './process-mind.ts'

export type { ClientEvent } from './events.ts'
export type { ClientSignal } from './signals.ts'

/** What a place that is not the broker knows: only what it did and what reached it. */
export type ClientMind = PublisherMind | ConsumerMind | SystemMind | ProcessMind

/** What every application knows. */
interface Application {
  readonly name: Address
  status: ApplicationStatus
  /** How often its process was started: timers of an older process are stale. */
  incarnation: number
  /** How many connections it has opened. */
  connections: number
  /** The newest one. */
  connection: string
  /** The number of its channel there. */
  channel: number
  /** How many channels it has opened: what came on an older one cannot be answered. */
  lane: number
  /** Agreed with the broker, in ticks; 0 is none. */
  heartbeat: Ticks
  /** When the broker was last heard. */
  heard: Tick
  /** The broker takes no publications for now. */
  blocked: boolean
  hung: boolean
  /** How many times as long its work takes. */
  factor: number
  /** Connections that its machine forgot when it lost power. */
  readonly forgotten: Set<string>
}

/** A message that a publisher has not done with, and the last fact about it. */
export interface Waiting extends Outgoing {
  readonly seq: Seq
}

/** What a publisher knows. */
export interface PublisherMind extends Application {
  readonly kind: 'publisher'
  setup: PublisherSetup
  /** How many messages it wanted to publish so far. */
  orders: number
  /** What waits in its memory to be sent. */
  outbox: Deque<Waiting>
  /** What it sent and the broker has not confirmed, by number on the channel. */
  readonly outstanding: Map<number, Waiting>
  /** What the broker refused and it will send again, by order. */
  readonly refused: Map<number, Waiting>
  nextTag: number
  /** Sent in the transaction that is open. */
  uncommitted: Waiting[]
  committing: boolean
  /** A thread that writes in frames: when the last one is written. */
  writesUntil: Tick
  /** Sent since everything was confirmed, with `confirm: batch`. */
  batched: number
  sent: number
  confirmed: number
  nacked: number
  returned: number
  /** Lost in its own hands. */
  missed: number
}

/** A message that reached an application. */
export interface Delivery {
  readonly lane: number
  readonly deliveryTag: number
  readonly message: number
  readonly redelivered: boolean
  readonly exchange: string
  readonly routingKey: string
  readonly content: Content
  readonly noAck: boolean
  /** Of all that reached it, and of this message's own visits: each from 1. */
  readonly ordinal: number
  readonly visit: number
  readonly seq: Seq
}

/** A thread at work. */
export interface Task {
  readonly id: number
  readonly delivery: Delivery
  readonly plan: readonly Step[]
  step: number
  /** When the work that it does now began, and will end; equal when it waits for somebody else. */
  from: Tick
  until: Tick
  /** It would be done, but its process hangs. */
  stuck: boolean
  /** The last fact about it. */
  seq: Seq
}

/** What a consumer knows. */
export interface ConsumerMind extends Application {
  readonly kind: 'consumer'
  setup: ConsumerSetup
  plan: readonly Step[]
  subscribed: boolean
  /** What reached it and has no thread yet. */
  buffer: Deque<Delivery>
  /** What it has to answer, by delivery tag. */
  readonly held: Map<number, Delivery>
  readonly tasks: Map<number, Task>
  nextTask: number
  /** What it published again and the broker has not confirmed, by number on the channel. */
  readonly unconfirmed: Map<number, Delivery>
  nextTag: number
  polls: number
  /** With `mode: get`: it has asked, or waits before it asks again. */
  asked: boolean
  received: number
  redelivered: number
  processed: number
  failed: number
  /** Done since the last acknowledgement, with `ack_every`. */
  done: number
  /** How often each message was here. */
  readonly visits: Map<string, number>
}

/** What a system beside the broker knows. */
export interface SystemMind {
  readonly kind: 'system'
  readonly name: Address
  setup: SystemSetup
  value: number
  /** How many effects each message has had. */
  readonly effects: Map<string, number>
  /** Ids that it remembers, and until when. */
  readonly marked: Map<string, Tick>
  calls: number
  refusals: number
}

/** The minds of a set-up, before anything has happened. */
export function createMinds(setup: RabbitSetup): Map<Address, ClientMind> {
  const minds = new Map<Address, ClientMind>()
  for (const process of setup.processes ?? []) minds.set(process.name, createProcess(process))
  for (const client of setup.clients ?? []) minds.set(client.name, createClient(client))
  for (const system of setup.systems ?? []) minds.set(system.name, createSystem(system))
  return minds
}

/** A copy that shares nothing that changes. */
export function copyMinds(minds: ReadonlyMap<Address, ClientMind>): Map<Address, ClientMind> {
  const copies = new Map<Address, ClientMind>()
  for (const [address, mind] of minds) copies.set(address, copyMind(mind))
  return copies
}

/** The mind of an application whose process was not started yet. */
export function createClient(setup: ClientSetup): ClientMind {
  const application: Application = {
    name: setup.name,
    status: 'off',
    incarnation: 0,
    connections: 0,
    connection: '',
    channel: 1,
    lane: 0,
    heartbeat: 0,
    heard: 0,
    blocked: false,
    hung: false,
    factor: 1,
    forgotten: new Set(),
  }
  return setup.kind === 'publisher' ? createPublisher(application, setup) : createConsumer(application, setup)
}

function createPublisher(application: Application, setup: PublisherSetup): PublisherMind {
  return {
    ...application,
    kind: 'publisher',
    setup,
    orders: 0,
    outbox: createDeque(),
    outstanding: new Map(),
    refused: new Map(),
    nextTag: 1,
    uncommitted: [],
    committing: false,
    writesUntil: 0,
    batched: 0,
    sent: 0,
    confirmed: 0,
    nacked: 0,
    returned: 0,
    missed: 0,
  }
}

function createConsumer(application: Application, setup: ConsumerSetup): ConsumerMind {
  return {
    ...application,
    kind: 'consumer',
    setup,
    plan: planOf(setup),
    subscribed: false,
    buffer: createDeque(),
    held: new Map(),
    tasks: new Map(),
    nextTask: 1,
    unconfirmed: new Map(),
    nextTag: 1,
    polls: 0,
    asked: false,
    received: 0,
    redelivered: 0,
    processed: 0,
    failed: 0,
    done: 0,
    visits: new Map(),
  }
}

function createSystem(setup: SystemSetup): SystemMind {
  const value = 'balance' in setup ? (setup.balance ?? 0) : 0
  const { name } = setup
  return { kind: 'system', name, setup, value, effects: new Map(), marked: new Map(), calls: 0, refusals: 0 }
}

function copyMind(mind: ClientMind): ClientMind {
  if (mind.kind === 'system') return { ...mind, effects: new Map(mind.effects), marked: new Map(mind.marked) }
  if (mind.kind === 'process') return copyProcess(mind)
  const forgotten = new Set(mind.forgotten)
  if (mind.kind === 'publisher') {
    return {
      ...mind,
      forgotten,
      outbox: copyDeque(mind.outbox),
      outstanding: new Map(mind.outstanding),
      refused: new Map(mind.refused),
      uncommitted: mind.uncommitted.slice(),
    }
  }
  const tasks = new Map<number, Task>()
  for (const [id, task] of mind.tasks) tasks.set(id, { ...task })
  return {
    ...mind,
    forgotten,
    buffer: copyDeque(mind.buffer),
    held: new Map(mind.held),
    unconfirmed: new Map(mind.unconfirmed),
    tasks,
    visits: new Map(mind.visits),
  }
}
