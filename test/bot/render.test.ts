// Every card can be drawn on both platforms within their limits: the one that shows every part, and any other.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderLine } from '../../src/bot/line/render.ts'
import { renderModal, renderSlack } from '../../src/bot/slack/render.ts'
import { renderAbove, renderHome } from '../../src/bot/slack/views.ts'
import { type Card, cardSchema } from '../../src/bot/turn/card.ts'
import { line } from '../../src/bot/turn/line.ts'
import { plainText } from '../../src/bot/turn/plain-text.ts'
import { asJson } from '../../standin/json.ts'
import { refuseMessages } from '../../standin/line/shapes/message.ts'
import { refuseContent, refuseView } from '../../standin/slack/shapes/content.ts'

const everyPart: Card = cardSchema.parse({
  title: '第3回推進会議',
  tone: 'question',
  parts: [
    { kind: 'text', text: '出席されますか。' },
    { kind: 'text', text: '締切は明日です', tone: 'note' },
    { kind: 'text', text: '1234-5678', tone: 'strong' },
    {
      kind: 'facts',
      facts: [
        { name: '日時', value: '令和8年12月10日(木) 14:00' },
        { name: '場所', value: '' },
      ],
    },
    { kind: 'meter', label: '出席が確実', value: 4, possible: 7, needed: 5, of: 10 },
    {
      kind: 'list',
      items: [
        { title: '田中', note: '未回答', button: { label: '電話', line: line('help'), confirm: '本当に?' } },
      ],
      empty: 'なし',
    },
    { kind: 'list', items: [], empty: 'ありません' },
    { kind: 'text', text: '次の会議', tone: 'heading' },
    { kind: 'buttons', buttons: [{ label: '一覧', line: line('roll') }], near: true },
    {
      kind: 'buttons',
      buttons: [
        { label: '出席', line: line('rsvp', { answer: 'attend' }), style: 'primary' },
        { label: '中止', line: line('help'), style: 'danger' },
      ],
    },
    { kind: 'shortcuts', buttons: [{ label: '次回', line: line('next') }] },
    { kind: 'links', links: [{ label: '資料', url: 'https://example.jp/a.pdf' }] },
    { kind: 'picture', url: 'https://example.jp/a.png', alt: '会場の地図' },
    {
      kind: 'form',
      command: 'job-new',
      preset: { place: '役場' },
      submit: '募集する',
      fields: [
        { name: 'title', label: '題名', kind: 'text' },
        { name: 'details', label: '内容', kind: 'long-text', optional: true, hint: 'くわしく' },
        { name: 'slots', label: '人数', kind: 'number', initial: '2' },
        { name: 'due', label: '期限', kind: 'date-time', initial: '2026-12-10T05:00:00.000Z' },
        {
          name: 'place',
          label: '場所',
          kind: 'choice',
          options: [{ label: '家', value: 'home' }],
          initial: 'home',
        },
      ],
    },
  ],
})

const inLine = (card: Card) => refuseMessages(JSON.parse(JSON.stringify(renderLine(card))))
const inSlack = (card: Card) => refuseContent(asJson(JSON.parse(JSON.stringify(renderSlack(card)))))
const asHome = (card: Card) => refuseView(JSON.parse(JSON.stringify(renderHome(card))), 'home')
const above = (card: Card) => refuseView(JSON.parse(JSON.stringify(renderAbove(card, 'ja'))), 'modal')

describe('すべての部品のあるカード', () => {
  test('LINEに送れる', () => {
    expect(inLine(everyPart)).toBeUndefined()
  })
  test('Slackに送れる', () => {
    expect(inSlack(everyPart)).toBeUndefined()
  })
  test('ホーム画面にも、その上にも出せる', () => {
    expect(asHome(everyPart)).toBeUndefined()
    expect(above(everyPart)).toBeUndefined()
    expect(
      above({ ...everyPart, parts: everyPart.parts.filter(({ kind }) => kind !== 'form') }),
    ).toBeUndefined()
  })
  test('一つのもののボタンは、LINEでもそのすぐ下に', () => {
    const [message] = renderLine(everyPart)
    const { body, footer } = asJson(message?.type === 'flex' ? message.contents : undefined)
    expect(JSON.stringify(body)).toContain('"一覧"')
    expect(JSON.stringify(footer)).not.toContain('"一覧"')
    expect(JSON.stringify(footer)).toContain('"出席"')
  })
  test('入力画面として開ける', () => {
    const form = everyPart.parts.find((part) => part.kind === 'form')
    const view = form && renderModal(everyPart, form, { command: form.command, preset: form.preset }, 'ja')
    expect(refuseView(JSON.parse(JSON.stringify(view)), 'modal')).toBeUndefined()
  })
  test('読み上げる文には、題も値もボタンも入る', () => {
    const [message] = renderLine(everyPart)
    expect(message?.type === 'flex' && message.altText).toContain('令和8年12月10日(木) 14:00')
    expect(renderSlack(everyPart).text).toContain('[出席]')
    expect(plainText(everyPart)).toContain('会場の地図')
  })
})

describe('図', () => {
  const showing = (url: string) =>
    cardSchema.parse({
      title: '図',
      parts: [{ kind: 'picture', url, alt: '会場の地図', width: 1024, height: 512 }],
    })
  test('https なら図として、そうでなければ開けるところを', () => {
    const [fetched, linked] = ['https://example.jp/a.png', 'http://127.0.0.1:3000/a.png'].map(showing)
    for (const [one, isPicture] of [
      [fetched, true],
      [linked, false],
    ] as const) {
      if (!one) throw new Error('no card')
      expect([inLine(one), inSlack(one)]).toEqual([undefined, undefined])
      expect(/"type":"image"/.test(JSON.stringify(renderLine(one)))).toBe(isPicture)
      expect(/"type":"image"/.test(JSON.stringify(renderSlack(one)))).toBe(isPicture)
      expect(JSON.stringify(renderLine(one))).toContain('a.png')
      expect(JSON.stringify(renderSlack(one))).toContain('a.png')
    }
    expect(JSON.stringify(fetched && renderLine(fetched))).toContain('"aspectRatio":"1024:512"')
  })
})

const anyText = fc.string({ unit: 'grapheme', maxLength: 400 })
const button = fc.record({
  label: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((label) => label.trim() !== ''),
  style: fc.constantFrom('primary', 'plain', 'danger'),
})
const anyPart = fc.oneof(
  fc.record({
    kind: fc.constant('text'),
    text: anyText,
    tone: fc.constantFrom('plain', 'note', 'strong', 'heading'),
  }),
  fc
    .array(fc.record({ name: anyText, value: anyText }), { maxLength: 25 })
    .map((facts) => ({ kind: 'facts', facts })),
  fc
    .record({
      items: fc.array(
        fc.record({ title: anyText, note: anyText, button: button.map((one) => ({ ...one, line: 'help' })) }),
        { maxLength: 40 },
      ),
      empty: anyText,
    })
    .map((list) => ({ kind: 'list', ...list })),
  fc
    .record({ buttons: fc.array(button, { maxLength: 30 }), near: fc.boolean() })
    .map(({ buttons, near }) => ({
      ...{ kind: 'buttons', near, buttons: buttons.map((one) => ({ ...one, line: 'help' })) },
    })),
  fc
    .array(button, { maxLength: 20 })
    .map((buttons) => ({ kind: 'shortcuts', buttons: buttons.map((one) => ({ ...one, line: 'help' })) })),
  fc.record({
    kind: fc.constant('picture'),
    url: fc.constantFrom('https://example.jp/a.png', 'http://127.0.0.1:3000/a.png'),
    alt: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((alt) => alt.trim() !== ''),
    width: fc.integer({ min: 1, max: 1024 }),
    height: fc.integer({ min: 1, max: 1024 }),
  }),
  fc
    .record({ value: fc.nat(40), possible: fc.nat(40), needed: fc.nat(40), of: fc.nat(40) })
    .map((meter) => ({ kind: 'meter', label: '出席', ...meter })),
)
const title = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
  .filter((words) => words.trim() !== '')
const anyCard = fc
  .record({
    title,
    tone: fc.constantFrom('plain', 'done', 'refusal', 'question', 'alert'),
    parts: fc.array(anyPart, { maxLength: 8 }),
  })
  .map((raw) => cardSchema.parse(raw))

describe('性質: どんなカードも、限度の中で送れる', () => {
  test('LINE', () => {
    fc.assert(
      fc.property(anyCard, (card) => inLine(card) === undefined),
      { numRuns: 150 },
    )
  })
  test('Slack', () => {
    fc.assert(
      fc.property(anyCard, (card) => inSlack(card) === undefined),
      { numRuns: 150 },
    )
  })
  test('ホーム画面と、その上', () => {
    fc.assert(
      fc.property(anyCard, (card) => asHome(card) === undefined && above(card) === undefined),
      { numRuns: 150 },
    )
  })
})
