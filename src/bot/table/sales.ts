import { z } from 'zod'
import {
  calendarDay,
  called,
  due,
  flag,
  oneOf,
  personRef,
  quantity,
  reason,
  revision,
  whole,
  words,
} from './args.ts'
import { command, say, saying } from './definition.ts'

/** By its number or its name. */
const client = called('顧客', 'Client', words(200).optional())
const lead = called('商談の番号', 'Lead', whole(1, 999_999).optional())
const topic = called('用件', 'Topic', words(200).optional())
const owner = called('担当', 'Owner', personRef.optional())
const next = called('次の一歩の日', 'Next step on', calendarDay.optional())
const kind = called('種類', 'Kind', oneOf({ company: ['企業', '会社'], town: ['自治体', '町'] }).optional())
const contact = called('連絡先', 'Contact', words(300).optional())
const note = called('メモ', 'Note', words(1000).optional())
const stage = called(
  '段階',
  'Stage',
  oneOf({
    lead: ['見込み'],
    contacted: ['接触', '連絡済み'],
    proposal: ['提案'],
    negotiation: ['交渉'],
    won: ['受注', '成約'],
    lost: ['失注'],
  }).optional(),
)

export const sales = {
  client: command({
    names: { ja: say('顧客', '顧客一覧', '取引先'), en: say('client', 'clients') },
    summary: { ja: '顧客の一覧と内容を見る', en: 'Clients, their leads and orders' },
    args: z.object({ client, page: called('ページ', 'Page', whole(1, 1_000).optional()) }),
    rest: 'client',
    who: ['staff', 'director'],
    group: 'office',
    slash: {
      command: '/client',
      noun: '顧客',
      hint: {
        ja: 'new name= contact= | client= | change client=',
        en: 'new name= contact= | client= | change client=',
      },
    },
  }),
  'client-new': command({
    names: { ja: say('顧客 追加', '顧客 新規', '取引先 追加'), en: say('client new') },
    summary: { ja: '顧客を加える', en: 'Enter a client' },
    args: z.object({
      name: called('顧客の名前', 'Name of the client', words(100).optional()),
      contact,
      kind,
      note,
    }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'client-change': command({
    names: { ja: say('顧客 変更'), en: say('client change') },
    summary: { ja: '顧客の名前・連絡先などを変える', en: 'Change what is known of a client' },
    args: z.object({
      client,
      name: called('顧客の名前', 'Name of the client', words(100).optional()),
      contact,
      kind,
      note,
    }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'client-drop': command({
    names: { ja: say('顧客 追加取り消し'), en: say('client drop') },
    summary: { ja: '加えた顧客を取り消す', en: 'Take back a client that was entered' },
    args: z.object({ client }),
    who: ['staff', 'director'],
    group: 'office',
    unlisted: true,
  }),
  lead: command({
    names: { ja: say('商談', '商談一覧'), en: say('lead', 'leads', 'pipeline') },
    summary: { ja: '商談を段階ごとに見る', en: 'The pipeline: leads by stage, the next steps first' },
    args: z.object({ lead, owner, stage, page: called('ページ', 'Page', whole(1, 1_000).optional()) }),
    who: ['staff', 'director'],
    group: 'office',
    slash: {
      command: '/lead',
      noun: '商談',
      hint: {
        ja: 'new client= topic= owner= next= | move lead= stage= | won lead= …',
        en: 'new client= topic= owner= next= | move lead= stage= | won lead= …',
      },
    },
  }),
  'lead-new': command({
    names: { ja: say('商談 追加', '商談 新規'), en: say('lead new') },
    summary: { ja: '商談を加える', en: 'Enter a lead' },
    args: z.object({ client, topic, owner, next, fresh: flag('新しい顧客として', 'As a new client') }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'lead-move': command({
    names: {
      ja: [
        ...say('商談 進める', '商談 段階'),
        ...saying({ stage: 'contacted' }, '商談 接触'),
        ...saying({ stage: 'proposal' }, '商談 提案'),
        ...saying({ stage: 'negotiation' }, '商談 交渉'),
        ...saying({ stage: 'lost' }, '商談 失注'),
      ],
      en: say('lead move'),
    },
    summary: { ja: '商談の段階と次の一歩を記録する', en: 'Move a lead to another stage, with its next step' },
    args: z.object({ lead, stage, reason, next, of: revision }),
    rest: 'reason',
    who: ['staff', 'director'],
    group: 'office',
  }),
  'lead-won': command({
    names: { ja: say('商談 受注', '商談 成約'), en: say('lead won') },
    summary: { ja: '商談が受注になったことを記録する', en: 'A lead is won: makes its order' },
    args: z.object({
      lead,
      title: called('受注の名前', 'Title of the order', words(100).optional()),
      yen: called('金額（円）', 'Amount (yen)', whole(1, 1_000_000_000, 'yen').optional()),
      quantity: called('数量', 'Quantity', quantity.optional()),
      unit: called('単位', 'Unit', words(20).optional()),
      due: called('納期', 'Due', due.optional()),
      of: revision,
    }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'lead-change': command({
    names: { ja: say('商談 変更'), en: say('lead change') },
    summary: { ja: '商談の用件・担当を変える', en: 'Change the topic or the owner of a lead' },
    args: z.object({ lead, topic, owner, of: revision }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'lead-undo': command({
    names: { ja: say('商談 取り消し'), en: say('lead undo') },
    summary: { ja: '商談の最後の動きを取り消す', en: 'Take back the last step of a lead' },
    args: z.object({ lead, of: revision }),
    who: ['staff', 'director'],
    group: 'office',
    unlisted: true,
  }),
}
