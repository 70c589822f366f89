// What is secret in a card lies sealed, tells nothing by its length, and comes out as it went in.
import { expect, test } from 'vitest'
import { buttons, card, press, secret, secretButtons, secretLinks, text } from '../../src/bot/turn/card.ts'
import { opened, openedWords, sealed, sealedWords } from '../../src/bot/turn/secret.ts'
import { openVault } from '../../src/vault.ts'

const vault = openVault(['a secret of the test'])
const others = openVault(['settings that have changed'])
const plain = [text('第2号'), buttons(press('次回', 'next'))]
const asked = card(
  'どの議案ですか',
  [
    ...plain,
    secret('「反対します」', 'plain'),
    secretButtons(press('第2号', 'vote motion=2 choice=no'), press('第3号', 'vote motion=3 choice=no')),
    secretLinks({ label: '会議盤', url: 'https://yoriai.test/board/1' }),
  ],
  'question',
)

test('封じたカードには、言葉もボタンも宛先もなく、開けば元どおり', () => {
  const kept = sealed(asked, vault)
  expect(JSON.stringify(kept)).not.toMatch(/反対|choice|第3号|board/)
  expect(kept.parts.slice(0, 2)).toEqual(plain)
  expect(opened(kept, vault)).toEqual(asked)
})

test('設定が変わって開けないものは、ないものとして示す', () => {
  expect(opened(sealed(asked, vault), others).parts).toMatchObject([
    ...plain,
    { text: '****-****' },
    { kind: 'buttons', buttons: [] },
    { kind: 'links', links: [] },
  ])
})

test('何と言ったかも、ボタンがいくつあったかも、長さからはわからない', () => {
  const long = ({ length }: string) => length
  const words = ['賛成', '反対', 'abstain', '', 'yes', '投票 山本愛子'].map((said) =>
    sealedWords(said, vault),
  )
  expect(new Set(words.map(long)).size).toBe(1)
  const papers = [1, 2, 5].map((n) =>
    card('', [secretButtons(...Array.from({ length: n }, () => press('山本 愛子', 'ballot name=id:p2')))]),
  )
  expect(new Set(papers.map((one) => JSON.stringify(sealed(one, vault)).length)).size).toBe(1)
})

test.each(['賛成', '3 つとも賛成 ', 'sealed:', '', '𠮷野家で\n二行目'])(
  '言葉は、封じて開けば同じ: %j',
  (said) => {
    expect(openedWords(sealedWords(said, vault), vault)).toBe(said)
    expect(openedWords(sealedWords(said, vault), others)).toBeUndefined()
  },
)

test('前の版が封じたもの、封じずに貯めたものも読める', () => {
  const former = card('', [secret(vault.seal('1234-5678'))])
  expect(opened(former, vault).parts).toMatchObject([{ text: '1234-5678' }])
  expect(openedWords('出席', vault)).toBe('出席')
})
