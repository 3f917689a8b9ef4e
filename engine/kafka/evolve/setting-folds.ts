import { withValueAt } from '../../base/path.ts'
import type { Folds } from '../../kernel/handlers.ts'
import { brokerConfigOf } from '../broker/broker-config.ts'
import { consumerConfigOf } from '../client/consumer-config.ts'
import { shareConsumerConfigOf } from '../client/share/share-consumer-config.ts'
import { addConsumer, addShareConsumer } from '../create.ts'
import type { SettingEvent } from '../events/setting-events.ts'
import { logConfigOf } from '../log/log-config.ts'
import type { ConsumerSetup } from '../setup.ts'
import type { KafkaState } from '../state.ts'

/**
 * How changed settings are written. What a client reads at its start alone (group.id, the assignors) takes
 * effect at its next start.
 */
export const settingFolds: Folds<KafkaState, SettingEvent> = {
  'setting.changed'(kafka, { path, value }) {
    kafka.setup = withValueAt(kafka.setup, path, value)
    const { setup } = kafka
    for (const said of setup.consumers) {
      const consumer = kafka.consumers.get(said.name)
      if (consumer === undefined || consumer.setup === said) continue
      consumer.setup = said
      consumer.config = consumerConfigOf(said, kafka.profile)
    }
    for (const said of setup.shareConsumers ?? []) {
      const consumer = kafka.shareConsumers.get(said.name)
      if (consumer === undefined) continue
      consumer.setup = said
      consumer.config = shareConsumerConfigOf(said, kafka.profile)
    }
    for (const said of setup.producers) {
      const producer = kafka.producers.get(said.name)
      if (producer !== undefined) producer.setup = said
    }
    for (const said of setup.brokers) {
      const broker = kafka.brokers.get(`kafka-${said.id}`)
      if (broker !== undefined) broker.config = brokerConfigOf(said.config, kafka.profile)
    }
    for (const said of setup.topics) setTopic(kafka, said.name, said.config ?? {})
  },
  'application.added'(kafka, { client, like }) {
    const { setup } = kafka
    const { consumers, shareConsumers = [] } = setup
    const member = consumers.find(({ name }) => name === like)
    const sharer = shareConsumers.find(({ name }) => name === like)
    if (member !== undefined) {
      const said = asAnother(member, client)
      kafka.setup = { ...setup, consumers: [...consumers, said] }
      addConsumer(kafka, said)
    } else if (sharer !== undefined) {
      const said = asAnother(sharer, client)
      kafka.setup = { ...setup, shareConsumers: [...shareConsumers, said] }
      addShareConsumer(kafka, said)
    }
  },
}

/** Set up as a member is, by another name: a static member's name in its group is its own as well (KIP-345). */
function asAnother<Said extends Pick<ConsumerSetup, 'name' | 'config' | 'starts'>>(
  said: Said,
  name: string,
): Said {
  const { config = {} } = said
  const own = 'group.instance.id' in config ? { config: { ...config, 'group.instance.id': name } } : {}
  return { ...said, name, starts: 0, ...own }
}

function setTopic(kafka: KafkaState, name: string, config: Readonly<Record<string, string | number>>): void {
  const topic = kafka.cluster.topics.get(name)
  if (topic === undefined || topic.config === config) return
  topic.config = config
  const parsed = logConfigOf(config)
  for (const { logs } of kafka.brokers.values()) {
    for (const partition of topic.partitions) {
      const log = logs.get(partition)
      if (log !== undefined) log.config = parsed
    }
  }
}
