import type { Narration } from '../../format.ts'

const words: Narration = {
  title: 'Brokers share the tapes',
  claim: 'Partitions are spread over brokers when they are made; afterwards nothing moves by itself.',
  beats: {
    spread: {
      title: 'Three brokers, six partitions',
      say: 'A broker is one server, several are a cluster. When the topic was created its six partitions were dealt in turn: each of three brokers leads two.',
      notice: 'kafka-4 is not there yet.',
      otherwise: 'Here no producer was started.',
    },
    map: {
      title: 'The producer asks for the map',
      say: 'shop asks one broker, any of them, for metadata. The answer names the leader of every partition, with its address.',
      notice: 'Any broker knows the whole map.',
      otherwise: 'Here the producer gets no metadata.',
    },
    straight: {
      title: 'Straight to the leader',
      say: 'Each batch goes to the broker that leads its partition: no proxy, no exchange in between. That is how brokers share the load.',
      notice: 'P0 and P3 go to kafka-1, P1 and P4 to kafka-2, P2 and P5 to kafka-3.',
      otherwise: 'Here six batches are not acknowledged.',
      differs: 'Here a partition has another leader.',
    },
    offline: {
      title: 'kafka-2 is dead: two lanes stop',
      say: 'kafka-2 was killed at 10 s. At 17 s, after 9 s without a heartbeat, the controller holds it for dead (fenced). P1 and P4 had their only copy there: no leader, and their records wait in the producer.',
      notice: 'The other four lanes never stopped.',
      otherwise: 'Here P4 keeps a leader.',
      differs: 'Here P4 has no leader for another reason.',
    },
    back: {
      title: 'kafka-2 returns',
      say: 'Started again at 25 s, on its old disk. It leads P1 and P4 as before, and the producer delivers what has waited. Nothing had moved, and nothing is lost.',
      notice: 'The log outlives the process.',
      otherwise: 'Here kafka-2 leads P4 no more when it is back.',
      differs: 'Here the producer gave records up.',
    },
    empty: {
      title: 'The fourth broker is empty',
      say: 'kafka-4 joined at 35 s. At 50 s it holds nothing: partitions stay where they are until an operator moves them, with kafka-reassign-partitions.sh: a copy first, then the leadership.',
      notice: 'A new broker relieves nobody by itself.',
      differs: 'Here kafka-4 leads something, or has not started.',
    },
    newborn: {
      title: 'Only what is new comes here',
      say: 'orders grows to eight partitions. New ones are dealt over all brokers that live: P7 is born on kafka-4. The six old ones stay.',
      notice: 'More partitions: keys go elsewhere from now on.',
      otherwise: 'Here orders does not grow.',
      differs: 'Here P7 was born on another broker.',
    },
    arrived: {
      title: 'Moved by order',
      say: 'kafka-reassign-partitions.sh: orders-0 to kafka-4. First a copy travels there and comes in sync, then the leadership moves, then kafka-1 deletes its log. shop asks for the map again, and writes to kafka-4.',
      notice: 'Only the partition that was named has moved.',
      otherwise: 'Here nobody moves orders-0.',
      differs: 'Here kafka-4 holds something else, too.',
    },
    takeover: {
      title: 'Three copies',
      say: 'The same death with replication factor 3. Two other brokers hold P1 and P4 as well, in sync: the controller makes one of them leader, and writing goes on.',
      notice: 'Before that no write at all was acknowledged for 7 s: acks=all waited for kafka-2 too.',
      otherwise: 'Here nobody takes P4 over.',
      differs: 'Here some partition has no leader, or nobody died.',
    },
  },
  knobs: { copies: { label: 'replication factor' } },
  breakIt: 'Give each partition three copies. What does the death of kafka-2 stop now?',
  branches: { grown: 'Eight partitions', moved: 'Moved by hand', copied: 'Three copies' },
  bets: {
    fourth: {
      question: 'A fourth broker joins the cluster. What happens to the six partitions?',
      options: {
        spread: 'They spread by themselves: 2/2/1/1',
        nothing: 'Nothing moves',
        half: 'Half of them move there',
        anew: 'The topic is made anew',
      },
      why: {
        spread: 'Apache Kafka does not balance partitions over brokers; tools like Cruise Control do.',
        nothing: 'Placing is decided at creation; moving is an order of the operator, and copies data.',
        half: 'Nothing tells the cluster to; it would copy the data of all of them.',
        anew: 'A topic is never made anew by a broker’s coming or going.',
      },
    },
  },
  guarantees: { 'acked-stays': 'what was acknowledged stays' },
  measures: {
    homes: 'batches of each partition went to',
    leaderless: 'partitions without a leader',
    moved: 'partitions that kafka-4 came to lead',
  },
  errata: {
    E27: {
      notes: 'Kafka is distributed out of the box (brokers, ZooKeeper/KRaft).',
      shown:
        'ZooKeeper is gone since Kafka 4.0: what noticed the silence of kafka-2 is the KRaft controller. And spread is not safe: with one copy a dead broker takes its partitions with it.',
    },
  },
  simplifies: ['The controller is one process that does not fail; in Kafka it is a quorum of three or five.'],
}

export default words
