import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Which tape? The key decides',
  claim:
    'The producer hashes the key, modulo the number of partitions: one tape for a key, and no promise to be even.',
  beats: {
    machine: {
      title: 'The hash machine',
      say: 'The broker has only told how many partitions there are. The producer does the rest: bytes of the key, murmur2, sign bit off, modulo 3. For user-1 this gives 2, so the record goes to P2.',
      notice: 'The table of the notes would send user 1 to P0.',
      otherwise: 'Here this producer sends nothing.',
      differs: 'Here the topic has not three partitions, and the remainder is another.',
    },
    uneven: {
      title: 'Six users, one empty tape',
      say: 'user-1 to user-6: none in P0, two in P1 (4 and 5), four in P2. A hash scatters, it does not deal.',
      notice: 'P0 is empty, and its consumer would be idle.',
      otherwise: 'Here this producer sends nothing.',
      differs: 'Here they fall otherwise than 0, 2, 4.',
    },
    spelled: {
      title: 'The same users, spelled 1 to 6',
      say: 'Without the prefix: 1 and 5 in P0, 4 and 6 in P1, 2 and 3 in P2. Other bytes, another hash. A key is bytes, not meaning.',
      notice: 'This time it is even, by chance.',
      otherwise: 'Here this producer sends nothing.',
      differs: 'Here the topic has not three partitions, and they fall otherwise.',
    },
    always: {
      title: 'Always the same tape',
      say: 'Key 1 five times more: P0, each time. That is what the hash is for: all events of one key lie in one partition, in order.',
      notice: 'The same key, the same tape: the order of user 1 is safe.',
      otherwise: 'Here this producer sends nothing.',
      differs: 'Here key 1 goes to another tape.',
    },
    grown: {
      title: 'A fourth tape',
      say: 'kafka-topics --alter --partitions 4. A new, empty tape. Not one record moves: the broker does not hash, and does not sort again.',
      notice: 'The producer goes on with 3 until its next metadata refresh.',
      otherwise: 'Here no fourth tape is added.',
      differs: 'Here the topic had not three partitions before.',
    },
    moved: {
      title: 'Key 1 has moved',
      say: 'Now the producer knows of four tapes, and key 1 goes to P3: modulo 4 is not modulo 3. Its old events stay in P0. Of the keys 1 to 6 only 4 stays where it was.',
      notice: 'For this user the order is broken, at this very place.',
      otherwise: 'Here no tape was added, or key 1 was not sent after it.',
      differs: 'Here key 1 goes to another tape than P3.',
    },
    many: {
      title: 'A thousand keys',
      say: 'With 1000 keys it evens out: 313, 341, 346. Many keys come out even, a few as it happens, and one hot key cannot be split.',
      notice: 'Evenness comes from the number of keys, not of records.',
      otherwise: 'Here the thousand keys are not sent.',
      differs: 'Here they fall otherwise than 313, 341, 346.',
    },
    'no-key': {
      title: 'No key: sticky',
      say: 'Without a key the producer stays on one tape until batch.size bytes are there, then draws another. Not in turn, and not at random record by record.',
      notice: 'batch.size is small here, so that one sees it jump.',
      otherwise: 'Here nothing is sent without a key.',
    },
    obeyed: {
      title: 'The producer decides',
      say: 'The table of the notes, after all: this application names the partition itself, 1 and 4 to P0, 2 and 5 to P1, 3 and 6 to P2. The broker obeys.',
      notice: 'A partition named in the record is stronger than any key.',
      otherwise: 'Here nobody names partitions.',
      differs: 'Here they do not fall 2, 2, 2.',
    },
  },
  knobs: { partitions: { label: 'partitions of user-actions' } },
  breakIt: 'Begin with four partitions. Where do the same keys go?',
  branches: { crowd: '1000 keys', keyless: 'No key', chosen: 'The application chooses' },
  bets: {
    users: {
      question: 'Keys user-1 to user-6, three partitions. How many in P0, P1, P2?',
      options: { even: '2 / 2 / 2', empty: '0 / 2 / 4', steps: '1 / 2 / 3', one: '6 / 0 / 0' },
      why: {
        even: 'So the table of the notes has it. A hash does not deal in turn.',
        empty: 'murmur2 modulo 3 of these six: 2, 2, 2, 1, 1, 2. P0 gets none.',
        steps: 'It could have been so; murmur2 gives something else for these bytes.',
        one: 'So it would be if all six had one key, and its hash fell on P0.',
      },
    },
  },
  guarantees: { stored: 'what was acknowledged stays' },
  measures: {
    users: 'user-1 … user-6 in P0/P1/P2',
    numbers: 'tape of each of 1 … 6',
    lastOfKey1: 'last tape of key 1',
    crowd: '1000 keys in P0/P1/P2',
    keyless: 'records without a key in P0/P1/P2',
    chosen: 'chosen by the application, P0/P1/P2',
  },
  errata: {
    E24: {
      notes: 'Without a key Kafka spreads records evenly, or at random.',
      shown:
        'Since 2.4 the producer sticks to one partition for a batch, then draws another one, possibly the same. Even only in the long run.',
    },
    E25: {
      notes: 'user 1 goes to P0, user 2 to P1, user 3 to P2.',
      shown:
        'The producer takes murmur2 of the key’s bytes: user-1 … user-6 on three partitions give 0, 2 and 4 records; 1 … 6 give 2, 2, 2.',
    },
  },
}

export default words
