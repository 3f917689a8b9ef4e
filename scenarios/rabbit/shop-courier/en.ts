import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'The shop: a courier',
  claim:
    'RabbitMQ is a courier: a copy for each department that is there, brought to the door, and gone once it is signed for.',
  beats: {
    copies: {
      title: 'A copy for each department',
      say: 'The shop hands in o1 once. The exchange puts a copy into every queue that is bound to it: one for billing, one for delivery.',
      notice: 'From here on the two copies know nothing of each other.',
      otherwise: 'Here o1 does not come to q.delivery.',
      differs: 'Here o1 has another number of copies: another number of queues was bound.',
    },
    brought: {
      title: 'Brought to the door',
      say: 'Billing did not ask. It has subscribed, has a free hand, and the broker brings o1. In q.billing the copy is hatched: handed over, not signed for.',
      notice: 'That is push. The broker keeps count of who has what.',
      otherwise: 'Here billing does not begin with o1.',
    },
    signed: {
      title: 'Signed for, and gone',
      say: 'Billing is done and sends its ack, the signature. Only now the broker throws the copy away. Had billing died before, another would get it.',
      notice: 'The courier makes sure that it was taken. Then nothing is left to show.',
      otherwise: 'Here billing does not acknowledge o1.',
    },
    empty: {
      title: 'Empty shelves',
      say: 'All four orders are done in both departments. Both queues are empty: nothing in this broker knows any more that there ever were four orders.',
      notice: 'An empty queue is a healthy one here.',
      otherwise: 'The run has not come to 8 s.',
      differs: 'Here another number of copies has been acknowledged by now.',
    },
    newcomer: {
      title: 'Analytics opens',
      say: 'At 10 s a third department opens. It declares a queue of its own, binds it to the exchange, and subscribes. Its queue is empty, and stays so.',
      notice: 'A binding holds for what comes. For what was, there is nothing to copy.',
      otherwise: 'Here analytics does not open.',
      differs: 'Analytics opens here, too, but at another time, and it gets orders.',
    },
    fifth: {
      title: 'The fifth order',
      say: 'o5 comes at 15 s. Three queues are bound now, so there are three copies, and analytics works on its first order.',
      notice: 'Nobody told the shop that there is one department more.',
      otherwise: 'Here analytics does not get o5.',
      differs: 'Analytics gets o5 here, but it has seen earlier orders, too.',
    },
    redo: {
      title: 'Billing had a bug',
      say: 'Billing would have to redo the four orders. There is nothing to read again: the shop has to send them once more. And everybody gets them.',
      notice: 'Delivery sends four parcels a second time, unless it knows the orders.',
      otherwise: 'Here o1 is not published a second time.',
      differs: 'Here o1 has come to q.analytics, but not because the shop sent it a second time.',
    },
  },
  knobs: { opens: { label: 'analytics opens after' } },
  breakIt: 'Open analytics before the first order. What does it see?',
  branches: { redo: 'the shop sends again', early: 'analytics opens first' },
  bets: {
    newcomer: {
      question: 'Four orders have been done. Now analytics opens. How many of them will it see?',
      options: { all: 'all four', last: 'the last one', none: 'none' },
      why: {
        all: 'They were thrown away when they were signed for. That is what the tape of the twin is for.',
        last: 'A queue keeps what nobody has acknowledged, and nothing was waiting.',
        none: 'Its queue came into being empty. What was acknowledged is gone.',
      },
    },
  },
  guarantees: {
    'no-loss': 'no copy is lost',
    'at-least-once': 'every order is processed',
  },
  measures: { seen: 'orders o1 to o4 that analytics got', copies: 'copies of o1' },
}

export default words
