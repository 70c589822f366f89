import { z } from 'zod'
import { body, calendarDay, called, member, oneOf, reason, words } from './args.ts'
import { command, say } from './definition.ts'

const seat = called('席', 'Seat', words(100).optional())
const from = called('始まりの日', 'From', calendarDay.optional())
const to = called('終わりの日', 'To', calendarDay.optional())
const on = called('日', 'On', calendarDay.optional())
const aBody = (ja: string, en: string) => called(ja, en, words(100).optional())

export const membership = {
  'member-appoint': command({
    names: { ja: say('委嘱', '委員 委嘱'), en: say('member appoint') },
    summary: { ja: '委員の委嘱を記録する', en: 'Record an appointment' },
    args: z.object({ seat, member, from, to }),
    who: ['staff'],
    group: 'office',
    moves: 'menu',
  }),
  duty: command({
    names: { ja: say('役割', '団体の役割'), en: say('duty', 'duties') },
    summary: { ja: '団体の役割と責任を見る', en: 'The written duties of an organisation' },
    args: z.object({ org: called('団体', 'Organisation', words(100).optional()) }),
    rest: 'org',
    who: ['staff', 'member', 'proxy', 'mayor', 'director'],
    group: 'meeting',
  }),
  'member-vacate': command({
    names: { ja: say('委員 退任', '委員 辞任'), en: say('member vacate') },
    summary: { ja: '委員の退任を記録する', en: 'Record that a seat falls vacant' },
    args: z.object({ seat, on, reason }),
    who: ['staff'],
    group: 'office',
    moves: 'menu',
  }),
  'member-succeed': command({
    names: { ja: say('委員 後任', '委員 交代'), en: say('member succeed') },
    summary: { ja: '充て職の席を後任に引き継ぐ', en: 'Pass an ex-officio seat to the successor' },
    args: z.object({ seat, member, on }),
    who: ['staff'],
    group: 'office',
    moves: 'menu',
  }),
  'member-radar': command({
    names: { ja: say('点検', '委員 点検', '見張り', '委員 見張り'), en: say('radar', 'member radar') },
    summary: {
      ja: '先回りして見ておくこと（任期、欠員、届かない方、会議録、期日）を見る',
      en: 'What to see to early: terms, vacancies, people no message reaches, minutes, what is overdue',
    },
    args: z.object({}),
    who: ['staff'],
    group: 'office',
  }),
  body: command({
    names: { ja: say('会議体'), en: say('body', 'bodies') },
    summary: { ja: '会議体の一覧を見る', en: 'The bodies of the town' },
    args: z.object({ body }),
    rest: 'body',
    who: ['staff', 'mayor'],
    group: 'office',
    slash: {
      command: '/body',
      noun: '会議体',
      hint: {
        ja: 'new name= charter= from= | end body= on= | handover from= to= | chair body= member=',
        en: 'new name= charter= from= | end body= on= | handover from= to= | chair body= member=',
      },
    },
  }),
  'body-new': command({
    names: { ja: say('会議体 新規', '会議体 作成'), en: say('body new') },
    summary: { ja: '会議体を作る', en: 'Set up a body' },
    args: z.object({
      name: called('名前', 'Name', words(100).optional()),
      charter: called('規則', 'Charter', words(64).optional()),
      parent: aBody('親の会議体', 'Parent'),
      from,
    }),
    who: ['staff'],
    group: 'office',
  }),
  'body-seat': command({
    names: { ja: say('会議体 席'), en: say('body seat') },
    summary: { ja: '会議体に席を加える', en: 'Add a seat to a body' },
    args: z.object({
      body,
      title: called('席の名前', 'Title', words(100).optional()),
      category: called('区分', 'Category', words(40).optional()),
      fee: called('報酬の対象', 'Fee', oneOf({ yes: ['はい'], no: ['いいえ'] }).optional()),
    }),
    who: ['staff'],
    group: 'office',
  }),
  'body-end': command({
    names: { ja: say('会議体 終了'), en: say('body end') },
    summary: { ja: '会議体を終える', en: 'End a body' },
    args: z.object({ body, on }),
    who: ['staff'],
    group: 'office',
    moves: 'menu',
  }),
  'body-handover': command({
    names: { ja: say('会議体 引き継ぎ'), en: say('body handover') },
    summary: { ja: '席と委員を別の会議体に引き継ぐ', en: 'Hand seats and members over to another body' },
    args: z.object({ from: aBody('引き継ぐ会議体', 'From'), to: aBody('受け継ぐ会議体', 'To') }),
    who: ['staff'],
    group: 'office',
    moves: 'menu',
  }),
  'body-chair': command({
    names: { ja: say('会議体 指名', '部会 指名'), en: say('body chair') },
    summary: { ja: '会長が部会の委員を指名する', en: 'The chair names somebody to a subcommittee' },
    args: z.object({ body, member }),
    who: ['staff', 'chair'],
    group: 'office',
    moves: 'menu',
  }),
}
