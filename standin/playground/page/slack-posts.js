// The messages of a conversation.
import { h, paintFace } from './dom.js'
import { drawMrkdwn } from './mrkdwn.js'
import { drawBlocks } from './slack-blocks.js'
import { clock, currentLocale, day, dayKey, say } from './words.js'

const dayOf = (ts) => dayKey(Number(ts) * 1000)

const drawFiles = ({ files }) =>
  files.map(({ url, title }) =>
    h(
      'a',
      { class: 'b-file', href: url, download: '' },
      h('span', { class: 'sheet', 'aria-hidden': 'true' }),
      h('b', {}, title),
    ),
  )

const face = ({ fromBot, name, user }) => {
  const element = h('span', { class: fromBot ? 'face square bot' : 'face square', 'aria-hidden': 'true' })
  return fromBot ? element : paintFace(element, name, user)
}

/** What stands in a channel can be talked about in its thread. */
const drawThread = (message, inThread) =>
  inThread &&
  h('button', { type: 'button', class: 'to-thread', onclick: () => inThread(message) }, say('replyInThread'))

const drawPost = (message, names, { context, inThread }) => {
  const { blocks, text, ephemeral, edited, command, trouble, reactions } = message
  const words = blocks.length > 0 ? drawBlocks(blocks, context) : [drawMrkdwn(text, names)]
  return h(
    'article',
    { class: ephemeral ? 'post ephemeral' : 'post' },
    command &&
      h('p', { class: 'post-command' }, h('span', { 'aria-hidden': 'true' }, '↳ '), h('code', {}, command)),
    message.threadTs && h('p', { class: 'post-command' }, say('inThread')),
    ephemeral &&
      h('p', { class: 'only-you' }, h('span', { class: 'eye', 'aria-hidden': 'true' }), say('onlyYou')),
    face(message),
    h(
      'div',
      { class: 'post-body' },
      h(
        'p',
        { class: 'post-head' },
        h('b', {}, message.fromBot ? say('product') : message.name),
        message.fromBot && h('span', { class: 'app-tag' }, say('app')),
        h('time', {}, clock(Number(message.ts) * 1000)),
      ),
      words,
      edited && h('small', { class: 'edited' }, say('edited')),
      drawFiles(message),
      !ephemeral && drawThread(message, inThread),
      reactions.length > 0 &&
        h(
          'p',
          { class: 'reactions' },
          reactions.map(({ name, users }) =>
            h('span', {}, drawMrkdwn(`:${name}:`, names), ` ${users.length}`),
          ),
        ),
      trouble && h('p', { class: 'b-error', role: 'alert' }, `⚠ ${say('actionFailed')}`),
    ),
  )
}

/** A conversation, day by day; `contextFor` says what happens in the blocks of a message. */
export const drawPosts = (messages, names, { contextFor, inThread, keep }) => {
  if (messages.length === 0)
    return [keep(['empty', currentLocale()], () => h('p', { class: 'room-empty' }, say('roomEmpty')))]
  return messages.flatMap((message, index) => {
    const before = messages[index - 1]
    const sameDay = before && dayOf(before.ts) === dayOf(message.ts)
    const date = () => h('p', { class: 'room-day' }, h('span', {}, day(Number(message.ts) * 1000)))
    const post = () => drawPost(message, names, { context: contextFor(message), inThread })
    const shown = [currentLocale(), message]
    return [...(sameDay ? [] : [keep(['day', ...shown], date)]), keep(shown, post)]
  })
}
