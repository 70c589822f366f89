import { chooseLanguage } from '../../domain/people/choose-language.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export async function language(turn: Turn, args: ArgsOf<'language'>): Promise<Card> {
  if (!args.to) {
    turn.ask({ id: 'language', args: {}, missing: 'to' })
    const w = words(turn.locale)
    const choices = [
      press('日本語', line('language', { to: 'ja' })),
      press('English', line('language', { to: 'en' })),
    ]
    return card(w.languageTitle, [text(w.languageAsk), buttons(...choices)], 'question')
  }
  await chooseLanguage(turn.act, args.to)
  const w = words(args.to)
  return card(w.languageTitle, [text(w.languageNow)], 'done')
}
