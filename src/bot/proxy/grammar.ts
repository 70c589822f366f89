// 代理: naming who comes instead, and taking that back, as a closed grammar (C1, P3, P5, P8).
import { comingHeads as COMING, WAYS } from '../attendance/grammar.ts'
import { ENDINGS, ENDS } from '../language/grammar/endings.ts'
import { grammarOf, type Row, type Scanner, scan } from '../language/grammar/lattice.ts'
import { HARMLESS, OCCASIONS, REASON, SELF } from '../language/grammar/when.ts'
import { proxyHeads } from './proxy-heads.ts'
import { someoneAt } from './someone-at.ts'

const PEOPLE: Scanner[] = [
  { after: ['S', 'P'], leaves: 'N1', at: someoneAt },
  { after: ['Pn'], leaves: 'N2', at: someoneAt },
  scan('S', 'S', /(?:\d{1,2}月)?\d{1,2}日の(?:(?:推進)?会議|委員会|寄合)?の?(?=代理)/u, undefined, 5),
  // 「唐澤に頼んだ代理」
  scan(
    'S',
    'S',
    /[^、。はが]{1,8}に(?:頼ん|お願いし|任せ)(?:だ|た|[てで](?:い)?た|であった|てあった)(?=代理)/u,
  ),
  scan(
    'S',
    'S',
    /(?:先に|先日|前に|先般)?(?:お?届け出?|登録し|お願いし|申請し)(?:て(?:い|おり)?)?(?:ました|た)(?=代理)/u,
  ),
  scan('P', 'N1', /\([^()]{1,20}\)/u, () => ({ person: true })),
  scan('S', 'S', /[^、。はがをに]{2,12}から(?:は|、)?(?=私|自分|わた|当方の代|代理)/u),
  scan('S', 'S', /[^、。はが]{1,14}を(?:して|務めて)(?:おり|い)ます(?=[一-龠])/u),
]

/** Behind somebody: any word of coming, and the way they come. */
const THEY_COME: Row[] = COMING.filter(([, after, , says]) => after === 'S' && says?.come).map(
  ([words, , leaves, says]): Row => [words, 'Ns', leaves, { ...says, comes: true }],
)

/** A clause about a proxy, read from end to end; undefined where a word is left over. */
export const proxyIn = grammarOf({
  rows: [...proxyHeads, ...THEY_COME, ...COMING, ...ENDINGS, ...SELF, ...HARMLESS],
  scanners: [...OCCASIONS, ...WAYS, ...PEOPLE, REASON],
  ends: [...ENDS, 'P', 'Pd', 'N1', 'N2'],
})
