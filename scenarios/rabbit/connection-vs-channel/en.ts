import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'One wire, many lanes',
  claim: 'A connection is TCP and dear; channels are light lanes inside it: one for each thread.',
  beats: {
    three: {
      title: 'Three handshakes',
      say: 'Process A gives each of its threads a connection. Each pays four round trips before it has a channel: TCP, the protocol header, tune, open. With 40 ms a round that is 160 ms, and three sockets.',
      notice: 'They shake hands at once here, so the time is that of one. The sockets are three.',
      otherwise: 'A did not get three connections here.',
      differs: 'A has three connections here, but something went wrong before.',
    },
    one: {
      title: 'One handshake, five lanes',
      say: 'Process B has a single connection. Its five threads open a channel each with `channel.open`, all in one more round trip. To the broker a channel is a number in each frame.',
      notice: 'Connections 1, channels 5: the tree of the notes.',
      otherwise: 'B did not open five channels here.',
      differs: 'B has five channels here, but not in one connection.',
    },
    lanes: {
      title: 'Frames with numbers',
      say: 'All six publish. The messages of T1, T2 and T3 travel on the same wire, one after the other, each with the number of its channel: 1, 2, 3. So the broker keeps them apart.',
      notice: 'All six arrive in the same millisecond: sharing the wire cost nothing here.',
      otherwise: 'The threads of B did not publish three messages here.',
      differs: 'Three messages came from B, but on other channels.',
    },
    tags: {
      title: 'Numbers start anew',
      say: 'W1 and W2 consume on channels 4 and 5 of the same connection. Both get a delivery with tag 1. A tag counts on its channel, so an ack belongs on the channel of the delivery.',
      notice: 'Tag 1 exists twice, and means two messages.',
      otherwise: 'W2 was given nothing here.',
      differs: 'W2 has a tag 1 here, but W1 has none.',
    },
    local: {
      title: 'A fault stays in its lane',
      say: 'T2 publishes to an exchange that is internal: 403 ACCESS_REFUSED, and the broker closes channel 2. A second later T1 and T3 publish as if nothing had happened.',
      notice: 'T2 opens another channel later. The connection was never touched.',
      otherwise: 'The second messages of T1 and T3 did not come here.',
      differs: 'The message came, but the fault was another one, or took more than a channel.',
    },
    total: {
      title: 'The wire is cut',
      say: 'Somebody on the way resets the TCP connection of B. All five channels are gone in the same moment, and all six messages that W1 and W2 held go back to the queue.',
      notice: 'The death of a channel is local; the death of a connection is total. A does not notice.',
      otherwise: 'Six messages did not go back here.',
      differs: 'Six messages went back here, but not all of the threads fell.',
    },
    churn: {
      title: 'A channel for each message',
      say: 'Now T1, T2 and T3 open a channel for each message and close it after. The publication waits for `channel.open-ok`: 40 ms of round trip, and three methods where one would do.',
      notice: 'The messages of B are 40 ms behind those of A. Cheap is not free: keep the channel.',
      otherwise: 'The threads of B did not publish three messages here.',
      differs: 'The messages came from channels that were open before.',
    },
  },
  knobs: {
    channel: {
      label: 'Channels of T1, T2, T3',
      values: { thread: 'one a thread', message: 'one a message', leak: 'one a message, never closed' },
    },
  },
  breakIt: 'Give each message a channel of its own. Who waits for what?',
  branches: {
    fault: 'T2 makes a mistake',
    cut: 'The TCP connection is reset',
    churn: 'A channel for each message',
  },
  bets: {
    suffers: {
      question: 'T2 publishes to an exchange that refuses it. Whose channel is closed: T1, T2, T3?',
      options: { own: 'Only that of T2', all: 'All three', return: 'Nobody’s: T2 gets a basic.return' },
      why: {
        own: 'A channel error closes the channel that it happened on, and no other.',
        all: 'That is what an error of the connection does, such as a frame that was not expected.',
        return: 'A return is for a message that no queue takes. This one was not even accepted.',
      },
    },
  },
  guarantees: { 'no-loss': 'no message is lost' },
  measures: {
    ready: 'when T1, T2 and T3 have a channel, ms',
    wait: 'from the first message of A to the last of B, ms',
    connections: 'connections of A/B',
    suffers: 'channels closed by the broker: T1/T2/T3',
    fallen: 'threads that lost their connection',
  },
  errata: {
    E16: {
      notes: '“In Java: a connection pool, CachingConnectionFactory.”',
      shown:
        'By default `CachingConnectionFactory` holds one connection and caches channels over it, as B does here. It caches connections only in `CacheMode.CONNECTION`.',
    },
  },
}

export default words
