// The one way of raw statements: the same values, the same checks, the same end, whichever connection carries them.
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { among, joined, type Sql, type Statement, statement, verbatim } from '../../src/db/sql.ts'
import { inTransaction, type Transaction } from '../../src/db/transaction.ts'
import { testDatabase } from '../database.ts'

const database = testDatabase()
const value = z.object({ v: z.unknown() })

type Way = (work: (sql: Sql) => Promise<unknown>) => Promise<unknown>
const WAYS: [string, Way][] = [
  ['一つの取引の中で', (work) => inTransaction(database().db, ({ sql }) => work(sql))],
  ['一文ずつ', (work) => work(database().sql)],
]
const one = (sql: Sql, asked: Statement) => sql.rows(value, asked).then(([row]) => row?.v)

/** A town's id, as something to write down. */
let towns = 0
const nextTown = () => {
  towns += 1
  return `t${towns}`
}
let id = nextTown()
beforeEach(() => {
  id = nextTown()
})
const inserted = (town = id) => statement`insert into town (id, name) values (${town}, '村')`
const exists = async (town = id) => (await database().db.town.count({ where: { id: town } })) === 1

describe.each(WAYS)('%s', (_, way) => {
  const instant = new Date('2026-12-10T05:00:00.123Z')
  const big = 9_007_199_254_740_993n

  test.each<[string, Statement, unknown]>([
    ['int2', statement`select ${-32_768}::int2 as v`, -32_768],
    ['int4', statement`select ${2_147_483_647}::int4 as v`, 2_147_483_647],
    ['int8', statement`select ${big}::int8 as v`, big],
    ['int8 (小さい)', statement`select ${1}::int8 as v`, 1n],
    ['numeric', statement`select ${'12345678901234567890.10'}::numeric as v`, '12345678901234567890.10'],
    [
      'numeric(20,2)',
      statement`select ${'123456789012345678.9'}::numeric(20,2) as v`,
      '123456789012345678.90',
    ],
    ['float8', statement`select ${0.1}::float8 as v`, 0.1],
    ['date', statement`select ${'2026-12-10'}::date as v`, '2026-12-10'],
    ['timestamp', statement`select ${'2026-12-10 14:00'}::timestamp as v`, '2026-12-10 14:00:00'],
    ['timestamptz', statement`select ${instant}::timestamptz as v`, instant],
    [
      'timestamptz (マイクロ秒)',
      statement`select ${'2026-12-10T14:00:00.123987+09:00'}::timestamptz as v`,
      instant,
    ],
    [
      'jsonb',
      statement`select ${JSON.stringify({ a: [1, null, '村'] })}::jsonb as v`,
      { a: [1, null, '村'] },
    ],
    ['jsonb (文字)', statement`select ${JSON.stringify('2026-12-10')}::jsonb as v`, '2026-12-10'],
    ['text', statement`select ${"'; drop table town; --"}::text as v`, "'; drop table town; --"],
    ['text[]', statement`select ${['a', 'b,"c"', '', 'NULL']}::text[] as v`, ['a', 'b,"c"', '', 'NULL']],
    ['text[] (空)', statement`select ${[]}::text[] as v`, []],
    ['int4[]', statement`select ${[1, -2]}::int4[] as v`, [1, -2]],
    ['int8[]', statement`select ${[1n, big]}::int8[] as v`, [1n, big]],
    ['int8[] (値なし)', statement`select array[1, null]::int8[] as v`, [1n, null]],
    ['numeric[]', statement`select ${['1.50', '2']}::numeric(9,2)[] as v`, ['1.50', '2.00']],
    ['date[]', statement`select ${['2026-12-10']}::date[] as v`, ['2026-12-10']],
    ['timestamptz[]', statement`select array[${instant}::timestamptz] as v`, [instant]],
    ['bool', statement`select ${true}::bool as v`, true],
    ['bool (偽)', statement`select ${false}::bool as v`, false],
  ])('%s は、書いたとおりに返る', async (_type, asked, expected) => {
    await way(async (sql) => expect(await one(sql, asked)).toEqual(expected))
  })

  test.each(['int2', 'int4', 'int8', 'numeric', 'date', 'timestamptz', 'jsonb', 'text[]', 'int8[]', 'bool'])(
    '値のない %s は null',
    async (type) => {
      await way(async (sql) =>
        expect(await one(sql, statement`select ${null}::${verbatim(type)} as v`)).toBeNull(),
      )
    },
  )

  test.each(['Asia/Tokyo', 'America/St_Johns', 'UTC'])('%s の時計で話しても、同じ瞬間', async (zone) => {
    await way(async (sql) => {
      const asked = statement`select set_config('TimeZone', ${zone}, true) as zone, ${instant}::timestamptz as v`
      expect(await one(sql, asked)).toEqual(instant)
    })
  })

  test('冬と夏で時差の変わるところでも、日付は日付のまま', async () => {
    await way(async (sql) => {
      const asked = statement`select set_config('TimeZone', 'America/St_Johns', true) as zone, '2026-03-08'::date as v`
      expect(await one(sql, asked)).toBe('2026-03-08')
    })
  })

  describe('返ったものは形を確かめる', () => {
    const row = z.object({ no: z.int(), name: z.string().nullable() })

    test('合えば、書いてある列だけになる', async () => {
      const asked = statement`select 1 as no, null::text as name, 'ほか' as more`
      await way(async (sql) => expect(await sql.rows(row, asked)).toEqual([{ no: 1, name: null }]))
    })
    test.each([
      ['文字なのに数と言う', statement`select '1' as no, 'a' as name`],
      ['大きな整数なのに数と言う', statement`select 1::int8 as no, 'a' as name`],
      ['値がない', statement`select null::int4 as no, 'a' as name`],
      ['列がない', statement`select 1 as no`],
      ['二行目だけ違う', statement`select * from (values (1, 'a'), (null, 'b')) as two (no, name)`],
    ])('%sと、間違いになる', async (_what, asked) => {
      await way((sql) => expect(sql.rows(row, asked)).rejects.toBeInstanceOf(z.ZodError))
    })
    test('行がなければ、空', async () => {
      await way(async (sql) => expect(await sql.rows(row, statement`select 1 as no where false`)).toEqual([]))
    })
  })

  test('いくつの行を変えたか、見つけたかを数える', async () => {
    await way(async (sql) => {
      expect(await sql.count(inserted())).toBe(1)
      expect(await sql.count(statement`select 1 from town where id = ${id}`)).toBe(1)
      expect(await sql.count(statement`update town set name = 'x' where id = ${`${id}-none`}`)).toBe(0)
      expect(await sql.count(statement`create temporary table if not exists nothing ()`)).toBe(0)
    })
  })

  test('文の中の文は、値を取り違えない', async () => {
    await way(async (sql) => {
      const inner = statement`select ${'b'}::text as name, ${2}::int4 as no`
      const asked = statement`select ${'a'}::text || name || ${'c'}::text || no || ${'d'}::text as v from (${inner}) i`
      expect(await one(sql, asked)).toBe('abc2d')
    })
  })
  test('並べた文は、順のとおり', async () => {
    await way(async (sql) => {
      const all = joined([1, 2, 3].map((no) => statement`(${no}::int4)`))
      expect(await one(sql, statement`select array_agg(no) as v from (values ${all}) as a (no)`)).toEqual([
        1, 2, 3,
      ])
    })
  })
  test('among は、そのどれかであることを言う。引用符も文字のうち', async () => {
    const said = ['open', "o'clock", '終了']
    await way(async (sql) => {
      const asked = (word: string) => statement`select ${word}::text in ${among(said)} as v`
      for (const word of said) expect(await one(sql, asked(word))).toBe(true)
      expect(await one(sql, asked('closed'))).toBe(false)
    })
  })
  test('同じ文に違う値を続けて渡しても、混じらない', async () => {
    await way(async (sql) => {
      for (let n = 0; n < 20; n += 1) expect(await one(sql, statement`select ${n}::int4 as v`)).toBe(n)
    })
  })
})

describe('取引の終わり', () => {
  const ended = /The transaction has ended/
  const refusedBy = async (sql: Sql) => {
    await expect(one(sql, statement`select 1 as v`)).rejects.toThrow(ended)
    await expect(sql.count(inserted())).rejects.toThrow(ended)
    expect(await exists()).toBe(false)
  }

  test('成った取引の文は、もう通らない', async () => {
    const { sql } = await inTransaction(database().db, async (transaction) => transaction)
    await refusedBy(sql)
  })
  test('取り消された取引の文は、もう通らない', async () => {
    let kept: Sql | undefined
    const failed = inTransaction(database().db, async ({ sql }) => {
      kept = sql
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    if (!kept) throw new Error('the transaction did not begin')
    await refusedBy(kept)
  })
  test('時間切れの取引の文は、外で通ることなく断られる', async () => {
    const late = Promise.withResolvers<unknown>()
    const failed = inTransaction(
      database().db,
      async ({ sql }) => {
        await sql.count(inserted(`${id}-before`))
        await sleep(400)
        await refusedBy(sql).then(late.resolve, late.reject)
      },
      { timeoutMs: 100 },
    )
    await expect(failed).rejects.toThrow()
    await late.promise
    expect(await exists(`${id}-before`)).toBe(false)
  })
  test('長い文の途中で時間が切れても、その後の文は通らない', async () => {
    const late = Promise.withResolvers<unknown>()
    const failed = inTransaction(
      database().db,
      async ({ sql }) => {
        await sql.count(statement`select pg_sleep(0.4)`)
        await refusedBy(sql).then(late.resolve, late.reject)
      },
      { timeoutMs: 100 },
    )
    await expect(failed).rejects.toThrow()
    await late.promise
  })
  test('間違った文の後は、同じ取引では何も成らない', async () => {
    const failed = inTransaction(database().db, async ({ sql }) => {
      await sql.count(inserted())
      await sql.count(statement`select 1 / 0`).catch(() => undefined)
      return sql.count(inserted(`${id}-after`))
    })
    await expect(failed).rejects.toThrow(/aborted/)
    expect([await exists(), await exists(`${id}-after`)]).toEqual([false, false])
  })
})

describe('二つの書き方は一つの取引', () => {
  const create = ({ tx }: Transaction, town: string) => tx.town.create({ data: { id: town, name: '村' } })

  test('どちらで書いたものも、もう一方から見え、外からはまだ見えない', async () => {
    await inTransaction(database().db, async (transaction) => {
      const { tx, sql } = transaction
      await sql.count(inserted())
      await create(transaction, `${id}-model`)
      expect(await tx.town.count({ where: { id } })).toBe(1)
      expect(await sql.count(statement`select 1 from town where id = ${`${id}-model`}`)).toBe(1)
      expect([await exists(), await exists(`${id}-model`)]).toEqual([false, false])
    })
    expect([await exists(), await exists(`${id}-model`)]).toEqual([true, true])
  })
  test('投げられると、どちらで書いたものも残らない', async () => {
    const failed = inTransaction(database().db, async (transaction) => {
      await transaction.sql.count(inserted())
      await create(transaction, `${id}-model`)
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect([await exists(), await exists(`${id}-model`)]).toEqual([false, false])
  })
  test('形の合わない行も、書いたものを残さない', async () => {
    const failed = inTransaction(database().db, async ({ sql }) => {
      await sql.count(inserted())
      await sql.rows(z.object({ v: z.int() }), statement`select 'a' as v`)
    })
    await expect(failed).rejects.toBeInstanceOf(z.ZodError)
    expect(await exists()).toBe(false)
  })
  test('頼んだ分離の度合いは、どちらにも効く', async () => {
    const level = await inTransaction(
      database().db,
      ({ sql }) => one(sql, statement`select current_setting('transaction_isolation') as v`),
      { isolationLevel: 'Serializable' },
    )
    expect(level).toBe('serializable')
  })
})

describe('いくつもの取引', () => {
  const pids = z.array(z.object({ v: z.int() }))
  const pid = statement`select pg_backend_pid() as v`
  const pidOf = async ({ tx, sql }: Transaction) => {
    const [row] = pids.parse(await tx.$queryRaw`select pg_backend_pid() as v`)
    return [await one(sql, pid), row?.v]
  }

  test('20が同時に進んでも、それぞれ自分の接続だけを使う', async () => {
    const numbers = Array.from({ length: 20 }, (_, n) => n)
    let [inside, most] = [0, 0]
    const seen = await Promise.all(
      numbers.map((n) =>
        inTransaction(database().db, async (transaction) => {
          const { sql, tx } = transaction
          inside += 1
          most = Math.max(most, inside)
          await sql.count(statement`select set_config('test.mine', ${`${n}`}, true)`)
          const all = [...(await pidOf(transaction))]
          await sleep(n % 5)
          all.push(...(await pidOf(transaction)))
          const mine = await tx.$queryRaw`select current_setting('test.mine')::int4 as v`
          inside -= 1
          return { pids: new Set(all).size, mine: pids.parse(mine)[0]?.v }
        }),
      ),
    )
    expect(seen).toEqual(numbers.map((n) => ({ pids: 1, mine: n })))
    expect(most).toBeGreaterThan(1)
  })
  test('取引の中で始めた別の取引は、別の接続で、先に成る', async () => {
    await inTransaction(database().db, async (outer) => {
      const [own] = await pidOf(outer)
      const inner = await inTransaction(database().db, async (transaction) => {
        await transaction.sql.count(inserted())
        return pidOf(transaction)
      })
      expect(new Set(inner).size).toBe(1)
      expect(inner).not.toContain(own)
      expect(await exists()).toBe(true)
      expect(await pidOf(outer)).toEqual([own, own])
    })
  })
  test('一文ずつの道は、取引の接続を使わない', async () => {
    await inTransaction(database().db, async (transaction) => {
      await transaction.sql.count(inserted())
      const outside = await database().sql.rows(value, pid)
      expect(await pidOf(transaction)).not.toContain(outside[0]?.v)
      expect(await database().sql.count(statement`select 1 from town where id = ${id}`)).toBe(0)
    })
  })
})

test('覚えておく文の数を超えても、同じように答える', { timeout: 30_000 }, async () => {
  await inTransaction(
    database().db,
    async ({ sql }) => {
      for (let n = 0; n < 320; n += 1) {
        const asked = statement`select ${n}::int4 + ${verbatim(`${n}`)} as v`
        expect(await one(sql, asked)).toBe(2 * n)
      }
    },
    { timeoutMs: 20_000 },
  )
})
