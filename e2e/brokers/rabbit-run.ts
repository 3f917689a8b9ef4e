import { setTimeout as sleep } from 'node:timers/promises'
import type { Observed, RabbitCase, Step } from '../../engine/oracle/rabbit/case.ts'
import {
  type Bench,
  channelNamed,
  connect,
  createBench,
  cut,
  depthOf,
  isProbe,
  isSlow,
  leave,
  openChannel,
  see,
  sweep,
  takeProbes,
} from './rabbit-bench.ts'
import type { Broker } from './rabbit-broker.ts'
import { ask, type Channel, type Sight } from './rabbit-channel.ts'
import { bind, declareExchange, declareQueue, doOnChannel } from './rabbit-steps.ts'
import { METHOD } from './rabbit-wire.ts'

/** A step is over when nothing has happened for so long. */
const QUIET_MS = 80
const QUIET_SLOW_MS = 250
const POLL_MS = 10

const ADMIN = 'admin'

/** Does a case once on the real broker; returns what was seen. */
export async function runCase(broker: Broker, vhost: string, oracleCase: RabbitCase): Promise<Observed[]> {
  const bench = createBench(broker, vhost)
  await sweep(bench)
  await declareAll(bench, oracleCase)
  for (const { conn, channels } of oracleCase.clients) {
    const client = await connect(bench, conn, 0)
    for (const { ch, confirm = false } of channels) await openChannel(bench, client, ch, confirm)
  }
  bench.sights.length = 0
  const quiet = isSlow(oracleCase) ? QUIET_SLOW_MS : QUIET_MS
  const observed: Observed[] = []
  try {
    for (const [row, step] of oracleCase.steps.entries()) {
      await doStep(bench, step, quiet)
      if (step.settle !== false) await calm(bench, quiet)
      const told = step.op === 'route' ? [await routedOf(bench, step)] : []
      const sights = [
        ...bench.sights.splice(0).filter((sight) => !isProbe(sight) && sight['ch'] !== ADMIN),
        ...told,
      ]
      observed.push(...inOrder(sights).map((sight): Observed => ({ step: row, ...sight })))
    }
  } finally {
    await cleanUp(bench, oracleCase)
  }
  return observed
}

async function declareAll(bench: Bench, { topology }: RabbitCase): Promise<void> {
  const client = await connect(bench, ADMIN, 0)
  const channel = await openChannel(bench, client, ADMIN, false)
  for (const exchange of topology.exchanges ?? []) await declareExchange(channel, exchange)
  for (const queue of topology.queues ?? []) await declareQueue(channel, queue)
  for (const binding of topology.bindings ?? []) await bind(channel, binding, 'bind')
  if (!channel.isOpen) throw new Error(`the topology is refused: ${JSON.stringify(bench.sights)}`)
  await leave(client)
  bench.clients.delete(ADMIN)
}

async function cleanUp(bench: Bench, { steps }: RabbitCase): Promise<void> {
  for (const client of bench.clients.values()) cut(client)
  if (steps.some(({ op }) => op === 'consumerTimeout')) await setTimeouts(bench.broker, 1_800_000, 60_000)
}

async function calm(bench: Bench, quiet: number): Promise<void> {
  const from = Date.now()
  while (Date.now() - Math.max(from, bench.lastAt) < quiet) await sleep(POLL_MS)
}

/** Of one actor in the order of arrival; actors by name. */
function inOrder(sights: Sight[]): Sight[] {
  const actor = ({ ch, conn }: Sight) => String(ch ?? conn ?? '~')
  return sights.sort((one, other) => (actor(one) < actor(other) ? -1 : actor(one) > actor(other) ? 1 : 0))
}

async function doStep(bench: Bench, step: Step, quiet: number): Promise<void> {
  switch (step.op) {
    case 'wait':
      return sleep(step.ms)
    case 'depth':
      for (const queue of step.queues) await seeDepth(bench, queue)
      return
    case 'listConnections':
      return seeList(bench, 'connections', LIST_CONNECTIONS)
    case 'listConsumers':
      return seeList(bench, 'consumers', LIST_CONSUMERS)
    case 'restartBroker':
      await bench.broker.restart(step.hard ?? false)
      return sleep(quiet)
    case 'consumerTimeout':
      return setTimeouts(bench.broker, step.ms, 300)
    case 'cancel':
      return cancel(bench, step.consumer)
    default:
      return 'conn' in step ? doOnConnection(bench, step) : doOnChannel(channelNamed(bench, step.ch), step)
  }
}

async function doOnConnection(bench: Bench, step: Extract<Step, { readonly conn: string }>): Promise<void> {
  if (step.op === 'connect') {
    await connect(bench, step.conn, step.heartbeat ?? 0)
    return
  }
  const client = bench.clients.get(step.conn)
  if (client === undefined || !client.isOpen) return
  const { connection } = client.wire
  if (step.op === 'openChannel') await openChannel(bench, client, step.ch, step.confirm ?? false)
  else if (step.op === 'closeConnection') await leave(client)
  else if (step.op === 'killConnection') cut(client)
  else {
    connection.heartbeater?.clear()
    connection.sendBytes = () => undefined
  }
}

async function cancel(bench: Bench, consumerTag: string): Promise<void> {
  for (const { channels } of bench.clients.values()) {
    for (const channel of channels.values()) {
      if (!channel.isOpen || !channel.consumers.has(consumerTag)) continue
      await ask(channel, METHOD.cancel, { consumerTag, nowait: false })
    }
  }
}

async function seeDepth(bench: Bench, queue: string): Promise<void> {
  const depth = await depthOf(bench, queue)
  see(bench, { event: 'depth', queue, ...(depth ?? { exists: false }) })
}

function setTimeouts(broker: Broker, timeout: number, check: number): Promise<void> {
  return broker
    .evaluate(`begin application:set_env(rabbit, consumer_timeout, ${timeout}),
      application:set_env(rabbit, channel_tick_interval, ${check}), <<"set">> end`)
    .then(() => undefined)
}

const LIST_CONNECTIONS = `[#{conn => element(3, lists:keyfind(<<"connection_name">>, 1,
      proplists:get_value(client_properties, I))),
    channels => proplists:get_value(channels, I),
    state => proplists:get_value(state, I)} ||
  I <- rabbit_networking:connection_info_all([client_properties, channels, state, vhost]),
  proplists:get_value(vhost, I) =:= V]`

const LIST_CONSUMERS = `[#{queue => element(4, proplists:get_value(queue_name, I)),
    consumer => proplists:get_value(consumer_tag, I),
    ack => case proplists:get_value(ack_required, I) of true -> manual; false -> auto end,
    prefetch => proplists:get_value(prefetch_count, I), active => proplists:get_value(active, I),
    status => proplists:get_value(activity_status, I)} || I <- rabbit_amqqueue:consumers_all(V)]`

async function seeList(bench: Bench, event: 'connections' | 'consumers', expression: string): Promise<void> {
  const answer = await bench.broker.evaluate(
    `begin V = <<"${bench.vhost}">>, rabbit_json:encode(${expression}) end`,
  )
  const list = JSON.parse(answer) as Record<string, unknown>[]
  const name = ({ conn, consumer }: Record<string, unknown>) => String(conn ?? consumer)
  const shown = list.filter((one) => one['conn'] !== ADMIN)
  see(bench, { event, list: shown.sort((one, other) => (name(one) < name(other) ? -1 : 1)) })
}

async function routedOf(bench: Bench, step: Extract<Step, { op: 'route' }>): Promise<Sight> {
  const returned = bench.sights.some((sight) => sight.event === 'return' && isProbe(sight))
  const admin = await adminOf(bench)
  return { event: 'routed', key: step.key, queues: await takeProbes(bench, admin), returned }
}

/** A channel that empties queues; its connection is not counted among the clients of the case. */
async function adminOf(bench: Bench): Promise<Channel> {
  const known = bench.clients.get(ADMIN)
  if (known?.isOpen) return known.channels.get(ADMIN) as Channel
  const client = await connect(bench, ADMIN, 0)
  return openChannel(bench, client, ADMIN, false)
}
