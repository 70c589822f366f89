import { z } from 'zod'
import { called, member, personRef, words } from './args.ts'
import { command, say } from './definition.ts'

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
      hint: { ja: '田中 | code 田中一郎', en: 'Tanaka | code Tanaka' },
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
  worker: command({
    names: { ja: say('ワーカー', '住民ワーカー'), en: say('worker', 'workers') },
    summary: { ja: '住民ワーカーと受けている仕事を見る', en: 'Resident workers and what they hold' },
    args: z.object({ worker: called('お名前', 'Name', personRef.optional()) }),
    rest: 'worker',
    who: ['staff', 'director'],
    group: 'office',
    slash: { command: '/worker', noun: 'ワーカー', hint: { ja: '林', en: 'Hayashi' } },
  }),
}
