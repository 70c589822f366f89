import { z } from 'zod'
import { called, flag, meeting, member, moment, oneOf, revision, sure, via, whole, words } from './args.ts'
import { command, say, saying } from './definition.ts'

export const attendance = {
  rsvp: command({
    names: {
      ja: [
        ...saying({ answer: 'attend' }, '出席', '参加'),
        ...saying({ answer: 'absent' }, '欠席'),
        ...saying({ answer: 'undecided' }, '未定'),
        ...say('出欠'),
      ],
      en: [
        ...saying({ answer: 'attend' }, 'attend'),
        ...saying({ answer: 'absent' }, 'absent'),
        ...saying({ answer: 'undecided' }, 'undecided'),
        ...say('rsvp'),
      ],
    },
    summary: { ja: '会議の出欠を答える', en: 'Answer an invitation' },
    example: {
      ja: '出席\n欠席 出張のため\n第3回 出席 オンライン',
      en: 'attend\nabsent on a business trip\nattend 3 online',
    },
    key: { ja: '出欠を|答える', en: 'Answer an|invitation' },
    args: z.object({
      meeting,
      answer: called(
        '返事',
        'Answer',
        oneOf({
          attend: ['出席', '参加', '○'],
          absent: ['欠席', '×'],
          undecided: ['未定', '△'],
        }).optional(),
      ),
      mode: called(
        '出席の方法',
        'How to attend',
        oneOf({ 'in-person': ['会場', '来場', '対面'], online: ['オンライン', 'リモート'] }).optional(),
      ),
      via,
      late: called('遅れる分数', 'Minutes late', whole(0, 600, 'count').optional()),
      early: called('早退', 'Leaving early', oneOf({ yes: ['はい'], no: ['いいえ'] }).optional()),
      member,
      sure,
      of: revision,
      note: called('ひとこと', 'Note', words(300).optional()),
    }),
    rest: 'note',
    who: ['member', 'staff'],
    group: 'meeting',
    together: true,
    sentence: true,
    suggested: 2,
    moves: 'quorum',
    slash: {
      command: '/rsvp',
      noun: '出欠',
      hint: { ja: '第3回 出席 | 第3回 欠席 電話 田中一郎', en: '3 attend | 3 absent phone Tanaka' },
    },
  }),
  'rsvp-undo': command({
    names: { ja: say('出欠取り消し'), en: say('rsvp undo') },
    summary: { ja: '出欠の返事を取り消す', en: 'Take back your answer' },
    args: z.object({ meeting, member, sure, at: moment }),
    who: ['member', 'staff'],
    group: 'meeting',
    unlisted: true,
    moves: 'quorum',
  }),
  status: command({
    names: { ja: say('私の出欠', '自分の出欠', '返事'), en: say('status', 'my answer') },
    summary: { ja: '自分の返事を確かめる', en: 'See what you answered' },
    key: { ja: '私の|出欠', en: 'My|answer' },
    args: z.object({}),
    who: ['member', 'proxy'],
    group: 'meeting',
    together: true,
  }),
  quorum: command({
    names: { ja: say('定足数', '出欠状況'), en: say('quorum') },
    summary: { ja: '定足数の見込みと、確認したい委員を見る', en: 'Quorum forecast and whom to ask first' },
    args: z.object({ meeting }),
    who: ['staff', 'member', 'mayor'],
    group: 'office',
    suggested: 6,
    slash: { command: '/quorum', noun: '定足数', hint: { ja: '第3回', en: '3' } },
  }),
  remind: command({
    names: { ja: say('催促', '会議 催促'), en: say('remind', 'meeting remind') },
    summary: { ja: '返事のない委員に、いま催促する', en: 'Ask those who have not answered, now' },
    args: z.object({ meeting, sure }),
    who: ['staff'],
    group: 'office',
  }),
  roll: command({
    names: { ja: say('出欠一覧', '会議 出欠一覧'), en: say('roll', 'meeting roll') },
    summary: { ja: 'お名前ごとの返事を見る', en: 'Who answered what' },
    args: z.object({
      meeting,
      answer: called(
        '返事',
        'Answer',
        oneOf({
          attend: ['出席'],
          proxy: ['代理'],
          absent: ['欠席'],
          undecided: ['未定'],
          none: ['未回答'],
        }).optional(),
      ),
      print: flag('印刷用', 'To print'),
    }),
    who: ['staff', 'member'],
    group: 'office',
  }),
}
