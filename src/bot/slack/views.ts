// What is drawn as a view: the home tab, and what is answered above it.
import type { HomeView, ModalView } from '@slack/types'
import type { Card } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import { words } from '../turn/words.ts'
import { cut, SLACK } from './limits.ts'
import { fitting, renderModal } from './render.ts'

export const renderHome = (card: Card): HomeView => ({
  type: 'home',
  blocks: fitting(card, SLACK.viewBlocks, SLACK.viewJson),
})

/** An answer above the home tab: a form to fill in, or something to read, whose buttons answer in its place. */
export function renderAbove(card: Card, locale: Locale): ModalView {
  const form = card.parts.find((part) => part.kind === 'form')
  if (form) {
    const { command, preset } = form
    return renderModal(card, form, { command, preset, atHome: true }, locale)
  }
  return {
    type: 'modal',
    title: { type: 'plain_text', text: cut(card.title, SLACK.viewTitle) },
    // Slack’s own word is “Cancel”, which would take back nothing; “OK” below a question would answer nothing.
    close: { type: 'plain_text', text: words(locale).closeView },
    blocks: fitting(card, SLACK.viewBlocks, SLACK.viewJson),
  }
}
