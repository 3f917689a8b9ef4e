import type { Sentence } from '../sentence.ts'

/** What decides in a share group, in words. */
export const shares: Readonly<Record<string, Sentence>> = {
  'not-in-share-group': {
    say: (f) => `${f['member']} не участник ${f['group']}.`,
    waits: () => 'ShareGroupHeartbeat и ответа на него',
  },
  'none-shared': {
    say: (f) => `${f['group']} пока ничего не назначила ${f['member']}.`,
    waits: () => 'следующего heartbeat',
  },
  'window-unread': {
    say: (f) => `${f['group']} ещё ничего не читала из ${f['partition']}.`,
    waits: () => 'первого ShareFetch',
  },
  'share-window-full': {
    say: (f) => `У ${f['group']} в работе ${f['count']} записей ${f['partition']}: больше нельзя.`,
    waits: () => 'ответа на самую старую из них',
  },
  'all-locked': {
    say: (f) => `Все открытые записи ${f['partition']} (${f['count']}) заблокированы: ${f['members']}.`,
    waits: () => 'ответа, конца блокировки или новой записи',
  },
  'share-caught-up': {
    say: (f) => `${f['group']} раздала и закрыла всё в ${f['partition']}, до ${f['end']}.`,
    waits: () => 'новой записи',
  },
  'share-has-more': {
    say: (f) =>
      `${f['group']} может выдать из ${f['partition']} записей: ${f['count']}, из них повторно: ${f['back']}.`,
  },
  shared: { say: (f) => `${f['partition']} делят участники ${f['group']}: ${f['members']}.` },
  locked: {
    say: (f) =>
      `${f['record']} заблокирована за ${f['member']} из ${f['group']}: выдача ${f['count']} из ${f['limit']}.`,
    waits: (f) =>
      `ответа ${f['member']} или ${Number(f['until']) / 1000} с прогона, когда блокировка кончится`,
  },
  available: {
    say: (f) =>
      `${f['record']} вернулась в ${f['group']} после выдачи ${f['count']} из ${f['limit']}: её может получить любой.`,
  },
  acknowledged: { say: (f) => `${f['group']} подтвердила ${f['record']}.` },
  archived: {
    say: (f) => `${f['record']} в архиве ${f['group']}: её отклонили, или её места в журнале больше нет.`,
  },
  'archived-by-limit': {
    say: (f) =>
      `${f['record']} в архиве ${f['group']} после выдачи ${f['count']} из ${f['limit']}: больше её никто не получит.`,
  },
  'not-acquired': { say: (f) => `Никому из ${f['group']} ещё не выдали ${f['record']}.` },
  'share-settled': {
    say: (f) => `${f['group']} закончила с ${f['record']}: её окно начинается с ${f['start']}.`,
  },
}
