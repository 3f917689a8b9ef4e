import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import { type ClientNetwork, forgetRequest } from '../client/network-state.ts'
import type { ClientEvent } from '../events/client-events.ts'
import type { KafkaState } from '../state.ts'
import { noteAnswered, noteAsked } from './membership-folds.ts'

/** How facts about clients' networks are written. */
export const clientFolds: Folds<KafkaState, ClientEvent> = {
  'request.sent'(kafka, { client, api, to, correlationId, timeoutMs }, tick) {
    const network = networkOf(kafka, client)
    network.requests.set(correlationId, { api, to, sentAt: tick, deadline: tick + timeoutMs })
    network.nextCorrelationId = correlationId + 1
    network.isTimed = true
    network.connections.add(to)
    const consumer = kafka.consumers.get(client)
    if (consumer !== undefined) noteAsked(consumer, api, correlationId, tick)
  },
  'response.received'(kafka, { client, api, from, correlationId, error }, tick) {
    const network = networkOf(kafka, client)
    forgetRequest(network, correlationId)
    if (network.blocked.size > 0) network.blocked.delete(from)
    const consumer = kafka.consumers.get(client)
    if (consumer !== undefined) noteAnswered(consumer, api, error, tick)
  },
  'response.queued'(kafka, { client, response }) {
    networkOf(kafka, client).inbox.push(response)
  },
  'request.failed'(kafka, { client, api, correlationId }, tick) {
    const network = networkOf(kafka, client)
    forgetRequest(network, correlationId)
    network.nextBootstrap++
    const consumer = kafka.consumers.get(client)
    if (consumer !== undefined) noteAnswered(consumer, api, 'NETWORK_EXCEPTION', tick)
  },
  'requests.untimed'(kafka, { client }) {
    networkOf(kafka, client).isTimed = false
  },
  'connection.lost'(kafka, { client, to, attempts, backoffMs }, tick) {
    const network = networkOf(kafka, client)
    network.connections.delete(to)
    network.blocked.set(to, { until: tick + backoffMs, attempts })
  },
  'metadata.received'(kafka, { client, topics }, tick) {
    const { metadata } = networkOf(kafka, client)
    for (const { name, error, partitions } of topics) {
      if (error === 'NONE') metadata.topics.set(name, partitions)
    }
    metadata.refreshedAt = tick
    metadata.stale = false
  },
  'metadata.stale'(kafka, { client }) {
    networkOf(kafka, client).metadata.stale = true
  },
}

function networkOf(kafka: KafkaState, client: string): ClientNetwork {
  const { consumers, producers, shareConsumers } = kafka
  const found = consumers.get(client) ?? producers.get(client) ?? shareConsumers.get(client)
  return present(found, `the client ${client}`).network
}
