import { z } from 'zod'
import { called, member, sure, words } from './args.ts'
import { command, say } from './definition.ts'

const kana = called('ふりがな', 'Reading', words(60).optional())

export const people = {
  connect: command({
    names: { ja: say('接続', 'コード', '連携'), en: say('connect', 'link', 'code') },
    summary: { ja: '職員から受け取ったコードでつなぐ', en: 'Connect with the code from staff' },
    key: { ja: 'コードを|送る', en: 'Send your|code' },
    args: z.object({ code: called('コード', 'Code', words(40).optional()) }),
    rest: 'code',
    who: ['anyone'],
    group: 'common',
    unlisted: true,
    moves: 'menu',
  }),
  member: command({
    names: { ja: say('委員', '名簿'), en: say('member', 'members') },
    summary: { ja: '委員の名簿と、団体の役割を見る', en: 'Members, and the duties of organisations' },
    args: z.object({ member }),
    rest: 'member',
    who: ['staff'],
    group: 'office',
    slash: {
      command: '/member',
      noun: '委員',
      hint: {
        ja: '田中 | code 田中一郎 | register name= kana= | rename member= name=',
        en: 'Tanaka | code Tanaka | register name= | rename member= name=',
      },
    },
  }),
  'member-code': command({
    names: { ja: say('接続コード', '委員 コード'), en: say('member code', 'worker code') },
    summary: {
      ja: 'LINEをつなぐ一度きりのコードを出す',
      en: 'Issue a one-time code that connects a LINE account',
    },
    args: z.object({ member }),
    rest: 'member',
    who: ['staff'],
    group: 'office',
  }),
  'member-register': command({
    names: { ja: say('委員 登録', '名簿 登録'), en: say('member register') },
    summary: { ja: '名簿に人を加える', en: 'Enter somebody into the register' },
    args: z.object({ name: called('お名前', 'Name', words(60).optional()), kana, sure }),
    who: ['staff'],
    group: 'office',
  }),
  'member-register-undo': command({
    names: { ja: say('名簿 登録取り消し'), en: say('member unregister') },
    summary: { ja: '名簿への登録を取り消す', en: 'Take a registration back' },
    args: z.object({ member }),
    who: ['staff'],
    group: 'office',
    unlisted: true,
  }),
  'member-rename': command({
    names: { ja: say('委員 改名', '名簿 改名'), en: say('member rename') },
    summary: { ja: '名簿の名前を変える', en: 'Change a name in the register' },
    args: z.object({ member, name: called('新しいお名前', 'New name', words(60).optional()), kana }),
    who: ['staff'],
    group: 'office',
  }),
  'member-delete': command({
    names: { ja: say('委員 削除', '名簿 削除'), en: say('member delete') },
    summary: {
      ja: '登録を消す（ご本人の求めで、個人の情報を削除する）',
      en: 'Delete what is personal about somebody who asked for it',
    },
    args: z.object({ member, sure }),
    rest: 'member',
    who: ['staff'],
    group: 'office',
  }),
}
