import { pluralRu } from '../../../i18n/plural.ts'
import type { Facts, Sentence } from '../sentence.ts'
import type { GuardWords } from './en.ts'
import { shares } from './shares-ru.ts'

const messages = (count: Facts[string] | undefined) =>
  pluralRu(Number(count), ['сообщение', 'сообщения', 'сообщений'])

/** What each condition of the engine says, and what it waits for. Protocol words stay as they are. */
const sentences: Readonly<Record<string, Sentence>> = {
  'queue-down': {
    say: (f) => `Очередь ${f['queue']} недоступна: ${f['node']} не работает или реплик слишком мало.`,
    waits: (f) => `возвращения ${f['node']}`,
  },
  'held-back': { say: (f) => `Придержано до следующей попытки: ${messages(f['count'])}.` },
  'all-in-hand': {
    say: (f) => `В ${f['queue']} нет готовых: ${messages(f['count'])} на руках, unacked.`,
    waits: () => 'ack, nack или закрытия канала',
  },
  'queue-empty': {
    say: (f) => `${f['queue']} пуста: все, что пришли (${f['count']}), уже ушли.`,
    waits: () => 'следующей публикации',
  },
  'never-filled': {
    say: (f) => `В ${f['queue']} пока ничего не приходило.`,
    waits: (f) => `сообщения, которое направят в ${f['queue']}`,
  },
  'no-binding-to': {
    say: (f) =>
      `Ни у одного exchange нет binding к ${f['queue']}: до неё достаёт только default exchange, по имени.`,
  },
  binding: { say: (f) => `${f['exchange']} шлёт в ${f['to']} то, что подходит под «${f['key']}».` },
  'more-bindings': { say: (f) => `Всего bindings: ${f['count']}.` },
  'no-consumers': {
    say: (f) => `У ${f['queue']} нет потребителей.`,
    waits: () => 'того, кто пришлёт basic.consume',
  },
  'not-active': {
    say: (f) => `${f['consumer']} не активен: у ${f['queue']} single active consumer, и это ${f['active']}.`,
    waits: (f) => `ухода ${f['active']}`,
  },
  'window-full': {
    say: (f) => `У ${f['consumer']} нет места: prefetch ${f['size']}, unacked ${f['used']}.`,
    waits: (f) => `ack от ${f['consumer']}`,
  },
  'channel-full': {
    say: (f) =>
      `В канале ${f['consumer']} нет места: занято ${f['used']} из ${f['size']} на всех его потребителей.`,
    waits: () => 'ack в этом канале',
  },
  'lower-priority': { say: (f) => `У ${f['other']} приоритет выше, чем у ${f['consumer']}, и место есть.` },
  'no-limit': { say: (f) => `${f['consumer']} берёт сколько угодно: prefetch не задан.` },
  'has-room': { say: (f) => `У ${f['consumer']} есть место: занято ${f['used']} из ${f['size']}.` },
  'behind-head': {
    say: (f) => `Время ${f['message']} вышло, но оно не в голове: в ${f['queue']} проверяется только голова.`,
    waits: (f) => `ухода ${f['head']}`,
  },
  'no-dead-letter-exchange': {
    say: (f) => `Для dead-letter у ${f['queue']} указан ${f['exchange']}, а такого exchange нет.`,
  },
  'no-exchange': { say: (f) => `Exchange ${f['exchange']} не существует.` },
  'by-name': { say: (f) => `${f['exchange']} шлёт в очередь, имя которой стоит в routing key.` },
  alternate: { say: (f) => `То, что никому не подошло, уходит в ${f['alternate']}.` },
  'no-bindings': { say: (f) => `У ${f['exchange']} нет bindings: идти некуда.` },
  'no-queue': { say: (f) => `Очереди ${f['queue']} для ${f['consumer']} не существует.` },
  'unknown-to-broker': { say: (f) => `Брокер ещё не знает ${f['consumer']} как потребителя ${f['queue']}.` },
  'not-subscribed': {
    say: (f) => `${f['consumer']} не подписан на ${f['queue']}.`,
    waits: () => 'basic.consume',
  },
  'in-work': { say: (f) => `${f['consumer']} обрабатывает ${f['messages']}.` },
  'no-thread': {
    say: (f) => `В памяти ${f['consumer']} ждёт ${messages(f['count'])}: свободного потока нет.`,
    waits: () => 'конца текущей работы',
  },
  'owes-acks': { say: (f) => `${f['consumer']} ещё не ответил: доставок без ответа — ${f['count']}.` },
  blocked: {
    say: (f) => `Брокер остановил ${f['publisher']}: alarm ${f['alarm']}.`,
    waits: () => 'снятия alarm',
  },
  'commit-waits': { say: (f) => `${f['publisher']} ждёт tx.commit-ok.` },
  'awaits-confirm': {
    say: (f) => `У ${f['publisher']} публикаций без confirm: ${f['count']}.`,
    waits: () => 'basic.ack от брокера',
  },
  outbox: { say: (f) => `В памяти ${f['publisher']} ждёт ${messages(f['count'])}.` },
  'all-sent': { say: (f) => `${f['publisher']} отправил всё, что должен был: ${f['count']}.` },
  'more-to-come': { say: (f) => `${f['publisher']} отправит ещё ${f['count']}, позже.` },
  'not-running': { say: (f) => `${f['name']} не работает: ${f['status']}.` },
  unnoticed: {
    say: (f) => `Брокер этого не заметил: за ${f['name']} всё ещё числится ${messages(f['count'])}.`,
    waits: (f) => (f['heartbeat'] === 0 ? 'ничего: heartbeat выключен' : 'двух пропущенных heartbeat'),
  },
  frozen: { say: (f) => `${f['name']} заморожен: всё, что до него дошло, ждёт.`, waits: () => 'разморозки' },
  hung: { say: (f) => `${f['name']} завис в обработчике.` },
  'link-cut': { say: (f) => `Кабель между ${f['from']} и ${f['to']} перерезан.`, waits: () => 'кабеля' },
  'link-held': {
    say: (f) => `Пакеты между ${f['from']} и ${f['to']} задержаны.`,
    waits: () => 'когда их отпустят',
  },
  alarm: { say: (f) => `У ${f['name']} alarm ${f['alarm']}: публикации остановлены.` },
  'system-up': { say: (f) => `${f['name']} отвечает.` },
  'system-down': { say: (f) => `${f['name']} не отвечает: каждый вызов завершается ошибкой.` },
  'in-hand': {
    say: (f) => `${f['message']} из ${f['queue']} на руках у ${f['consumer']}, delivery tag ${f['tag']}.`,
    waits: (f) => `ответа на tag ${f['tag']} или конца канала`,
  },
  head: { say: (f) => `${f['message']} в голове ${f['queue']}: уйдёт следующим.` },
  behind: {
    say: (f) => `${f['message']} стоит в ${f['queue']}, перед ним ${f['count']}; первым уйдёт ${f['head']}.`,
    waits: (f) => `своей очереди после ${f['head']}`,
  },
  delayed: { say: (f) => `${f['queue']} придерживает ${f['message']} до следующей попытки.` },
  'not-sent': { say: (f) => `${f['message']} ещё в памяти ${f['publisher']}, не отправлено.` },
  unconfirmed: {
    say: (f) => `${f['publisher']} отправил ${f['message']}, но confirm ещё не получил.`,
    waits: () => 'basic.ack от брокера',
  },
  'died-here': {
    say: (f) => `${f['message']} умерло в ${f['queue']}, и dead-letter exchange его не забрал.`,
  },
  unroutable: {
    say: (f) =>
      `${f['message']} потеряно на ${f['exchange']}: ни один binding не подошёл, а обратно его не просили.`,
  },
  nowhere: { say: (f) => `${f['message']} сейчас нет ни в одной очереди и ни у кого на руках.` },
  leaderless: {
    say: (f) => `У ${f['partition']} нет лидера: никто из ISR не работает.`,
    waits: (f) => `брокера из ISR (${f['isr']})`,
  },
  'log-empty': { say: (f) => `Лог ${f['partition']} пуст.`, waits: () => 'записи' },
  'above-hw': {
    say: (f) =>
      `В ${f['partition']} offset ${f['hw']}–${Number(f['leo']) - 1} выше high watermark: есть не у всех в ISR (${f['isr']}).`,
    waits: () => 'самого медленного фолловера из ISR',
  },
  'open-transaction': {
    say: (f) => `В ${f['partition']} открыта транзакция: read_committed читает до ${f['lso']}.`,
    waits: () => 'её commit или abort',
  },
  owned: { say: (f) => `${f['partition']} принадлежит ${f['member']} из ${f['group']}.` },
  unowned: { say: (f) => `В ${f['group']} сейчас никто не владеет ${f['partition']}: группа ${f['state']}.` },
  paused: { say: (f) => `${f['member']} поставил ${f['partition']} на паузу.`, waits: () => 'resume()' },
  'pending-revocation': { say: (f) => `${f['member']} отдаёт ${f['partition']}.` },
  'no-position': {
    say: (f) => `${f['member']} ещё не знает, откуда читать ${f['partition']}: ${f['state']}.`,
  },
  'has-more': {
    say: (f) =>
      `${f['member']} может читать ${f['partition']} дальше: позиция ${f['position']}, впереди ${f['count']}.`,
  },
  'caught-up': {
    say: (f) => `${f['member']} прочёл ${f['partition']} целиком: позиция ${f['position']} — это конец.`,
    waits: () => 'новой записи',
  },
  failed: { say: (f) => `poll() у ${f['name']} завершается ошибкой: ${f['failure']}.` },
  'seat-kept': {
    say: (f) =>
      `Для ${f['group']} ${f['member']} ещё участник: сессия длится ${Number(f['ms']) / 1000} с от последнего heartbeat.`,
    waits: (f) => `${Number(f['until']) / 1000} с прогона, когда сессия кончится`,
  },
  'in-handler': {
    say: (f) => `${f['member']} в обработчике: poll() в это время не вызывается.`,
    waits: () => 'обработчика',
  },
  'awaits-pool': {
    say: (f) => `${f['member']} в onPartitionsRevoked ждёт, пока пул доделает записи: ${f['count']}.`,
    waits: () => 'пул',
  },
  'in-commit': { say: (f) => `${f['member']} ждёт в commitSync().` },
  'not-a-member': {
    say: (f) => `${f['member']} не участник ${f['group']}.`,
    waits: () => 'JoinGroup и ответа на него',
  },
  'all-owned': {
    say: (f) =>
      `У всех партиций (${f['partitions']}) есть владелец в generation ${f['generation']}: участников ${f['members']}, для ${f['member']} не осталось.`,
    waits: () => 'ухода участника или новой партиции',
  },
  'none-assigned': {
    say: (f) =>
      `${f['member']} в generation ${f['generation']} не досталось ничего: владелец есть у ${f['owned']} из ${f['partitions']}.`,
  },
  'no-topic': { say: (f) => `${f['member']} не подписан ни на один существующий topic.` },
  'group-empty': { say: (f) => `В ${f['group']} нет участников.` },
  'awaits-joins': {
    say: (f) => `${f['group']} ждёт JoinGroup от ${f['members']}.`,
    waits: (f) => `${f['members']} или конца rebalance timeout`,
  },
  'join-delay': {
    say: (f) => `${f['group']} немного ждёт, не присоединится ли кто ещё.`,
    waits: () => 'конца задержки',
  },
  'awaits-syncs': {
    say: (f) => `${f['group']} ждёт SyncGroup от ${f['members']} в generation ${f['generation']}.`,
  },
  'awaits-members': {
    say: (f) => `До epoch ${f['generation']} группы ${f['group']} ещё не дошли: ${f['members']}.`,
  },
  stable: {
    say: (f) => `${f['group']} стабильна: участников ${f['members']}, generation ${f['generation']}.`,
  },
  'awaits-metadata': { say: (f) => `${f['producer']} ждёт, пока узнает партиции своего topic.` },
  'awaits-acks': { say: (f) => `У ${f['producer']} записей без ответа: ${f['count']}.` },
  'all-acked': { say: (f) => `${f['producer']} получил ответ на всё, что отправил: ${f['count']}.` },
  'not-there': { say: (f) => `${f['record']} не записана.` },
  deleted: { say: (f) => `${f['record']} удалена: лог начинается с ${f['start']}.` },
  committed: { say: (f) => `${f['group']} закоммитила ${f['committed']}: ${f['record']} уже позади.` },
  'not-polled': { say: (f) => `Группа ${f['group']} не читала ${f['record']}.` },
  'not-committed': {
    say: (f) => `${f['member']} прошёл ${f['record']} (позиция ${f['position']}), но не закоммитил.`,
    waits: () => 'следующего коммита',
  },
  ahead: { say: (f) => `${f['member']} на ${f['position']}: до ${f['record']} ещё ${f['count']}.` },
  ...shares,
}

/** The words of what decides. */
export const ru: GuardWords = {
  why: 'Что решает сейчас',
  stops: 'Что мешает',
  lets: 'Что не мешает',
  knobs: 'Настройки, от которых это зависит',
  waits: 'Чего ждёт',
  knobsHint: 'Поверните: прогон пойдёт отсюда иначе, а этот останется.',
  look: (place: string) => `К ${place}`,
  sentences,
}
