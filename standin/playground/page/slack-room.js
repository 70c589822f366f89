// The Slack side: one person's workspace.
import { byId, createKeeper, growing, h, keepAtEnd, keepPlace, openLog, settle, stayAtEnd } from './dom.js'
import { complainOf } from './server.js'
import { drawBlocks } from './slack-blocks.js'
import { confirmed } from './slack-confirm.js'
import { createModal } from './slack-modal.js'
import { drawPosts } from './slack-posts.js'
import { createSuggestions } from './slack-suggestions.js'
import { currentLocale, inOurWords, say } from './words.js'

const home = 'home'
const emptyScreen = { channels: [], views: [], home: undefined }

export const startSlack = ({ act, read, people, commands, bot }) => {
  const area = byId('slack-text')
  const form = byId('slack-form')
  const body = byId('room-body')
  const suggestions = createSuggestions(commands, area)
  const resize = growing(area, form)
  const keeper = createKeeper()
  stayAtEnd(body, () => room !== home)
  const drafts = new Map()
  const readUpTo = new Map()
  let person
  let screen = emptyScreen
  let room
  let drawn = ''
  let asking = 0
  let isLoading = true
  let wantsDirect = false
  let thread

  const path = (rest = '') => `slack/${person.slack}${rest}`
  const current = () => screen.channels.find(({ id }) => id === room)
  const direct = () => screen.channels.find(({ kind }) => kind === 'im')

  const names = {
    user: (id) => (id === bot.userId ? say('product') : people.find(({ slack }) => slack === id)?.name),
    channel: (id) => screen.channels.find((channel) => channel.id === id)?.name,
    users: () => people.filter(({ slack }) => slack).map(({ slack, name }) => [slack, name]),
    channels: () =>
      screen.channels.filter(({ kind }) => kind === 'channel').map(({ id, name }) => [id, `#${name}`]),
  }

  const perform = async (rest, request) => {
    const { status } = await act(path(rest), request).catch(() => ({}))
    if (status === undefined) complainOf('actionFailed')
    await refresh()
    return status !== undefined
  }

  const draftOf = (viewId) => {
    if (!drafts.has(viewId)) drafts.set(viewId, {})
    return drafts.get(viewId)
  }

  const keepIn = (values) => (block, element, value) => {
    values[block.block_id] = { ...values[block.block_id], [element.action_id]: value ?? null }
  }

  const contextForMessage = (message) => ({
    names,
    values: message.values,
    errors: {},
    keep: () => {},
    choose: async (block, element, value) => {
      if (!(await confirmed(element.confirm, names))) return redraw()
      const ref = { channel: room, ts: message.ts }
      return perform('/select', { ref, actionId: element.action_id, blockId: block.block_id, value })
    },
  })

  const contextForView = (open) => {
    const values = draftOf(open.id)
    const merged = { ...open.values, ...values }
    return {
      names,
      values: merged,
      errors: open.errors,
      keep: keepIn(values),
      choose: async (block, element, value) => {
        if (!(await confirmed(element.confirm, names))) return redraw()
        if (element.type !== 'button' && element.type !== 'overflow') keepIn(values)(block, element, value)
        const place = { viewId: open.id, actionId: element.action_id, blockId: block.block_id }
        return perform('/select-in-view', { ...place, value, values })
      },
    }
  }

  const modal = createModal({
    contextFor: contextForView,
    submit: (open) => perform('/submit', { viewId: open.id, values: draftOf(open.id) }),
    close: (open) => perform('/close', { viewId: open.id }),
  })

  const unread = (channel) => {
    const last = channel.messages.findLast(({ user }) => user !== person.slack)
    return last !== undefined && last.ts > (readUpTo.get(person.slack + channel.id) ?? '')
  }

  const railButton = (id, label, mark, isUnread) =>
    h(
      'button',
      {
        type: 'button',
        class: isUnread ? 'unread' : '',
        'aria-current': id === room ? 'page' : undefined,
        onclick: () => enter(id),
      },
      h('span', { class: 'rail-mark', 'aria-hidden': 'true' }, mark),
      label,
      isUnread && h('i', { class: 'dot' }),
    )

  const drawRail = () => {
    const channels = screen.channels.filter(({ kind }) => kind === 'channel')
    const dm = direct()
    byId('rail').replaceChildren(
      h('p', { class: 'rail-title' }, say('product')),
      h('h2', {}, say('channels')),
      ...channels.map((channel) => railButton(channel.id, channel.name, '#', unread(channel))),
      h('h2', {}, say('apps')),
      ...(dm ? [railButton(dm.id, say('messages'), h('span', { class: 'bot-face' }), unread(dm))] : []),
      railButton(home, say('homeTab'), '⌂', false),
    )
  }

  const drawHome = () => {
    if (!screen.home) return [h('p', { class: 'room-empty' }, say('homeEmpty'))]
    return [h('div', { class: 'home-tab' }, drawBlocks(screen.home.view.blocks, contextForView(screen.home)))]
  }

  /** Whoever has written nothing in this room yet is shown what they may write. */
  const drawTries = (channel) => {
    const isNew = channel?.messages.every(({ user, command }) => user !== person.slack && !command)
    const { hint, tries } = person.start?.slack ?? {}
    const send = (text) => perform('/write', { channel: channel.id, text })
    const button = (text) => h('button', { type: 'button', onclick: () => send(text) }, text)
    byId('slack-tries').replaceChildren(
      ...(isNew && hint ? [h('p', {}, inOurWords(hint)), ...tries[currentLocale()].map(button)] : []),
    )
  }

  const drawPlain = (words) => [keeper.keep(['plain', words], () => h('p', { class: 'room-empty' }, words))]

  const drawBody = (channel) => {
    if (room === home) return drawHome()
    if (!channel) return drawPlain(say(isLoading ? 'loading' : 'noRoom'))
    const keep = (shown, make) => keeper.keep([channel.id, ...shown], make)
    const inThread = channel.kind === 'channel' ? answerIn : undefined
    return drawPosts(channel.messages, names, { contextFor: contextForMessage, inThread, keep })
  }

  /** Above the field: which message is answered, and the way out of its thread. */
  const drawThread = () => {
    const bar = byId('slack-thread')
    bar.hidden = thread === undefined
    if (thread === undefined) return
    const leave = h('button', { type: 'button', onclick: () => answerIn(undefined) }, say('leaveThread'))
    bar.replaceChildren(h('span', {}, say('answersThread', { words: thread.text.split('\n')[0] })), leave)
  }

  const leaveThread = () => {
    thread = undefined
    drawThread()
  }

  const answerIn = (message) => {
    thread = message
    drawThread()
    area.focus()
  }

  const drawRoom = () => {
    const channel = current()
    const title = channel?.kind === 'channel' ? `# ${channel.name}` : say('product')
    byId('room-head').replaceChildren(
      h('h2', {}, title),
      channel?.kind === 'im' || room === home ? h('span', { class: 'app-tag' }, say('app')) : '',
    )
    form.hidden = room === home
    area.placeholder = say('writeTo', { name: title })
    const keep = room === home ? keepPlace : keepAtEnd
    keep(body, () => {
      drawTries(room === home ? undefined : channel)
      settle(body, drawBody(channel))
    })
    keeper.turn()
    const last = channel?.messages.at(-1)
    if (last) readUpTo.set(person.slack + channel.id, last.ts)
  }

  const draw = () => {
    const shown = room === home ? screen.home : current()
    const key = JSON.stringify([person.id, room, shown, isLoading, currentLocale()])
    if (key !== drawn) drawRoom()
    drawn = key
    drawRail()
    for (const id of ['rail', 'room']) byId(id).inert = screen.views.length > 0
    modal.draw(screen.views)
  }

  const redraw = () => {
    drawn = ''
    keeper.forget()
    modal.forget()
    if (person) draw()
  }

  const refresh = async () => {
    asking += 1
    const asked = asking
    // A server that is away is told of by whoever follows it.
    const fresh = await read(path()).catch(() => screen)
    // A later question may have been answered earlier: only the newest answer counts.
    if (asked !== asking) return
    screen = fresh
    isLoading = false
    if (!current() && room !== home)
      room = (wantsDirect ? direct() : (screen.channels.find(({ kind }) => kind === 'channel') ?? direct()))
        ?.id
    draw()
  }

  const enter = (id) => {
    room = id
    drawn = ''
    answerIn(undefined)
    openLog(body)
    if (id === home) perform('/home')
    draw()
    body.scrollTop = id === home ? 0 : body.scrollHeight
    if (id !== home) area.focus()
  }

  form.onsubmit = async (event) => {
    event.preventDefault()
    const typed = area.value
    const text = typed.trim().replace(/@yoriai/gi, `<@${bot.userId}>`)
    if (!text || !room) return
    area.value = ''
    resize()
    suggestions.hide()
    body.scrollTop = body.scrollHeight
    const under = thread ? { thread: thread.threadTs ?? thread.ts } : {}
    const isSent = await perform('/write', { channel: room, text, ...under })
    if (isSent) leaveThread()
    // What could not be sent is not lost.
    if (isSent || area.value !== '') return
    area.value = typed
    resize()
  }

  return {
    play: (chosen, { toDirect = false } = {}) => {
      person = chosen
      wantsDirect = toDirect
      screen = emptyScreen
      room = undefined
      thread = undefined
      drawThread()
      drawn = ''
      isLoading = true
      keeper.forget()
      openLog(body)
      draw()
      return refresh()
    },
    tell: ({ slack: text }) => direct() && perform('/write', { channel: direct().id, text }),
    refresh: () => person && refresh(),
    redraw,
  }
}
