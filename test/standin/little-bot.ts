// A bot with a handful of answers, for trying the playground: real SDKs, no town behind it.

import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { LineBotClient, type messagingApi } from '@line/bot-sdk'
import { App, type BlockAction, HTTPReceiver, LogLevel } from '@slack/bolt'
import type { InputBlock, KnownBlock, ModalView } from '@slack/web-api'
import type { Hono } from 'hono'

const aloud = (text: string) => ({ type: 'plain_text' as const, text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text })

const fact = (name: string, value: string): messagingApi.FlexComponent => ({
  type: 'box',
  layout: 'baseline',
  spacing: 'md',
  contents: [
    { type: 'text', text: name, size: 'sm', color: '#5c6469', flex: 2 },
    { type: 'text', text: value, wrap: true, flex: 5 },
  ],
})

const invitation: messagingApi.FlexBubble = {
  type: 'bubble',
  header: {
    type: 'box',
    layout: 'vertical',
    backgroundColor: '#1f4d45',
    contents: [
      { type: 'text', text: '会議のご案内', color: '#f3d9a4', size: 'sm' },
      { type: 'text', text: '第3回 推進会議', color: '#ffffff', weight: 'bold', size: 'xl', wrap: true },
    ],
  },
  body: {
    type: 'box',
    layout: 'vertical',
    spacing: 'md',
    contents: [
      fact('日時', '令和8年12月10日（木）14:00〜16:00'),
      fact('場所', '役場 第1会議室'),
      { type: 'separator' },
      { type: 'text', text: '出席のお返事は 8 人、あと 1 人で開けます。', wrap: true, weight: 'bold' },
    ],
  },
  footer: {
    type: 'box',
    layout: 'vertical',
    spacing: 'sm',
    contents: [
      {
        type: 'button',
        style: 'primary',
        action: { type: 'postback', label: '出席', data: 'rsvp 3 attend', displayText: '出席します' },
      },
      {
        type: 'box',
        layout: 'horizontal',
        spacing: 'sm',
        contents: [
          {
            type: 'button',
            style: 'secondary',
            height: 'sm',
            action: { type: 'message', label: '欠席', text: '欠席' },
          },
          {
            type: 'button',
            style: 'secondary',
            height: 'sm',
            action: { type: 'message', label: '代理', text: '代理' },
          },
        ],
      },
      {
        type: 'button',
        height: 'sm',
        action: { type: 'uri', label: '資料を開く', uri: 'https://example.com/' },
      },
    ],
  },
}

const job = (no: number, title: string, pay: string): messagingApi.FlexBubble => ({
  type: 'bubble',
  size: 'kilo',
  body: {
    type: 'box',
    layout: 'vertical',
    spacing: 'sm',
    contents: [
      { type: 'text', text: `仕事 ${no}`, size: 'sm', color: '#5c6469' },
      { type: 'text', text: title, weight: 'bold', size: 'lg', wrap: true },
      {
        type: 'text',
        contents: [
          { type: 'span', text: '報酬 ' },
          { type: 'span', text: pay, weight: 'bold', size: 'xl' },
        ],
      },
    ],
  },
  footer: {
    type: 'box',
    layout: 'vertical',
    contents: [
      {
        type: 'button',
        style: 'primary',
        action: { type: 'message', label: '応募する', text: `応募 ${no}` },
      },
    ],
  },
})

const quickReply: messagingApi.QuickReply = {
  items: [
    { type: 'action', action: { type: 'message', label: '議題', text: '議題' } },
    { type: 'action', action: { type: 'message', label: '仕事一覧', text: '仕事一覧' } },
    {
      type: 'action',
      action: { type: 'datetimepicker', label: '都合のよい日', data: 'when', mode: 'datetime' },
    },
  ],
}

const lineAnswer = (words: string): messagingApi.Message => {
  if (words.startsWith('次回'))
    return { type: 'flex', altText: '第3回 推進会議のご案内', contents: invitation, quickReply }
  if (words.startsWith('仕事')) {
    const contents = [
      job(3, '名簿の入力（120件）', '3,000円'),
      job(4, '広報の校正', '5,500円'),
      job(5, '写真の整理', '2,000円'),
    ]
    return { type: 'flex', altText: '募集中の仕事 3件', contents: { type: 'carousel', contents } }
  }
  if (words.startsWith('欠席')) {
    const actions: messagingApi.Action[] = [
      { type: 'message', label: 'はい', text: '欠席でよい' },
      { type: 'message', label: 'いいえ', text: '次回' },
    ]
    return {
      type: 'template',
      altText: '欠席でよろしいですか',
      template: { type: 'confirm', text: '欠席でよろしいですか。', actions },
    }
  }
  return {
    type: 'text',
    text: `「${words}」を承りました。\n次の会議は 12月10日（木）14:00 です。https://example.com/`,
    quickReply,
  }
}

const rsvp: KnownBlock[] = [
  { type: 'header', text: aloud('第3回 推進会議の定足数') },
  {
    type: 'section',
    text: mrkdwn(
      '*開ける見込みです* :white_check_mark:  出席 *8* / 必要 *5*\n• 未回答: <@U0TARO>\n• 代理: 1人（承認待ち）',
    ),
  },
  { type: 'section', fields: [mrkdwn('*日時*\n令和8年12月10日 14:00'), mrkdwn('*場所*\n役場 第1会議室')] },
  { type: 'divider' },
  {
    type: 'section',
    text: mrkdwn('担当を決める'),
    accessory: {
      type: 'static_select',
      action_id: 'owner',
      placeholder: aloud('担当者'),
      options: [
        { text: aloud('山田'), value: 'yamada' },
        { text: aloud('佐藤'), value: 'sato' },
      ],
    },
  },
  {
    type: 'actions',
    block_id: 'rsvp',
    elements: [
      { type: 'button', action_id: 'remind', style: 'primary', text: aloud('催促する'), value: 'remind 3' },
      { type: 'button', action_id: 'proxy', text: aloud('代理を入力'), value: 'proxy 3' },
      {
        type: 'button',
        action_id: 'cancel',
        style: 'danger',
        text: aloud('会議を取り消す'),
        value: 'cancel 3',
        confirm: {
          title: aloud('取り消しますか'),
          text: mrkdwn('委員 *10人* に知らせます。'),
          confirm: aloud('取り消す'),
          deny: aloud('やめる'),
        },
      },
      {
        type: 'overflow',
        action_id: 'more',
        options: [
          { text: aloud('議事録'), value: 'minutes' },
          { text: aloud('名簿'), value: 'roster' },
        ],
      },
    ],
  },
  { type: 'context', elements: [mrkdwn('会議規則 第6条第3項  `第3回`')] },
]

const input = (id: string, label: string, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id: id,
  label: aloud(label),
  element,
})

const place = { text: aloud('会場'), value: 'place' }
const online = { text: aloud('オンライン'), value: 'online' }
const pledge = { text: mrkdwn('第8条の守秘を *伝えました*'), value: 'yes' }

const proxyModal: ModalView = {
  type: 'modal',
  title: aloud('代理の届け'),
  submit: aloud('届ける'),
  close: aloud('やめる'),
  blocks: [
    { type: 'section', text: mrkdwn('*第3回 推進会議* に代わりに出る方を届けます。') },
    {
      ...input('who', '代理の方のお名前', {
        type: 'plain_text_input',
        action_id: 'name',
        placeholder: aloud('例：山田 太郎'),
      }),
      hint: aloud('敬称は要りません。'),
    },
    input('seat', '席', {
      type: 'static_select',
      action_id: 'seat',
      placeholder: aloud('席を選ぶ'),
      options: [place, online],
    }),
    input('mode', '出席の形', {
      type: 'radio_buttons',
      action_id: 'mode',
      options: [place, online],
      initial_option: place,
    }),
    input('day', '日付', { type: 'datepicker', action_id: 'day', initial_date: '2026-12-10' }),
    { ...input('when', '到着の時刻', { type: 'datetimepicker', action_id: 'when' }), optional: true },
    input('agree', '確認', { type: 'checkboxes', action_id: 'agree', options: [pledge] }),
  ],
}

type Where = {
  lineOrigin: string
  lineToken: string
  slackApiUrl: string
  botToken: string
  signingSecret: string
}

/** Starts the bot with its webhooks, and whatever else the app is given, on one port. */
export const startLittleBot = async (where: Where, app: Hono, port = 0) => {
  const line = LineBotClient.fromChannelAccessToken({
    channelAccessToken: where.lineToken,
    apiBaseURL: where.lineOrigin,
    dataApiBaseURL: where.lineOrigin,
  })
  const receiver = new HTTPReceiver({ signingSecret: where.signingSecret, logLevel: LogLevel.ERROR })
  const slack = new App({
    receiver,
    token: where.botToken,
    clientOptions: { slackApiUrl: where.slackApiUrl },
    logLevel: LogLevel.ERROR,
  })
  slack.command(/.*/, async ({ ack, command, client }) => {
    if (command.command === '/quorum') return ack({ text: '定足数', blocks: rsvp })
    await ack()
    if (command.command === '/proxy')
      await client.views.open({ trigger_id: command.trigger_id, view: proxyModal })
    else await client.chat.postMessage({ channel: command.channel_id, text: '第3回の見込み', blocks: rsvp })
  })
  slack.action<BlockAction>(/.*/, async ({ ack, client, respond, action, body }) => {
    await ack()
    if (action.action_id === 'proxy')
      await client.views.open({ trigger_id: body.trigger_id, view: proxyModal })
    else await respond({ text: `承りました：\`${action.action_id}\`` })
    const text = '佐藤さん、出欠のお返事をお願いします。'
    if (action.action_id === 'remind') await client.chat.postMessage({ channel: 'U0TARO', text })
  })
  slack.view({ type: 'view_submission' }, async ({ ack, view }) => {
    const name = view.state.values.who?.name?.value ?? ''
    if (name.length < 2) await ack({ response_action: 'errors', errors: { who: '姓と名を入れてください。' } })
    else await ack()
  })
  slack.event('app_home_opened', async ({ client, event }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: rsvp } })
  })
  slack.event('message', async ({ client, event }) => {
    if ('user' in event)
      await client.chat.postMessage({ channel: event.channel, text: 'こんにちは。`/quorum` をどうぞ。' })
  })

  app.post('/line/webhook', async (c) => {
    const { events } = await c.req.json()
    for (const event of events) {
      const words =
        event.message?.text ?? `${event.postback?.data ?? ''} ${JSON.stringify(event.postback?.params ?? '')}`
      if (event.replyToken)
        await line.replyMessage({ replyToken: event.replyToken, messages: [lineAnswer(words)] })
      if (words === '応募 3')
        await line.pushMessage({ to: `U${'b'.repeat(32)}`, messages: [lineAnswer('次回')] })
    }
    return c.json({})
  })

  const hono = getRequestListener(app.fetch)
  const server = createServer((request, response) =>
    request.url?.startsWith('/slack/')
      ? receiver.requestListener(request, response)
      : void hono(request, response),
  )
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin, line, close }
}
