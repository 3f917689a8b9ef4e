import type { ApplicationAdded } from '../../kernel/newcomer.ts'
import type { Plain } from '../../kernel/pattern.ts'

/** A setting of an application, or of a broker, is another from now on; an application has come. */
export type SettingEvent =
  | {
      readonly type: 'setting.changed'
      readonly path: string
      readonly value: Plain
    }
  | ApplicationAdded
