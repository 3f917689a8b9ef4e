import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'order.created → billing.queue → DLQ',
  claim:
    'What fails is kept for people to look at: by a dead-letter exchange, and only if the key leads on from it.',
  beats: {
    routed: {
      title: 'Routed by its words',
      say: 'order-service publishes o1 with the key order.created. event.exchange is a topic exchange, and the binding of billing.queue has exactly these two words: o1 goes there.',
      notice: 'order-service names an exchange and a key. It does not know that billing exists.',
      otherwise: 'Here o1 does not come to billing.queue.',
    },
    paid: {
      title: 'Charge first, then ack',
      say: 'billing-service works for 300 ms, takes 100 from the balance, and only then acknowledges. Until that ack o1 stood in billing.queue as unacked.',
      notice: 'Balance 900. Dying before the ack would make a second delivery, not a loss.',
      otherwise: 'Here o1 is not acknowledged.',
      differs: 'o1 is acknowledged here without having been charged.',
    },
    unbound: {
      title: 'Nobody asked for that',
      say: 'o0 has the key order.cancelled. No binding has it, so the exchange drops o0: there is no queue for it, and no error for order-service.',
      notice: 'A dead-letter exchange does not help here: o0 was never in a queue.',
      otherwise: 'Here o0 has found a queue.',
    },
    throws: {
      title: 'The handler throws',
      say: 'The amount of o2 is NaN, and the handler throws. It would throw at every try: the fault lies in the message, not in the moment.',
      notice: 'Only billing-service knows why. Nothing was charged.',
      otherwise: 'Here o2 does not fail.',
      differs: 'o2 fails here after it was charged.',
    },
    next: {
      title: '`basic.nack`, requeue=false',
      say: 'billing-service refuses o2 for good. The broker takes it out of billing.queue, and in the same tick hands over o3: one slot has become free.',
      notice: 'The bad message holds up nobody.',
      otherwise: 'Here o3 is not delivered: something before it keeps the only slot.',
      differs: 'o3 comes here, too, but not because o2 was refused for good.',
    },
    dead: {
      title: 'The second life of o2',
      say: 'billing.queue has a dead-letter exchange. The broker publishes o2 there, under its old key order.created, and notes in `x-death`: billing.queue, rejected, 1, and when.',
      notice: 'The binding of billing.dlq waits for that key. Without one o2 would be gone.',
      otherwise: 'Here o2 does not come to billing.dlq.',
      differs: 'o2 comes to billing.dlq here, but by another way.',
    },
    rests: {
      title: 'A queue for people',
      say: 'Nobody consumes billing.dlq, and that is right: a program has failed on o2 already. Its depth, 1, is what an alarm should watch.',
      notice: 'Everything else is done: o1 and o3 are charged, balance 800.',
      otherwise: 'The run has not come to 4 s.',
      differs: 'Here not just o2 is left, or it does not wait in billing.dlq.',
    },
    moved: {
      title: 'Mended, and moved back',
      say: 'The handler has been mended. “Move messages” starts a Shovel: it publishes o2 to event.exchange and acknowledges once that is confirmed. Now o2 is charged like any other.',
      notice: 'It still carries `x-death`: the history keeps both lives.',
      otherwise: 'Here o2 is never charged.',
      differs: 'o2 is charged here without having been moved by the Shovel.',
    },
    again: {
      title: 'requeue=true: o2, again and again',
      say: 'With requeue=true o2 goes back to its old place, the head, and comes at once. It fails for the fourth time already; o3 has not been seen yet.',
      notice: 'A poison message: busy all the time, and nothing gets done.',
      otherwise: 'Here o2 does not come four times.',
      differs: 'o2 comes for the fourth time here, but o3 got through, or o2 was dead-lettered.',
    },
    nowhere: {
      title: 'Dead, and with no address',
      say: 'The DLQ is bound by billing.dead, and nobody set `x-dead-letter-routing-key`. So o2 comes to dlx as order.created, fits nothing, and is dropped without a word.',
      notice: 'Everything is declared: exchange, queue, binding. And the message is lost.',
      otherwise: 'Here o2 finds a queue.',
      differs: 'o2 fits no binding here, but not after it died.',
    },
  },
  knobs: {
    binding: { label: 'binding key of billing.dlq' },
    requeue: { label: 'nack with requeue', values: { false: 'false', true: 'true' } },
    handler: { label: 'the handler', values: { o2: 'throws on o2', nothing: 'is mended' } },
  },
  breakIt: 'Bind the DLQ by another key. Where does o2 go?',
  branches: {
    mended: 'mended, and moved back',
    again: 'nack with requeue=true',
    nowhere: 'DLQ bound by billing.dead',
  },
  bets: {
    next: {
      question: 'billing-service has just refused o2 with requeue=false. What does it get next?',
      options: { same: 'o2 again', third: 'o3', nothing: 'nothing, until an operator comes' },
      why: {
        same: 'That is requeue=true: back to the head, and delivered at once.',
        third: 'o2 has left the queue, a slot is free, and o3 is the head now.',
        nothing:
          'A refused message does not stop its queue. Only an order that must be kept would ask for that.',
      },
    },
  },
  guarantees: {
    'failed-to-dlq': 'what failed is in the DLQ',
    'no-loss': 'no created order is lost',
    'one-place': 'o2 is in exactly one place',
  },
  measures: {
    'in-dlq': 'arrivals of o2 in the DLQ',
    charges: 'charges',
    'deliveries-of-o2': 'deliveries of o2',
    balance: 'balance at the end',
  },
  simplifies: [
    'The handler is mended by a knob. In life somebody would deploy it, or mend the message itself.',
  ],
}

export default words
