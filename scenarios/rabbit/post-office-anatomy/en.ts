import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'The post office: parts of RabbitMQ',
  claim: 'Producer → exchange → binding → queue → consumer. No road leads past the exchange.',
  beats: {
    hands: {
      title: 'A parcel is handed in',
      say: 'Pr, the producer, sends p1. `basic.publish` names an exchange, post, and a routing key, spb. It has no field for a queue: Pr cannot put anything on a shelf itself.',
      notice: 'The sender knows the post office and the label. Not the shelf.',
    },
    sorts: {
      title: 'The sorting centre compares',
      say: 'The exchange compares the routing key of p1 with the binding key on each of its ways. One is equal, `spb`: p1 goes into spb-office. The exchange itself keeps nothing.',
      notice: 'The binding is the sticker: this label to that shelf.',
      otherwise: 'Here p1 did not come to spb-office: no binding has its key.',
      differs: 'Here p1 went into another queue, or into both.',
    },
    other: {
      title: 'Another label, another shelf',
      say: 'p2 has the routing key `kzn`. Same sender, same exchange, another way. Pr was not told who waits there, or whether there is anybody at all.',
      notice: 'To send elsewhere the sender changes one word.',
      otherwise: 'Here p2 did not come to kzn-office.',
      differs: 'Here p2 went into another queue, or into both.',
    },
    waits: {
      title: 'Nobody is at home',
      say: 'No consumer is there yet. p1 and p3 lie in spb-office, p2 in kzn-office. That is what a queue is for: it keeps messages until somebody comes for them.',
      notice: 'spb-office: 2 ready. kzn-office: 1 ready.',
      differs:
        'Here spb-office does not hold p1 and p3: they did not come to it, or somebody has them already.',
    },
    each: {
      title: 'Ann and Bob come',
      say: 'Both subscribe to spb-office. p1 goes to Ann and p3 to Bob: each message to one of them, never to both. They share the work of one queue.',
      notice: 'Two consumers of a queue are helpers, not an audience.',
      otherwise:
        'Nobody works on a second message here: too few have come to spb-office, or nobody is there to take them.',
      differs: 'Here it is not p1 for one of them and p3 for the other.',
    },
    signed: {
      title: 'Signed for',
      say: 'Each has worked for 0.8 s and sends `basic.ack`, like a signature. Only now is the message gone from the queue. p2 still waits in kzn-office: nobody asks for it.',
      notice: 'Producer, exchange, binding, queue, consumer: all five have had their turn.',
      otherwise: 'Here two messages were not acknowledged.',
      differs: 'Here others than p1 and p3 are acknowledged, or somebody died on the way.',
    },
    default: {
      title: 'An invisible sticker',
      say: 'Pr names the exchange `""` and the key spb-office, and p4 lands there. The default exchange has a binding to every queue, by its name: nobody made it, and nobody can remove it.',
      notice: 'It looks like a direct way. It is one more exchange.',
      otherwise: 'p4 did not come to spb-office here: no queue has the name that it was sent to.',
      differs: 'Here p4 took another way.',
    },
    typo: {
      title: 'A letter missing',
      say: 'The same, but the key says `spb-ofice`. No queue has that name, so no invisible sticker fits: the default exchange drops p4. Pr hears nothing.',
      notice: 'A grave at the exchange, and no error at the sender.',
      otherwise: 'Here p4 was not dropped: a queue has the name that it was sent to.',
      differs: 'Here p4 found a queue.',
    },
    peeled: {
      title: 'The sticker is gone',
      say: 'spb-office is bound with `msk` now, and Pr still writes `spb`. No binding fits: p1 ends at the exchange. Without `mandatory` nobody is told.',
      notice: 'The exchange is there, the queue too. Only the rule is missing.',
      otherwise: 'Here p1 was not dropped: a binding has its key.',
      differs: 'Here p1 found a queue.',
    },
  },
  knobs: {
    binding: { label: 'binding key of spb-office' },
    address: { label: 'routing key of p4, to the default exchange' },
  },
  breakIt: 'Put another sticker on spb-office. Who will notice?',
  branches: {
    typo: 'queue name misspelt',
    peeled: 'another sticker',
  },
  bets: {
    default: {
      question:
        'Pr sends p4 to the exchange `""` with the routing key `spb-office`. Nobody made such a binding. What happens?',
      options: {
        error: 'An error: "" is no exchange',
        dropped: 'It is dropped',
        lands: 'It lands in spb-office',
        both: 'It lands in both queues',
      },
      why: {
        error: '`""` is the name of the default exchange. Every RabbitMQ has it from the start.',
        dropped: 'It would be if no queue had that name. The default exchange binds every queue by its name.',
        lands: 'Every queue is bound to the default exchange with its own name as key, without asking.',
        both: 'The key must equal the queue name, and names are unique: never more than one.',
      },
    },
  },
  guarantees: {
    'no-loss': 'no message is lost',
    'one-place': 'a message is always in exactly one place',
  },
  measures: {
    'p1-in': 'p1 in spb-office/kzn-office',
    'p4-in': 'p4 in spb-office/kzn-office',
    split: 'delivered to Ann/Bob',
  },
  errata: {
    E03: {
      notes: '“A direct way into a queue is impossible without an exchange.”',
      shown:
        'True, and yet `publish("", "spb-office")` looks like one: the default exchange has an implicit binding to every queue by its name. p4 went through it.',
    },
  },
}

export default words
