import { exchangeName, type Lines, tag } from './words.ts'

/** What the broker's facts say. */
export const brokerLines: Lines = {
  'message.published': ({ exchange, routingKey, name, connection }) => ({
    actor: exchangeName(exchange),
    text: `basic.publish routing_key=${routingKey} (${name}) from ${connection}`,
    about: name,
    kind: 'message',
  }),
  'message.unroutable': ({ exchange, name, returned }) => ({
    actor: exchangeName(exchange),
    text: returned ? `basic.return 312 NO_ROUTE (${name})` : `no queue takes ${name}: dropped`,
    about: name,
    kind: 'trouble',
  }),
  'message.enqueued': ({ queue, name }) => ({
    actor: queue,
    text: `enqueued ${name}`,
    about: name,
    kind: 'message',
  }),
  'message.refused': ({ queue, name }) => ({
    actor: queue,
    text: `refused ${name}: reject-publish`,
    about: name,
    kind: 'trouble',
  }),
  'message.delivered': ({ queue, name, deliveryTag, consumerTag, redelivered }) => ({
    actor: queue,
    text: `basic.deliver to ${consumerTag} ${tag(deliveryTag, name)}${redelivered ? ' redelivered' : ''}`,
    about: name,
    kind: 'message',
  }),
  'message.got': ({ queue, name, deliveryTag, redelivered }) => ({
    actor: queue,
    text: `basic.get-ok ${tag(deliveryTag, name)}${redelivered ? ' redelivered' : ''}`,
    about: name,
    kind: 'message',
  }),
  'message.acked': ({ queue, name }) => ({
    actor: queue,
    text: `acked ${name}: gone`,
    about: name,
    kind: 'message',
  }),
  'message.rejected': ({ queue, name }) => ({
    actor: queue,
    text: `rejected ${name}`,
    about: name,
    kind: 'message',
  }),
  'message.requeued': ({ queue, name, reason }) => ({
    actor: queue,
    text: `requeued ${name} (${reason})`,
    about: name,
    kind: 'message',
  }),
  'message.expired': ({ queue, name }) => ({
    actor: queue,
    text: `expired ${name}: TTL reached at the head`,
    about: name,
    kind: 'message',
  }),
  'message.dropped': ({ queue, name, reason }) => ({
    actor: queue,
    text: `dropped ${name} (${reason})`,
    about: name,
    kind: 'trouble',
  }),
  'message.exhausted': ({ queue, name }) => ({
    actor: queue,
    text: `${name} is over x-delivery-limit`,
    about: name,
    kind: 'message',
  }),
  'message.deadLettered': ({ queue, name, reason, exchange, count }) => ({
    actor: queue,
    text: `dead-lettered ${name} to ${exchangeName(exchange)}: x-death ${reason} count=${count}`,
    about: name,
    kind: 'message',
  }),
  'message.confirmed': ({ publishTag, multiple, ok, connection }) => ({
    actor: connection,
    text: [ok ? 'basic.ack' : 'basic.nack', `tag=${publishTag}`, ...(multiple ? ['multiple'] : [])].join(' '),
    kind: ok ? 'control' : 'trouble',
  }),
  'consumer.added': ({ queue, consumerTag, prefetchCount, noAck }) => ({
    actor: queue,
    text: `basic.consume ${consumerTag} prefetch_count=${prefetchCount}${noAck ? ' no-ack' : ''}`,
    kind: 'state',
  }),
  'consumer.removed': ({ queue, consumerTag, reason }) => ({
    actor: queue,
    text: `consumer ${consumerTag} is gone (${reason})`,
    kind: 'state',
  }),
  'consumer.blocked': ({ queue, consumerTag, limit }) => ({
    actor: queue,
    text: `${consumerTag} is full (${limit}): it leaves the rotation`,
    kind: 'state',
  }),
  'consumer.unblocked': ({ queue, consumerTag }) => ({
    actor: queue,
    text: `${consumerTag} has room: it joins the rotation at its tail`,
    kind: 'state',
  }),
  'connection.lost': ({ connection, reason }) => ({
    actor: 'broker',
    text: `connection ${connection} is lost (${reason})`,
    kind: 'fault',
  }),
  'connection.closed': ({ connection, by, code, text }) => ({
    actor: 'broker',
    text: `connection.close ${connection} by the ${by}: ${code} ${text}`,
    kind: code === 200 ? 'state' : 'fault',
  }),
  'channel.closed': ({ connection, channel, by, code, text }) => ({
    actor: 'broker',
    text: `channel.close ${connection}/${channel} by the ${by}: ${code} ${text}`,
    kind: code === 200 ? 'state' : 'fault',
  }),
  'node.crashed': ({ node }) => ({ actor: node, text: 'kill -9', kind: 'fault' }),
}
