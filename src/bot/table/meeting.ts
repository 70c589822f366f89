import { z } from 'zod'
import {
  called,
  meeting as meetingArg,
  oneOf,
  reason,
  revision,
  sure,
  via,
  wallClock,
  words,
} from './args.ts'
import { command, say } from './definition.ts'

const starts = called('開始', 'Start', wallClock.optional())
const ends = called('終了', 'End', wallClock.optional())
const closes = called('返事の締切', 'Answer deadline', wallClock.optional())
const place = called('場所', 'Place', words(100).optional())

export const meeting = {
  next: command({
    names: { ja: say('次回', '次の会議', '会議はいつ'), en: say('next', 'next meeting') },
    summary: { ja: '次の会議の日時と場所を見る', en: 'When and where the next meeting is' },
    key: { ja: '次回の|会議', en: 'Next|meeting' },
    args: z.object({
      meeting: meetingArg,
      field: called('知りたいこと', 'What to know', oneOf({ place: ['場所'], time: ['時間'] }).optional()),
    }),
    who: ['member', 'proxy', 'guest', 'staff', 'mayor'],
    group: 'meeting',
    together: true,
    suggested: 1,
  }),
  agenda: command({
    names: { ja: say('議題', '次第'), en: say('agenda') },
    summary: { ja: '会議の議題を見る', en: 'The agenda of a meeting' },
    key: { ja: '議題', en: 'Agenda' },
    args: z.object({ meeting: meetingArg }),
    who: ['member', 'proxy', 'guest', 'staff', 'mayor'],
    group: 'meeting',
    together: true,
  }),
  meeting: command({
    names: { ja: say('会議'), en: say('meeting', 'meetings') },
    summary: { ja: '会議の一覧と内容を見る', en: 'Meetings and their details' },
    args: z.object({ meeting: meetingArg }),
    who: ['staff', 'member', 'mayor'],
    group: 'office',
    suggested: 7,
    slash: {
      command: '/meeting',
      noun: '会議',
      hint: {
        ja: '第3回 | new | change 第3回 | convene 第3回 | poll dates= place= | calendar',
        en: '3 | new | change 3 | convene 3 | poll dates= place= | calendar',
      },
    },
  }),
  calendar: command({
    names: { ja: say('カレンダー', 'カレンダーに追加'), en: say('calendar', 'add to calendar') },
    summary: {
      ja: '会議を自分のカレンダーに出す（リンクを受け取る）',
      en: 'Your meetings in your own calendar (a link)',
    },
    args: z.object({ meeting: meetingArg }),
    who: ['member', 'proxy', 'mayor', 'staff'],
    group: 'meeting',
  }),
  'calendar-renew': command({
    names: { ja: say('カレンダー 作り直し', 'カレンダー作り直し'), en: say('calendar renew') },
    summary: {
      ja: 'カレンダーのリンクを作り直す（前のリンクは使えなくなる）',
      en: 'A new calendar link (the former one is dead)',
    },
    args: z.object({ of: revision }),
    who: ['member', 'proxy', 'mayor', 'staff'],
    group: 'meeting',
    unlisted: true,
  }),
  'meeting-new': command({
    names: { ja: say('会議作成', '会議 作成', '会議 新規'), en: say('meeting new') },
    summary: { ja: '会議の案を作る', en: 'Draft a meeting' },
    args: z.object({
      body: called('会議体', 'Body', z.string().max(64).optional()),
      starts,
      ends,
      closes,
      place,
      title: called('題名', 'Title', words(100).optional()),
      items: called('議題（1行に1つ）', 'Agenda (one item a line)', words(2000).optional()),
    }),
    who: ['staff'],
    group: 'office',
  }),
  'meeting-convene': command({
    names: { ja: say('招集', '会議 招集'), en: say('convene', 'meeting convene') },
    summary: { ja: '会議を招集する', en: 'Convene a meeting' },
    args: z.object({ meeting: meetingArg, via }),
    who: ['staff', 'chair', 'mayor'],
    group: 'office',
  }),
  'meeting-change': command({
    names: { ja: say('会議変更', '会議 変更'), en: say('meeting change') },
    summary: { ja: '会議の日時や場所を変える', en: 'Change date or place of a meeting' },
    args: z.object({ meeting: meetingArg, starts, ends, closes, place, reason, sure }),
    rest: 'reason',
    who: ['staff'],
    group: 'office',
  }),
  'meeting-restore': command({
    names: { ja: say('会議復活', '会議 復活'), en: say('meeting restore') },
    summary: { ja: '会議の中止や変更を取り消す', en: 'Take back a cancellation or a change' },
    args: z.object({
      meeting: meetingArg,
      of: revision,
      what: called('元に戻すこと', 'What', oneOf({ cancel: ['中止'], move: ['変更'] }).optional()),
      sure,
    }),
    who: ['staff'],
    group: 'office',
    unlisted: true,
  }),
  'meeting-cancel': command({
    names: { ja: say('会議中止', '会議 中止'), en: say('meeting cancel') },
    summary: { ja: '会議を中止する', en: 'Call a meeting off' },
    args: z.object({ meeting: meetingArg, sure, reason }),
    rest: 'reason',
    who: ['staff'],
    group: 'office',
  }),
}
