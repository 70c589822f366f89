import { z } from 'zod'
import { called, flag, meeting, member, personName, reason, sure, via, whole, words } from './args.ts'
import { command, say } from './definition.ts'

const number = called('代理の番号', 'Proxy number', whole(1, 2_000_000_000))

export const proxy = {
  proxy: command({
    names: { ja: say('代理'), en: say('proxy') },
    summary: { ja: '代わりに出席する人を届け出る', en: 'Name who comes in your place' },
    key: { ja: '代理を|届け出る', en: 'Name a|proxy' },
    args: z.object({
      meeting,
      name: called('お名前', 'Name', personName.optional()),
      title: called('役職', 'Title', words(40).optional()),
      org: called('所属', 'Organisation', words(60).optional()),
      via,
      member,
      sure,
    }),
    rest: 'name',
    person: 'name',
    who: ['member', 'staff'],
    group: 'meeting',
    sentence: true,
    moves: 'quorum',
    slash: {
      command: '/proxy',
      noun: '代理',
      hint: { ja: '（空欄で入力画面） | 代理の方の名前', en: '(empty for a form) | name of the proxy' },
    },
  }),
  'proxy-cancel': command({
    names: { ja: say('代理取消', '代理取り消し', '代理取消し'), en: say('proxy cancel') },
    summary: { ja: '代理の届け出を取り消す', en: 'Withdraw your proxy' },
    args: z.object({ meeting, attend: flag('出席', 'Attend'), member, sure }),
    who: ['member', 'staff'],
    group: 'meeting',
    unlisted: true,
    moves: 'quorum',
  }),
  'proxy-approve': command({
    names: { ja: say('代理承認'), en: say('proxy approve') },
    summary: { ja: '代理の出席を認める', en: 'Allow a proxy' },
    args: z.object({ proxy: number }),
    who: ['staff', 'chair'],
    group: 'office',
    unlisted: true,
    moves: 'quorum',
  }),
  'proxy-refuse': command({
    names: { ja: say('代理不承認'), en: say('proxy refuse') },
    summary: { ja: '代理の出席を認めない', en: 'Do not allow a proxy' },
    args: z.object({ proxy: number, reason }),
    rest: 'reason',
    who: ['staff', 'chair'],
    group: 'office',
    unlisted: true,
    moves: 'quorum',
  }),
  'proxy-accept': command({
    names: { ja: say('代理を引き受ける'), en: say('proxy accept') },
    summary: { ja: '代理出席を引き受ける', en: 'Accept to come as a proxy' },
    args: z.object({ proxy: number }),
    who: ['connected'],
    group: 'meeting',
    unlisted: true,
    moves: 'quorum',
  }),
  'proxy-decline': command({
    names: { ja: say('代理を断る'), en: say('proxy decline') },
    summary: { ja: '代理出席を断る', en: 'Decline to come as a proxy' },
    args: z.object({
      proxy: called('代理の番号', 'Proxy number', whole(1, 2_000_000_000).optional()),
      sure,
    }),
    who: ['connected'],
    group: 'meeting',
    unlisted: true,
    moves: 'quorum',
  }),
}
