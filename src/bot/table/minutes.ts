import { z } from 'zod'
import { calendarDay, called, meeting, personRef, reason, whole, words } from './args.ts'
import { command, say } from './definition.ts'

/** What was read when a button was made: the version and the beginning of the text's hash. */
const seen = called(
  '版',
  'Version',
  z
    .string()
    .regex(/^v\d{1,4}-[0-9a-f]{8}$/)
    .optional(),
)
const section = called('節', 'Section', whole(0, 200).optional())

export const minutes = {
  minutes: command({
    names: { ja: say('会議録', '議事録'), en: say('minutes') },
    summary: { ja: '会議録を作る・見る', en: 'Draft and read minutes' },
    args: z.object({ meeting }),
    who: ['staff', 'member', 'mayor'],
    group: 'office',
    sentence: true,
    slash: {
      command: '/minutes',
      noun: '会議録',
      hint: {
        ja: '第3回 | edit | send | publish | action title= owner= due=',
        en: 'meeting=3 | edit | send | publish | action title= owner= due=',
      },
    },
  }),
  'minutes-edit': command({
    names: { ja: say('会議録 修正', '会議録 編集'), en: say('minutes edit') },
    summary: { ja: '会議録の文を直す', en: 'Edit the text of minutes' },
    args: z.object({
      meeting,
      section,
      text: called('本文', 'Text', words(50_000).optional()),
      reason,
      seen,
    }),
    who: ['staff'],
    group: 'office',
  }),
  'minutes-send': command({
    names: { ja: say('会議録 送付'), en: say('minutes send') },
    summary: { ja: '会議録を会長に送る', en: 'Send minutes to the chair' },
    args: z.object({ meeting, seen }),
    who: ['staff'],
    group: 'office',
  }),
  'minutes-publish': command({
    names: { ja: say('会議録 公開用', '公開用会議録'), en: say('minutes publish') },
    summary: {
      ja: '名前と連絡先を除いた、公開用の会議録を作る',
      en: 'Make minutes for the public, without names and contacts',
    },
    args: z.object({ meeting, version: called('版の番号', 'Version', whole(1, 9_999).optional()) }),
    who: ['staff'],
    group: 'office',
  }),
  'minutes-confirm': command({
    names: { ja: say('議事録承認', '会議録承認'), en: say('confirm minutes', 'minutes confirm') },
    summary: { ja: '会議録を確かめ、確定する', en: 'Confirm minutes: they are final' },
    args: z.object({ meeting, seen }),
    who: ['member', 'mayor'],
    group: 'meeting',
  }),
  'action-new': command({
    names: { ja: say('会議録 宿題', '宿題'), en: say('minutes action') },
    summary: {
      ja: '会議で決まった仕事を、担当者と期日つきで残す',
      en: 'Record an action with owner and due date',
    },
    args: z.object({
      meeting,
      title: called('すること', 'What', words(200).optional()),
      owner: called('担当', 'Owner', personRef.optional()),
      due: called('期日', 'Due', calendarDay.optional()),
    }),
    who: ['staff'],
    group: 'office',
  }),
  'action-done': command({
    names: { ja: say('宿題完了'), en: say('action done') },
    summary: { ja: '会議で決まった仕事を終えたと知らせる', en: 'Say that an action is done' },
    args: z.object({ action: called('番号', 'Number', whole(1, 999_999_999).optional()) }),
    who: ['connected'],
    group: 'meeting',
    unlisted: true,
  }),
}
