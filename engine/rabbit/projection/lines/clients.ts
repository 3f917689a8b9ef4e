import { exchangeName, type Lines, tag } from './words.ts'

const ENDINGS = {
  crash: 'kill -9: all of its threads',
  power: 'power is gone: nobody is told',
  close: 'closed its connections and ended',
} as const

/** What the facts of applications and systems say. */
export const clientLines: Lines = {
  'client.started': ({ client }) => ({ actor: client, text: 'process started', kind: 'state' }),
  'application.added': ({ client, like }) => ({ actor: client, text: `one more like ${like}` }),
  'app.started': ({ client }) => ({ actor: client, text: 'process started, with its threads' }),
  'app.ended': ({ client, how }) => ({
    actor: client,
    text: ENDINGS[how],
    kind: how === 'close' ? 'state' : 'fault',
  }),
  'app.redeployed': ({ client, closes }) => ({
    actor: client,
    text: closes ? 'redeployed: the old version closes what it had' : 'redeployed: nobody closes anything',
  }),
  'app.leaked': ({ client, connection }) => ({
    actor: client,
    text: `${connection} has no user any more`,
    kind: 'trouble',
  }),
  'app.disconnected': ({ client, connection, reason, text }) => ({
    actor: client,
    text: `${reason === 'closed' ? 'has closed' : 'lost'} ${connection}: ${text}`,
    kind: reason === 'closed' ? 'state' : 'fault',
  }),
  'republish.confirmed': ({ client, publishTag, ok, names }) => ({
    actor: client,
    text: `${ok ? 'confirmed' : 'refused'} tag=${publishTag} (${names.join(', ')})`,
    ...(names[0] !== undefined && { about: names[0] }),
    kind: ok ? 'message' : 'trouble',
  }),
  'client.ready': ({ client }) => ({ actor: client, text: 'ready', kind: 'state' }),
  'client.crashed': ({ client, at }) => ({
    actor: client,
    text: at === undefined ? 'kill -9' : `process died ${at}`,
    kind: 'fault',
  }),
  'client.poweredOff': ({ client }) => ({
    actor: client,
    text: 'power is gone: nobody is told',
    kind: 'fault',
  }),
  'client.disconnected': ({ client, connection, text }) => ({
    actor: client,
    text: `lost ${connection}: ${text}`,
    kind: 'fault',
  }),
  'client.channelClosed': ({ client, code, text }) => ({
    actor: client,
    text: `its channel was closed: ${code} ${text}`,
    kind: 'fault',
  }),
  'publish.sent': ({ client, name, exchange, routingKey, tries }) => ({
    actor: client,
    text: `basic.publish ${name} to ${exchangeName(exchange)} ${routingKey}${tries > 0 ? ' again' : ''}`,
    about: name,
    kind: 'message',
  }),
  'publish.missed': ({ client, name }) => ({
    actor: client,
    text: `${name} was lost before it was sent`,
    about: name,
    kind: 'trouble',
  }),
  'publish.confirmed': ({ client, publishTag, ok, names }) => ({
    actor: client,
    text: `${ok ? 'confirmed' : 'refused'} tag=${publishTag} (${names.join(', ')})`,
    ...(names[0] !== undefined && { about: names[0] }),
    kind: ok ? 'message' : 'trouble',
  }),
  'publish.returned': ({ client, name, code }) => ({
    actor: client,
    text: `basic.return ${code} (${name})`,
    about: name,
    kind: 'trouble',
  }),
  'delivery.received': ({ client, name, deliveryTag, redelivered }) => ({
    actor: client,
    text: `received ${tag(deliveryTag, name)}${redelivered ? ' redelivered' : ''}`,
    about: name,
    kind: 'message',
  }),
  'work.started': ({ client, name, attempt, ticks }) => ({
    actor: client,
    text: `works on ${name} for ${ticks} ms${attempt > 1 ? `, visit ${attempt}` : ''}`,
    about: name,
    kind: 'state',
  }),
  'work.ended': ({ client, name }) => ({
    actor: client,
    text: `done with ${name}`,
    about: name,
    kind: 'state',
  }),
  'work.failed': ({ client, name, reason }) => ({
    actor: client,
    text: `failed on ${name}: ${reason}`,
    about: name,
    kind: 'fault',
  }),
  'work.skipped': ({ client, name }) => ({
    actor: client,
    text: `skipped ${name}: it is known`,
    about: name,
    kind: 'state',
  }),
  'retries.exhausted': ({ client, name, count }) => ({
    actor: client,
    text: `gives ${name} up: x-death count=${count}`,
    about: name,
    kind: 'state',
  }),
  'call.sent': ({ client, system, operation, name }) => ({
    actor: client,
    text: `${operation} at ${system} (${name})`,
    about: name,
    kind: 'control',
  }),
  'call.answered': ({ client, system, answer, name }) => ({
    actor: client,
    text: `${system} answered ${answer} (${name})`,
    about: name,
    kind: answer === '503' || answer === 'timeout' ? 'fault' : 'control',
  }),
  'delivery.settled': ({ client, method, deliveryTag, name, multiple, requeue }) => ({
    actor: client,
    text: [
      `${method} ${tag(deliveryTag, name)}`,
      ...(multiple ? ['multiple'] : []),
      ...(method === 'basic.ack' ? [] : [`requeue=${requeue}`]),
    ].join(' '),
    about: name,
    kind: 'message',
  }),
  'delivery.republished': ({ client, name, exchange, reason }) => ({
    actor: client,
    text: `basic.publish ${name} to ${exchangeName(exchange)} (${reason})`,
    about: name,
    kind: 'message',
  }),
  'delivery.orphaned': ({ client, name }) => ({
    actor: client,
    text: `cannot answer for ${name}: its channel is gone`,
    about: name,
    kind: 'trouble',
  }),
  'effect.applied': ({ system, client, operation, name, effects, value }) => ({
    actor: system,
    text: `${operation} by ${client} for ${name}: ${value}${effects > 1 ? `, effect ${effects}` : ''}`,
    about: name,
    kind: effects > 1 ? 'trouble' : 'message',
  }),
  'effect.refused': ({ system, name, reason }) => ({
    actor: system,
    text: reason === '503' ? `503 for ${name}` : `${name} is there already: rolled back`,
    about: name,
    kind: reason === '503' ? 'fault' : 'state',
  }),
}
