// The LINE menus: which commands have a key on whose menu, in the order of the keys.
import { type CommandId, commands } from './table.ts'

/** `guest` is connected, but neither member nor worker; `stranger` is not connected yet. */
export const MENU_KINDS = ['member', 'worker', 'both', 'guest', 'stranger'] as const
export type MenuKind = (typeof MENU_KINDS)[number]

const MENUS = {
  member: ['next', 'rsvp', 'proxy', 'status', 'agenda', 'talk'],
  worker: ['job', 'my-jobs', 'deliver', 'progress', 'pay', 'talk'],
  both: ['next', 'rsvp', 'proxy', 'job', 'my-jobs', 'deliver', 'progress', 'pay', 'talk'],
  guest: ['help', 'language', 'talk'],
  stranger: ['connect', 'help', 'talk'],
} as const satisfies Record<MenuKind, readonly CommandId[]>

/** A command that has a key on some menu. */
export type KeyId = (typeof MENUS)[MenuKind][number]

export const keysOf = (kind: MenuKind): readonly KeyId[] => MENUS[kind]

/** What a key says, line by line. */
export const keyLines = (id: KeyId, locale: 'ja' | 'en'): string[] => {
  const { key, names } = commands[id]
  return (key?.[locale] ?? names[locale][0]?.word ?? id).split('|')
}

/** Whether what the command would do at once can be asked about first. */
export const canAsk = (id: KeyId): boolean => 'ask' in commands[id].args.shape
