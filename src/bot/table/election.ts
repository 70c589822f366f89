import { z } from 'zod'
import { called, meeting, member, oneOf, personRef } from './args.ts'
import { command, say } from './definition.ts'

const office = called('役職', 'Office', oneOf({ chair: ['会長'], vice: ['副会長'] }).optional())
const who = ['staff', 'chair', 'vice'] as const

export const election = {
  ballot: command({
    names: { ja: say('投票'), en: say('ballot') },
    summary: { ja: '互選で投票する（会議中のみ）', en: 'Vote in an election (in session only)' },
    key: { ja: '互選の|投票', en: 'Election|ballot' },
    args: z.object({ meeting, office, name: called('お名前', 'Name', personRef.optional()) }),
    rest: 'name',
    who: ['member', 'proxy'],
    group: 'meeting',
    together: true,
  }),
  election: command({
    names: { ja: say('互選'), en: say('election', 'elections') },
    summary: { ja: '会長・副会長の互選を見る', en: 'The elections of a meeting' },
    args: z.object({ meeting, office }),
    who: ['staff', 'member', 'proxy', 'mayor'],
    group: 'office',
    slash: {
      command: '/election',
      noun: '互選',
      hint: {
        ja: 'new meeting= office=chair | candidate | open | close | draw',
        en: 'new meeting= office=chair | candidate | open | close | draw',
      },
    },
  }),
  'election-new': command({
    names: { ja: say('互選 新規', '互選 開始'), en: say('election new') },
    summary: { ja: '互選を始める', en: 'Call an election' },
    args: z.object({ meeting, office }),
    who: [...who],
    group: 'office',
  }),
  'election-candidate': command({
    names: { ja: say('互選 候補'), en: say('election candidate') },
    summary: { ja: '候補者を加える', en: 'Add a candidate' },
    args: z.object({ meeting, office, member }),
    who: [...who],
    group: 'office',
  }),
  'election-open': command({
    names: { ja: say('互選 投票'), en: say('election open') },
    summary: { ja: '投票（決選投票）を始める', en: 'Open the ballot, or the run-off' },
    args: z.object({ meeting, office }),
    who: [...who],
    group: 'office',
  }),
  'election-close': command({
    names: { ja: say('互選 締切', '互選 終了'), en: say('election close') },
    summary: { ja: '投票を締め切って数える', en: 'Close the ballot and count it' },
    args: z.object({ meeting, office }),
    who: [...who],
    group: 'office',
    moves: 'menu',
  }),
  'election-draw': command({
    names: { ja: say('互選 くじ'), en: say('election draw') },
    summary: { ja: 'くじで決める', en: 'Draw the lot' },
    args: z.object({ meeting, office }),
    who: [...who],
    group: 'office',
    moves: 'menu',
  }),
}
