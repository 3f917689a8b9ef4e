import type { Narration } from '../../format.ts'

const OTHER_TIME = 'It takes another time here: the way is another one.'

const words: Narration = {
  title: 'The road of one publish',
  claim:
    'Connection, channel, exchange, bindings, queues. Sent is not stored, and nobody tells the sender unasked.',
  beats: {
    tcp: {
      title: 'First a TCP connection',
      say: 'App starts, and its broker is 50 ms away. SYN there, SYN-ACK back: 100 ms are gone, and RabbitMQ has not said a word yet.',
      notice: 'One round trip so far.',
      differs: OTHER_TIME,
    },
    amqp: {
      title: 'Then they introduce themselves',
      say: 'AMQP shakes hands: start (who are you?), tune (how often do we send heartbeats?), open (which virtual host?). Three more round trips. Now there is a connection, after 400 ms.',
      notice: 'That is what makes a connection expensive. Keep it.',
      differs: OTHER_TIME,
    },
    channel: {
      title: 'A channel is cheap',
      say: '`channel.open` takes one round trip on the same wire. A channel is a lane of a connection: all that App does from now on goes over it. Half a second to be ready.',
      notice: 'Four round trips for a connection, one for a channel.',
      differs: OTHER_TIME,
    },
    envelope: {
      title: 'The envelope',
      say: '`basic.publish` carries an exchange (events), a routing key (`order.created`), headers (region: eu), and a body that the broker never reads. Headers count only at a headers exchange.',
      notice: 'One arrow goes out. App does not wait for anything.',
    },
    copies: {
      title: 'Matched, and copied',
      say: 'The exchange compares `order.created` with its bindings. `order.*` fits, `*.created` fits: q.billing gets a copy, and q.audit gets one. What happens to one does not touch the other.',
      notice: 'One publish, two lives.',
      otherwise: 'Here p1 does not come to both queues.',
      differs: 'Here p1 has other copies.',
    },
    silence: {
      title: 'And nothing comes back',
      say: 'A second later App still knows only that it sent p1. `basic.publish` has no answer. That p1 is stored in two queues is known to the broker alone.',
      notice: '“sent 1” means: written to the socket.',
      differs: 'Here App has heard of p1, or p1 is not stored.',
    },
    gone: {
      title: '404, and the channel is gone',
      say: 'p2 goes to events.v1, which is gone: it was auto-delete, and its last queue has expired. 100 ms later App hears of it: the broker has closed the whole channel, 404 NOT_FOUND.',
      notice: 'An error for a publish comes late, and hits the channel.',
      otherwise: 'Here the channel is not closed.',
      differs: 'Here the channel is closed for another reason.',
    },
    fails: {
      title: 'The next one fails, too',
      say: 'p3 has the right exchange, but App has no channel to send it on. A publish on a closed channel throws at once. One wrong name, and what comes after it suffers.',
      notice: 'Whoever publishes must open a new channel after that.',
      otherwise: 'Here p3 could be sent.',
      differs: 'Here App has no channel for another reason.',
    },
    nowhere: {
      title: 'Routed to nobody',
      say: 'p1 with the key `user.deleted`: no binding fits, and the exchange drops it. For App all is as before: sent 1, no error, no answer.',
      notice: 'Seen from App, this cannot be told from success.',
      otherwise: 'Here p1 is not dropped by the exchange.',
      differs: 'Here p1 is dropped, and was stored as well.',
    },
    cut: {
      title: 'The cable, in the wrong moment',
      say: 'p1 was on its way when the cable was cut. Both ends notice only by missing heartbeats, seconds later. p1 never reached the broker, and nobody tells App so.',
      notice: 'Sent 3, stored 0. To know, App needs publisher confirms.',
      differs: 'Here p1 has reached the broker, or was not sent.',
    },
  },
  knobs: {
    key: { label: 'routing key of p1' },
    confirm: { label: 'publisher confirms', values: { none: 'off', async: 'on' } },
    way: { label: 'one way to the broker' },
  },
  breakIt: 'Give p1 a key that nobody is bound for. What will App see?',
  branches: { nowhere: 'a key for nobody', cut: 'cable cut on the way' },
  bets: {
    gone: {
      question:
        'events.v1 went with its last queue. App does not know, and publishes p2 to it. What does it get?',
      options: {
        'at-once': 'An exception at once, from the publish itself',
        silent: 'Nothing: the message is lost silently',
        closed: 'A closed channel, a moment later',
        default: 'The default exchange takes it',
      },
      why: {
        'at-once':
          'The publish returns as soon as it is written to the socket. The broker has not seen it yet.',
        silent: 'That is so when the exchange is there and no queue is bound. No exchange is an error: 404.',
        closed:
          'Errors of a channel close it, and the news takes its way back: a round trip after the publish.',
        default: 'The default exchange has a name, the empty one. It does not stand in for others.',
      },
    },
  },
  guarantees: { 'p1-kept': 'p1 is not lost' },
  measures: {
    ready: 'when App, started at 1000, has its channel, ms',
    copies: 'p1 in q.billing/q.audit',
    code: 'why the channel was closed',
    confirms: 'confirms that App got',
  },
  simplifies: ['TLS and authentication with further steps would add round trips of their own.'],
}

export default words
