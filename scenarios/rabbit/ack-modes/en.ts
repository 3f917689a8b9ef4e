import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Four answers: auto, ack, requeue, dead-letter',
  claim: 'What nobody has to answer is lost with the worker; what is not answered comes back.',
  beats: {
    'at-once': {
      title: 'Out of the hand, out of mind',
      say: 'W1 has subscribed with auto ack. All three messages are on their way to it at once, and q holds nothing: Ready 0, Unacked 0. For the broker they are done.',
      notice: 'W1 asked for a prefetch of 2, and got 3: a window counts unacked messages only.',
      otherwise: 'Here m3 has not come to W1.',
      differs: 'Here W1 has to answer, or not all three came at once.',
    },
    lost: {
      title: 'Three lost',
      say: 'W1 dies amid its work on m1. It had not even looked at m2 and m3. All three are gone: the broker has forgotten them, and W1 cannot tell any more.',
      notice: 'At most once: nothing comes twice, and something may never come.',
      otherwise: 'Here W1 lives.',
      differs: 'Here W1 dies when it has something done already, or does not hold all three.',
    },
    back: {
      title: 'The same death, with manual ack',
      say: 'W1 had m1 and m2, its prefetch of 2. The connection is gone, so nobody will answer for them: both return to their old places, before m3, with a flag that says `redelivered`.',
      notice: 'Nobody noticed the death but the socket. That was enough.',
      otherwise: 'Here nothing had to come back.',
      differs: 'Something comes back here as well, but not two messages of a W1 that has done nothing.',
    },
    acked: {
      title: 'Only now it is gone',
      say: 'W1 is back, gets m1 again, works, and says `basic.ack`. Only this takes m1 out of q. Its window has room again: m3 is next.',
      notice: 'The broker waits for the word, for minutes if need be: only `consumer_timeout` may end it.',
      otherwise: 'Here m1 is not acknowledged.',
      differs: 'Here m1 did not have to be delivered twice.',
    },
    loop: {
      title: 'nack, requeue=true: a loop',
      say: 'W1 fails on m2, always, and sends it back each time. It takes its old place at the head, and is pushed to W1 again at once. This was the fifth time.',
      notice: 'Nothing changes from one time to the next, so nothing ends it.',
      otherwise: 'Here m2 did not come back five times.',
      differs: 'Here m2 comes back for another reason.',
    },
    letter: {
      title: 'nack, requeue=false: dead-lettered',
      say: 'W1 fails on m2 and does not want it back. q publishes it to its dead letter exchange, which puts it into dlq. Its `x-death` says where, why and how often: q, rejected, 1.',
      notice: 'One failure, and m3 is next. Somebody may look at dlq later.',
      otherwise: 'Here nothing came into dlq.',
      differs: 'Here it came into dlq for another reason.',
    },
    deleted: {
      title: 'The same nack without a DLX',
      say: 'The policy does not match q any more, so it has no dead letter exchange. W1 sends the very same `basic.nack`. There is nowhere to go for m2: it is deleted, and W1 has already done m3.',
      notice: 'W1 cannot see the difference. requeue=false means “away”, and the queue decides where to.',
      otherwise: 'Here m3 was not done.',
      differs: 'Here m2 was not rejected for good, or it was dead-lettered.',
    },
    multiple: {
      title: 'One ack for three',
      say: 'W1 does all three before it answers, then says `basic.ack` once, with tag 3 and multiple=true. All that it holds up to 3 on this channel is done.',
      notice: 'A third of the traffic. But up to this moment all three would have come back.',
      otherwise: 'Here not all three were acknowledged.',
      differs: 'Here it took more than one ack, or not all the work was done.',
    },
  },
  knobs: {
    ack: { label: 'W1 acknowledges', values: { auto: 'not at all: auto', manual: 'itself: manual' } },
    crash: {
      label: 'W1 dies',
      values: {
        'mid-work': 'amid its first work',
        never: 'never',
        'before-work': 'before it',
        'after-work': 'after it, before the ack',
      },
    },
    fails: { label: 'W1 fails on', values: { nothing: 'nothing', m2: 'm2' } },
    requeue: { label: 'its nack says requeue', values: { true: 'true', false: 'false' } },
    dlx: { label: 'dead letter exchange of q', values: { '^q$': 'dlx', '^none$': 'none' } },
  },
  breakIt: 'Let W1 acknowledge itself. What does the same death cost?',
  branches: {
    manual: 'manual ack, the same death',
    requeue: 'nack, requeue=true',
    letter: 'nack, requeue=false',
    'no-dlx': 'nack, requeue=false, no DLX',
    multiple: 'ack multiple',
  },
  bets: {
    lost: {
      question:
        'Auto ack, three messages were pushed, and W1 dies while it works on m1. How many of them are never processed?',
      options: { none: 'none', one: 'one: m1', two: 'two: m2 and m3', three: 'three' },
      why: {
        none: 'That needs manual acks: the broker keeps what was not answered.',
        one: 'm2 and m3 were in the memory of W1, too. For the broker all three were done.',
        two: 'm1 was only half done. Half a charge is no charge.',
        three: 'The broker let go of all three when it wrote them into the socket.',
      },
    },
  },
  guarantees: {
    'no-loss': 'nothing is lost before it is processed',
    'at-most-once': 'nothing is delivered twice',
  },
  measures: {
    done: 'messages processed',
    back: 'came back to the queue',
    failures: 'failures on m2',
    answers: 'answers of W1',
  },
  errata: {
    E12: {
      notes: '“RabbitMQ’s guarantee is at least once.”',
      shown:
        'Only with manual acks, and with confirms on the side of the publisher. With auto ack it is at most once: three messages are gone, and none of them comes back.',
    },
  },
}

export default words
