import type { Narration } from '../../format.ts'

const NO_SECOND = 'Here there is no second charge: nothing was repeated, or it was recognised.'
const NO_SKIP = 'Here no worker recognised a repetition.'
const ANOTHER_WAY = 'It comes to this here as well, but another way, or to another sum.'

const words: Narration = {
  title: 'Making the repeat harmless',
  claim: 'A list of processed ids helps only if the id and the effect are written in one transaction.',
  beats: {
    died: {
      title: 'Charged, not acknowledged',
      say: 'm1 says: charge Alice 100. W1 has done so, the bank holds 900, and now W1 is dead. Its ack was never sent: for the broker m1 is simply not done.',
      notice: 'The charge is outside of the broker, which cannot know of it.',
      otherwise: 'Here W1 does not die.',
      differs: 'W1 dies at another point here: before the charge, or after the ack.',
    },
    twice: {
      title: 'The repeat: 800',
      say: 'W1 is back, m1 comes again with the flag `redelivered`, and W1 charges again. One message, two charges: 800 instead of 900.',
      notice: 'At least once: the broker promises no less, and no more.',
      otherwise: NO_SECOND,
      differs: ANOTHER_WAY,
    },
    set: {
      title: 'Some work may be repeated',
      say: 'The same death, but m1 says “set the balance to 900” instead of “take 100 away”. Done twice, it is 900 each time.',
      notice: 'Idempotent by nature: nothing has to be remembered.',
      otherwise: 'Here it was not done a second time.',
      differs: 'Here doing it again changed the balance.',
    },
    'both-look': {
      title: 'Look first, then work',
      say: 'Nobody dies now, but Pr missed a confirm and has sent m1 twice. Two workers, one copy each; both ask the bank “was m1 processed?”, and both hear no.',
      notice: 'Neither is done, so neither has written anything down.',
      otherwise: 'Here only one worker asked, or the second one heard that m1 is known.',
      differs: 'Both heard no here, too, but not before the first charge, or both times it was W1.',
    },
    race: {
      title: 'Two looks, two charges',
      say: 'Between the look and the charge lie 400 ms of work. Both went on, both charged: 800. What each had looked up was true, and then too old.',
      notice: 'A check guards nothing that comes after it.',
      otherwise: NO_SECOND,
      differs: ANOTHER_WAY,
    },
    alone: {
      title: 'Right by luck',
      say: 'The same with one worker. It takes the second copy only after it has done the first and written it down: known, skipped, 900.',
      notice: 'This passes every test with one worker. It fails with the second.',
      otherwise: NO_SKIP,
      differs: 'A repetition was skipped here, too, but the balance is another one.',
    },
    unique: {
      title: 'The database says no',
      say: 'Two workers again. Each sends one transaction: insert the id m1, then charge. W1 was first. For W2 the id is not unique any more, so nothing of its transaction happens.',
      notice: '900. W2 takes the refusal for “done already” and acknowledges.',
      otherwise: 'Here the database had no reason to refuse.',
      differs: 'It refused a repetition here, too, but the sum, or who was refused, is different.',
    },
    'redis-after': {
      title: 'Redis, marked after the work',
      say: 'The ids are in Redis now, the balance is in the bank. W1 charges and dies before it marks m1. When m1 comes again Redis does not know it: 800.',
      notice: 'Two systems, two writes, and room to die in between.',
      otherwise: NO_SECOND,
      differs: ANOTHER_WAY,
    },
    'redis-before': {
      title: 'Redis, marked before the work',
      say: 'So mark first. W1 marks m1 and dies while working. m1 comes again, Redis knows it, W1 skips it and acknowledges. The bank still holds 1000.',
      notice: 'No duplicate. Alice was never charged, and no log has an error.',
      otherwise: NO_SKIP,
      differs: 'A repetition was skipped here, but W1 died elsewhere, or the charge was made.',
    },
    forgotten: {
      title: 'Redis has forgotten',
      say: 'All went well: charged and marked, and W1 died only before the ack. But it comes back after a minute, and Redis keeps ids for half of one. Charged again: 800.',
      notice: 'The TTL must outlast the longest outage, which nobody knows beforehand.',
      otherwise: NO_SECOND,
      differs: ANOTHER_WAY,
    },
    'every-point': {
      title: 'One transaction, any death',
      say: 'Id and charge in one transaction, and W1 dies right after it. m1 comes again, is refused, acknowledged: 900. Wherever W1 dies, either both are written or neither is.',
      notice: 'The crash matrix in the labs runs every strategy against every point: this row stays right.',
      otherwise: NO_SKIP,
      differs: 'Here W1 died elsewhere, or it came to another sum.',
    },
    'new-id': {
      title: 'The same order, another id',
      say: 'Pr missed the confirm and sends m1 again, but draws a new `message_id` for each sending. For the database these are two messages: two rows, two charges, 800.',
      notice: 'The id must come from the business: the order, not the sending.',
      otherwise: NO_SECOND,
      differs: 'There were two charges here, but not since the id was new.',
    },
  },
  knobs: {
    strategy: {
      label: 'how W1 and W2 know a repetition',
      values: {
        none: 'not at all',
        'check-then-act': 'look, work, mark',
        'mark-after': 'mark after the effect',
        'mark-before': 'mark before the work',
        'unique-constraint': 'one transaction',
      },
    },
    place: { label: 'ids are kept in', values: { bank: 'the database', redis: 'Redis' } },
    crash: {
      label: 'W1 dies',
      values: {
        'after-effect': 'after the charge',
        never: 'never',
        'before-work': 'before its work',
        'mid-work': 'amid its work',
        'after-mark': 'after the mark',
        'after-ack': 'after the ack',
      },
    },
    ttl: { label: 'Redis keeps an id for' },
    ids: { label: 'message_id of Pr', values: { business: 'of the order', new: 'new for each sending' } },
  },
  breakIt: 'Write the id and the charge in one transaction. Does the same death still charge twice?',
  branches: {
    set: 'set instead of subtract',
    race: 'look first, two workers',
    alone: 'look first, one worker',
    unique: 'unique constraint, two workers',
    'unique-crash': 'unique constraint, W1 dies',
    'redis-after': 'Redis, mark after',
    'redis-before': 'Redis, mark before',
    'redis-ttl': 'Redis, forgotten',
    'new-id': 'a new id for each sending',
  },
  bets: {
    before: {
      question:
        'W1 marks m1 in Redis before it works, and dies while working. m1 is delivered again. How often is Alice charged?',
      options: { once: 'once', twice: 'twice', never: 'never', dlq: 'it depends on chance' },
      why: {
        once: 'The repetition would have to work on m1. But the mark says that this was done.',
        twice: 'W1 died before the charge, and what is marked is skipped.',
        never: 'The mark was there before the deed. It says “begun”, and is read as “done”.',
        dlq: 'Nothing here is by chance: marked, dead, known, skipped.',
      },
    },
  },
  guarantees: {
    once: 'each message charges exactly once',
    'at-least-once': 'every message is processed',
  },
  measures: { charges: 'charges', balance: 'balance' },
  errata: {
    E30: {
      notes:
        '“A database with a unique constraint on message_id; Redis for processed_message_ids”, side by side, as equals.',
      shown:
        'A mark in Redis and a charge in a database are two writes. Marked before: lost, 1000. Marked after: twice, 800. Only a row in the same transaction is right at every point.',
    },
  },
}

export default words
