import { z } from 'zod'
import { body, calendarDay, called, meeting, motion, oneOf, words } from './args.ts'
import { command, say } from './definition.ts'

export const charter = {
  charter: command({
    names: { ja: say('規則', '会議規則'), en: say('charter', 'rules') },
    summary: {
      ja: '会議体の規則を、条文と読み方つきで見る',
      en: 'The rules of a body, with articles and readings',
    },
    args: z.object({ body, on: called('日', 'Day', calendarDay.optional()) }),
    rest: 'body',
    who: ['staff', 'member', 'proxy', 'mayor'],
    group: 'office',
    slash: {
      command: '/charter',
      noun: '規則',
      hint: {
        ja: '推進会議 | amend body= from= set= article= | what-if meeting= motion=',
        en: 'council | amend body= from= set= article= | what-if meeting= motion=',
      },
    },
  }),
  'charter-amend': command({
    names: { ja: say('規則 改正'), en: say('charter amend') },
    summary: { ja: '規則を改正する（新しい版を作る）', en: 'Amend the rules (a new version)' },
    args: z.object({
      body,
      from: called('施行日', 'In force from', calendarDay.optional()),
      set: called('変える定め', 'What is set', words(500).optional()),
      article: called('根拠となる条文', 'Article', words(100).optional()),
    }),
    who: ['staff'],
    group: 'office',
  }),
  'charter-what-if': command({
    names: { ja: say('規則 仮定'), en: say('charter what-if') },
    summary: { ja: '採決を、別の読み方で数えてみる', en: 'Replay a vote under other readings' },
    args: z.object({
      meeting,
      motion,
      abstention: called(
        '棄権',
        'Abstentions',
        oneOf({ counted: ['数える'], 'left-out': ['除く'] }).optional(),
      ),
      chair: called(
        '議長',
        'Chair',
        oneOf({ 'casting-only': ['裁決のみ'], 'member-and-casting': ['表決と裁決'] }).optional(),
      ),
    }),
    who: ['staff', 'member', 'mayor'],
    group: 'office',
  }),
}
