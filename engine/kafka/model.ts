import type { Address } from '../kernel/agenda.ts'
import { WORLD } from '../kernel/engine.ts'
import type { Model } from '../kernel/model.ts'
import type { NetworkPlan } from '../kernel/network.ts'
import { type ApplicationWanted, nameBeside } from '../kernel/newcomer.ts'
import { type ControllerSignal, handleController, startController } from './broker/controller.ts'
import { type BrokerSignal, handleBroker } from './broker/handle.ts'
import { startBroker } from './broker/lifecycle.ts'
import { type ConsumerSignal, handleConsumer } from './client/consumer.ts'
import { handleProducer, type ProducerSignal } from './client/producer/producer.ts'
import { handleShareConsumer, type ShareConsumerSignal } from './client/share/share-consumer.ts'
import { consumerGroupLaws } from './consumer-group/laws.ts'
import { copyKafka } from './copy.ts'
import { addressOf, createKafka } from './create.ts'
import type { KafkaEvent } from './events.ts'
import { evolveKafka } from './evolve.ts'
import { kafkaLaws } from './laws.ts'
import { CONTROLLER } from './protocol/cluster-requests.ts'
import { replicationLaws } from './replication/laws.ts'
import type { KafkaSignal } from './requests.ts'
import type { KafkaSetup } from './setup.ts'
import { shareLaws } from './share-group/laws.ts'
import type { KafkaState } from './state.ts'
import { transactionLaws } from './transactions/laws.ts'
import type { KafkaTurn } from './turn.ts'

/** A few milliseconds within a data centre, unless the set-up says otherwise. */
const NETWORK: NetworkPlan = { latency: { least: 1, most: 3 }, links: [] }

/** Kafka as the kernel runs it. */
export const kafka: Model<KafkaState, KafkaEvent, KafkaSignal, KafkaSetup> = {
  name: 'kafka',
  create: createKafka,
  copy: copyKafka,
  evolve: evolveKafka,
  handle,
  start,
  network: ({ network = {} }) => ({ ...NETWORK, ...network }),
  laws: [...kafkaLaws, ...consumerGroupLaws, ...transactionLaws, ...shareLaws, ...replicationLaws],
}

/** Brokers run already, but for those that come later; applications are started when the set-up says so. */
function start(state: KafkaState, turn: KafkaTurn): void {
  startController(state, turn)
  for (const broker of state.brokers.values()) {
    if (broker.status === 'running') startBroker({ kafka: state, broker, turn })
  }
  for (const { id, starts = 0 } of state.setup.brokers) {
    const address = addressOf(id)
    if (starts !== null && starts > 0) turn.pass(address, address, starts, { type: 'broker.start' })
  }
  const { producers, consumers, shareConsumers } = state
  for (const client of [...producers.values(), ...consumers.values(), ...shareConsumers.values()]) {
    const { setup, name, incarnation } = client
    const { starts = 0 } = setup
    // At once, so that commands of the first tick find an application that runs.
    if (starts === 0) handle(state, name, { type: 'start' }, turn, name)
    else if (starts !== null) turn.pass(name, name, starts, { type: 'start.due', incarnation })
  }
}

/** Hands a signal to whoever lives at the address. Clients are given their own part of the state alone. */
function handle(state: KafkaState, to: Address, signal: KafkaSignal, turn: KafkaTurn, from: Address): void {
  const broker = state.brokers.get(to)
  if (broker !== undefined) {
    handleBroker({ kafka: state, broker, turn }, signal as BrokerSignal, from)
    return
  }
  if (to === CONTROLLER) {
    handleController(state, signal as ControllerSignal, turn, from)
    return
  }
  const consumer = state.consumers.get(to)
  if (consumer !== undefined) {
    handleConsumer(consumer, signal as ConsumerSignal, turn, from)
    return
  }
  const sharer = state.shareConsumers.get(to)
  if (sharer !== undefined) {
    handleShareConsumer(sharer, signal as ShareConsumerSignal, turn, from)
    return
  }
  const producer = state.producers.get(to)
  if (producer !== undefined) handleProducer(producer, signal as ProducerSignal, turn, from)
  else if (to === WORLD && signal.type === 'setup.changed') {
    turn.emit({ type: 'setting.changed', path: signal.path, value: signal.value })
  } else if (to === WORLD && signal.type === 'application.add') addMember(state, signal, turn)
}

/** One more member of a group is started, like one that it has or had. */
function addMember(state: KafkaState, { like }: ApplicationWanted, turn: KafkaTurn): void {
  const { consumers, shareConsumers, producers, brokers } = state
  if (!consumers.has(like) && !shareConsumers.has(like)) return
  const places = [consumers, shareConsumers, producers, brokers]
  const client = nameBeside(like, (name) => places.some((known) => known.has(name)))
  turn.emit({ type: 'application.added', client, like })
  handle(state, client, { type: 'start' }, turn, client)
}
