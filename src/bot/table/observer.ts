import { z } from 'zod'
import {
  body,
  called,
  meeting,
  member,
  moment,
  oneOf,
  personName,
  personRef,
  sure,
  whole,
  words,
} from './args.ts'
import { command, say } from './definition.ts'

const number = called('招きの番号', 'Invitation', whole(1, 2_000_000_000))

/** The numbers of items: 2,3 · 議題2・3. */
const items = called(
  '議題の番号',
  'Items',
  z
    .string()
    .transform((said) => said.normalize('NFKC').replace(/^(?:議題|items?)\s*/i, ''))
    .pipe(z.string().regex(/^\d{1,3}(?:[,、・\s]+\d{1,3})*$/))
    .transform((said) => said.split(/[,、・\s]+/).map(Number))
    .optional(),
)

/** How a paper reached the office. */
const received = called(
  '受け取り方',
  'Received by',
  oneOf({ counter: ['窓口', '手渡し', '郵送'], fax: ['ファックス', 'FAX'] }).optional(),
)

export const observer = {
  'member-observer': command({
    names: { ja: say('オブザーバー', '委員 オブザーバー', '参考人'), en: say('member observer', 'observer') },
    summary: {
      ja: '委員でない方を、会議や議題に招く',
      en: 'Invite somebody who is no member to a meeting or to items',
    },
    args: z.object({
      meeting,
      name: called('お名前', 'Name', personName.optional()),
      org: called('所属', 'Organisation', words(60).optional()),
      items,
      person: called('どの方か', 'Which person', personRef.optional()),
    }),
    rest: 'name',
    who: ['staff'],
    group: 'office',
  }),
  'observer-withdraw': command({
    names: {
      ja: say('オブザーバー 取り消し', '委員 オブザーバー 取り消し'),
      en: say('observer withdraw', 'member observer withdraw'),
    },
    summary: { ja: 'オブザーバーの招きを取り消す', en: 'Take an invitation of an observer back' },
    args: z.object({
      observer: called('招きの番号', 'Invitation', whole(1, 2_000_000_000).optional()),
      meeting,
      name: called('お名前', 'Name', personRef.optional()),
      sure,
    }),
    rest: 'name',
    who: ['staff'],
    group: 'office',
  }),
  'observer-accept': command({
    names: { ja: say('招きを引き受ける'), en: say('observer accept') },
    summary: { ja: '会議への招きを引き受ける', en: 'Accept an invitation to a meeting' },
    args: z.object({ observer: number }),
    who: ['connected'],
    group: 'meeting',
    unlisted: true,
    moves: 'menu',
  }),
  'observer-decline': command({
    names: { ja: say('招きを断る'), en: say('observer decline') },
    summary: { ja: '会議への招きを断る', en: 'Decline an invitation to a meeting' },
    args: z.object({ observer: number }),
    who: ['connected'],
    group: 'meeting',
    unlisted: true,
    moves: 'menu',
  }),
  pledge: command({
    names: { ja: say('誓約', '誓約する', '誓約します'), en: say('pledge', 'i pledge') },
    summary: { ja: '秘密を守ることを誓約する', en: 'Pledge secrecy' },
    args: z.object({ meeting, sure }),
    who: ['member', 'proxy', 'guest'],
    group: 'meeting',
  }),
  'member-pledge': command({
    names: { ja: say('委員 誓約', '誓約 記録'), en: say('member pledge') },
    summary: { ja: '紙でいただいた誓約を記録する', en: 'Write down a pledge given on paper' },
    args: z.object({ member, body, received }),
    rest: 'member',
    who: ['staff'],
    group: 'office',
  }),
  'member-pledge-undo': command({
    names: { ja: say('誓約 記録取り消し'), en: say('member pledge undo') },
    summary: { ja: '誓約の記録を取り消す', en: 'Take back a pledge that was written down' },
    args: z.object({ member, body, at: moment }),
    who: ['staff'],
    group: 'office',
    unlisted: true,
  }),
}
