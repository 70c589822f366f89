import { z } from 'zod'
import { called, flag, meeting, member, oneOf, reason, revision, whole } from './args.ts'
import { command, say } from './definition.ts'

/** Of no order. */
const none = z
  .string()
  .regex(/^(?:なし|無し|none)$/i)
  .transform(() => null)

export const session = {
  'meeting-open': command({
    names: { ja: say('開会', '会議 開会'), en: say('meeting open') },
    summary: { ja: '会議を開く', en: 'Open a meeting' },
    args: z.object({ meeting }),
    who: ['staff', 'chair', 'vice'],
    group: 'office',
    moves: 'menu',
  }),
  'meeting-close': command({
    names: { ja: say('閉会', '会議 閉会'), en: say('meeting close') },
    summary: { ja: '会議を閉じる', en: 'Close a meeting' },
    args: z.object({ meeting }),
    who: ['staff', 'chair', 'vice'],
    group: 'office',
    moves: 'menu',
  }),
  preside: command({
    names: { ja: say('議長', '仮議長', '会議 議長'), en: say('preside', 'meeting preside') },
    summary: { ja: '議事を進める人を記録する', en: 'Record who presides' },
    args: z.object({ meeting, member }),
    rest: 'member',
    who: ['staff'],
    group: 'office',
  }),
  recuse: command({
    names: { ja: say('除斥', '会議 除斥'), en: say('recuse', 'meeting recuse') },
    summary: { ja: '議題に加わらない委員を記録する', en: 'Record who stays out of an item' },
    args: z.object({ meeting, item: called('議題の番号', 'Item', whole(1, 999).optional()), member, reason }),
    who: ['staff'],
    group: 'office',
  }),
  'meeting-item': command({
    names: { ja: say('会議 議題', '議題 受注'), en: say('meeting item') },
    summary: { ja: '議題がどの受注についてかを記録する', en: 'Say which order an item is about' },
    args: z.object({
      meeting,
      item: called('議題の番号', 'Item', whole(1, 999).optional()),
      order: called('受注の番号', 'Order', z.union([whole(1, 999_999), none]).optional()),
    }),
    who: ['staff'],
    group: 'office',
  }),
  'step-back': command({
    names: { ja: say('除斥を申し出る', '除斥 申し出'), en: say('step back') },
    summary: {
      ja: '自分の組織の受注について、議題から外れる',
      en: 'Stay out of an item about your own organisation',
    },
    args: z.object({ meeting, item: called('議題の番号', 'Item', whole(1, 999).optional()), reason }),
    rest: 'reason',
    who: ['member', 'proxy'],
    group: 'meeting',
    unlisted: true,
  }),
  'no-interest': command({
    names: { ja: say('関係はない', '除斥 関係なし'), en: say('no interest') },
    summary: {
      ja: '議題の受注とは関係がないと答える',
      en: 'Say that the order of an item does not concern you',
    },
    args: z.object({ meeting, item: called('議題の番号', 'Item', whole(1, 999).optional()) }),
    who: ['member', 'proxy'],
    group: 'meeting',
    unlisted: true,
  }),
  present: command({
    names: { ja: say('着席', '会議 着席'), en: say('present', 'meeting present') },
    summary: {
      ja: '着席を記録する（委員は、会場の番号で）',
      en: 'Record who has arrived (members: with the code at the table)',
    },
    args: z.object({
      meeting,
      mode: called(
        '出席の方法',
        'How to attend',
        oneOf({ 'in-person': ['会場'], online: ['オンライン'] }).optional(),
      ),
      member,
    }),
    rest: 'member',
    who: ['staff', 'member', 'proxy'],
    group: 'office',
    moves: 'table',
  }),
  'check-in-code': command({
    names: { ja: say('着席番号', '会議 番号'), en: say('meeting code') },
    summary: { ja: '着席の番号を見る（1分ごとに変わる）', en: 'The check-in code of this minute' },
    args: z.object({ meeting }),
    who: ['staff'],
    group: 'office',
  }),
  'meeting-board': command({
    names: {
      ja: say('会議盤', '会議 会議盤', '会議 画面', '会議 スクリーン'),
      en: say('meeting board', 'board'),
    },
    summary: {
      ja: '会場の画面に出す会議盤のリンクを見る',
      en: 'The link to the meeting’s screen for the room',
    },
    args: z.object({ meeting, renew: flag('リンクを作り直す', 'Make the link anew'), of: revision }),
    who: ['staff'],
    group: 'office',
  }),
  left: command({
    names: { ja: say('退席', '会議 退席'), en: say('left', 'meeting left') },
    summary: { ja: '退席を記録する', en: 'Record who has left' },
    args: z.object({ meeting, member }),
    rest: 'member',
    who: ['staff'],
    group: 'office',
    moves: 'table',
  }),
  'my-seat': command({
    names: { ja: say('私の席', '着席の確認'), en: say('my seat') },
    summary: {
      ja: '開会中の会議で、自分の着席と出席の数を見る',
      en: 'Whether you are recorded as present, and how many are',
    },
    key: { ja: '着席の|確認', en: 'My seat' },
    args: z.object({ meeting }),
    who: ['member', 'proxy'],
    group: 'meeting',
  }),
}
