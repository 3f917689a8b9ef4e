import type { RabbitCase } from '../../engine/oracle/rabbit/case.ts'
import { type Broker, PORT } from './rabbit-broker.ts'
import { ask, type Channel, endChannel, PROBE, type Sight, watchChannel } from './rabbit-channel.ts'
import { METHOD, openWire, type Wire, type WireChannel } from './rabbit-wire.ts'

/** A client's TCP connection with its channels. */
export interface Client {
  readonly name: string
  readonly wire: Wire
  readonly channels: Map<string, Channel>
  /** The end that comes was asked for, and is nothing to write down. */
  isLeaving: boolean
  isOpen: boolean
}

/** The clients of one run of a case, in a virtual host of its own, and what they saw. */
export interface Bench {
  readonly broker: Broker
  readonly vhost: string
  readonly clients: Map<string, Client>
  readonly sights: Sight[]
  /** When something last happened. */
  lastAt: number
}

/** An empty bench. */
export function createBench(broker: Broker, vhost: string): Bench {
  return { broker, vhost, clients: new Map(), sights: [], lastAt: Date.now() }
}

/** Writes down what a client saw. That a case has a virtual host of its own is not to be seen in texts. */
export function see(bench: Bench, sight: Sight): void {
  bench.lastAt = Date.now()
  const { text } = sight
  const own = `vhost '${bench.vhost}'`
  bench.sights.push(typeof text === 'string' ? { ...sight, text: text.replace(own, `vhost '/'`) } : sight)
}

/** Opens a connection of that name. */
export async function connect(bench: Bench, name: string, heartbeat: number): Promise<Client> {
  const wire = await openWire(PORT, bench.vhost, name, heartbeat)
  const client: Client = { name, wire, channels: new Map(), isLeaving: false, isOpen: true }
  wire.on('error', () => undefined)
  wire.on('close', (error) => {
    client.isOpen = false
    for (const channel of client.channels.values()) endChannel(channel)
    if (client.isLeaving) return
    const text = error?.message.replace(/^.*with message "(.*)"$/, '$1')
    if (typeof error?.code !== 'number') see(bench, { event: 'connectionLost', conn: name })
    else see(bench, { event: 'connectionClosed', conn: name, code: error.code, text })
  })
  bench.clients.set(name, client)
  return client
}

/** Opens a channel, with confirms if wanted. */
export async function openChannel(
  bench: Bench,
  client: Client,
  name: string,
  confirm: boolean | 'raw',
): Promise<Channel> {
  const wire = (await client.wire.createChannel()) as WireChannel
  const channel = watchChannel(name, wire, client.wire.connection, (sight) => see(bench, sight))
  client.channels.set(name, channel)
  if (confirm !== false) {
    channel.confirm = confirm
    await ask(channel, METHOD.confirmSelect, { nowait: false })
  }
  return channel
}

/** The channel of that name. */
export function channelNamed(bench: Bench, name: string): Channel {
  for (const { channels } of bench.clients.values()) {
    const channel = channels.get(name)
    if (channel !== undefined) return channel
  }
  throw new Error(`no channel ${name}`)
}

/** Ends a connection as its client would. */
export async function leave(client: Client): Promise<void> {
  if (!client.isOpen) return
  client.isLeaving = true
  await client.wire.close().catch(() => undefined)
}

/** The client's machine forgets the connection, without a word. */
export function cut(client: Client): void {
  client.isLeaving = true
  client.isOpen = false
  for (const channel of client.channels.values()) endChannel(channel)
  client.wire.connection.stream.destroy()
}

/** Whatever an earlier run left in the virtual host goes away. */
export async function sweep({ broker, vhost }: Bench): Promise<void> {
  await broker.evaluate(`begin
    V = <<"${vhost}">>,
    case rabbit_vhost:exists(V) of true -> ok; false ->
      rabbit_vhost:add(V, <<"recorder">>),
      All = <<".*">>,
      rabbit_auth_backend_internal:set_permissions(<<"guest">>, V, All, All, All, <<"recorder">>)
    end,
    [catch rabbit_amqqueue:delete(Q, false, false, <<"recorder">>) || Q <- rabbit_amqqueue:list(V)],
    [rabbit_exchange:delete(N, false, <<"recorder">>) ||
      {exchange, {resource, _, _, M} = N, _, _, _, _, _, _, _, _, _, _}
      <- [setelement(1, X, exchange) || X <- rabbit_exchange:list(V)], M =/= <<>>,
      binary:match(M, <<"amq.">>) =:= nomatch],
    <<"swept">> end`)
}

/** The numbers of a queue, from the queue's own process, or nothing if there is no such queue. */
export async function depthOf(
  { broker, vhost }: Bench,
  queue: string,
): Promise<Record<string, number | null> | undefined> {
  const answer = await broker.evaluate(`begin
    Ask = fun(Q, F) -> {ok, {_, N}, _} = ra:leader_query(amqqueue:get_pid(Q), F), N end,
    rabbit_json:encode(case rabbit_amqqueue:lookup({resource, <<"${vhost}">>, queue, ${binary(queue)}}) of
      {error, not_found} -> #{};
      {ok, Q} -> case amqqueue:get_type(Q) of
        rabbit_quorum_queue -> #{
          ready => Ask(Q, fun rabbit_fifo:query_messages_ready/1),
          unacked => Ask(Q, fun rabbit_fifo:query_messages_checked_out/1),
          consumers => Ask(Q, fun rabbit_fifo:query_consumer_count/1)};
        _ -> [{messages_ready, R}, {messages_unacknowledged, U}, {consumers, C}] =
          rabbit_amqqueue:info(Q, [messages_ready, messages_unacknowledged, consumers]),
          #{ready => R, unacked => U, consumers => C}
      end end) end`)
  const numbers = JSON.parse(answer) as Record<string, number | null>
  return 'ready' in numbers ? numbers : undefined
}

/** A name as an Erlang binary. */
function binary(text: string): string {
  return `<<${[...Buffer.from(text, 'utf8')].join(',')}>>`
}

/** Whether it is slow to settle: quorum queues and streams answer after their log does. */
export function isSlow(oracleCase: RabbitCase): boolean {
  return /"x-queue-type": ?"(quorum|stream)"/.test(JSON.stringify(oracleCase))
}

/** Where the probes went: every queue that holds one, and once for each copy; they are taken out again. */
export async function takeProbes(bench: Bench, admin: Channel): Promise<string[]> {
  const names = JSON.parse(
    await bench.broker.evaluate(
      `rabbit_json:encode([N || {resource, _, _, N} <- rabbit_amqqueue:list_names(<<"${bench.vhost}">>)])`,
    ),
  ) as string[]
  const found: string[] = []
  for (const queue of names.sort()) {
    const depth = await depthOf(bench, queue)
    for (let copies = 0; copies < (depth?.['ready'] ?? 0); copies++) found.push(queue)
    await ask(admin, METHOD.purge, { queue, nowait: false })
  }
  return found
}

/** Whether a sight is about a probe. */
export function isProbe({ message }: Sight): boolean {
  return String(message).startsWith(PROBE)
}
