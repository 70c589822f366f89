// The LINE menus: which commands have a key on whose menu, in the order of the keys.
import type { Both } from './definition.ts'
import { type CommandId, commands } from './table.ts'

/**
 * `invited` comes to a meeting as a proxy, an observer or a guest; `guest` is connected, but nothing of all that; `stranger` is not connected yet. `session` is for whoever sits at an
 * open table, `voting` while a vote is open there.
 */
export const MENU_KINDS = [
  'member',
  'worker',
  'both',
  'invited',
  'guest',
  'stranger',
  'session',
  'voting',
] as const
export type MenuKind = (typeof MENU_KINDS)[number]

type Says = { id: CommandId; args?: Record<string, string>; key: Both }

/** Keys that say a command in a way of their own: with a word chosen, or by another name than elsewhere. */
const OWN_KEYS = {
  'vote-yes': { id: 'vote', args: { choice: 'yes' }, key: { ja: '賛成', en: 'For' } },
  'vote-no': { id: 'vote', args: { choice: 'no' }, key: { ja: '反対', en: 'Against' } },
  'vote-abstain': { id: 'vote', args: { choice: 'abstain' }, key: { ja: '棄権', en: 'Abstain' } },
  'call-staff': { id: 'talk', key: { ja: '職員を|呼ぶ', en: 'Call|staff' } },
} as const satisfies Record<string, Says>

type OwnKey = keyof typeof OWN_KEYS
const isOwnKey = (key: string): key is OwnKey => Object.hasOwn(OWN_KEYS, key)

const MENUS = {
  member: ['next', 'rsvp', 'proxy', 'status', 'agenda', 'talk'],
  worker: ['job', 'my-jobs', 'deliver', 'progress', 'pay', 'talk'],
  both: ['next', 'rsvp', 'proxy', 'job', 'my-jobs', 'deliver', 'progress', 'pay', 'talk'],
  invited: ['next', 'agenda', 'papers', 'help', 'language', 'talk'],
  guest: ['help', 'language', 'talk'],
  stranger: ['connect', 'help', 'talk'],
  session: ['agenda', 'motion', 'ballot', 'my-seat', 'next', 'call-staff'],
  voting: ['vote-yes', 'vote-no', 'vote-abstain', 'agenda', 'motion', 'call-staff'],
} as const satisfies Record<MenuKind, readonly (CommandId | OwnKey)[]>

/** A key on some menu: a command, or one that says it in a way of its own. */
export type KeyId = (typeof MENUS)[MenuKind][number]

export const keysOf = (kind: MenuKind): readonly KeyId[] => MENUS[kind]

/** What a key does when it is touched: what would be done at once is asked about first. */
export function keySays(key: KeyId): { id: CommandId; args: Record<string, string> } {
  const { id, args = {} }: Pick<Says, 'id' | 'args'> = isOwnKey(key) ? OWN_KEYS[key] : { id: key }
  return { id, args: 'ask' in commands[id].args.shape ? { ...args, ask: 'yes' } : args }
}

/** What a key says, line by line. */
export const keyLines = (key: KeyId, locale: 'ja' | 'en'): string[] => {
  if (isOwnKey(key)) return OWN_KEYS[key].key[locale].split('|')
  const { key: words, names } = commands[key]
  return (words?.[locale] ?? names[locale][0]?.word ?? key).split('|')
}
