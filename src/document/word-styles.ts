// What a Word file's styles and numberings make of a paragraph: a heading, an item of a list, or neither.
import type { Element } from '@xmldom/xmldom'
import { levelOf } from './blocks.ts'
import { attribute, one, within } from './unpack.ts'

export type Numbering = { id: string; level: number; bullet: boolean }
export type Look = { heading: 1 | 2 | 3 | undefined; numbering: Numbering | undefined }
export type LookOf = (paragraph: Element) => Look

type Style = { name: string; basedOn: string | undefined; properties: Element | undefined }

/** No style is based on so many others. */
const CHAIN_MOST = 20

export function looksOf(styles: Element | undefined, numbering: Element | undefined): LookOf {
  const known = stylesIn(styles)
  const isBullet = bulletsIn(numbering)
  return (paragraph) => {
    const own = one(paragraph, 'pPr')
    const chain = chainOf(known, attribute(one(own, 'pStyle'), 'val'))
    const heading = headingOf(own, chain)
    return {
      heading,
      numbering: heading ? undefined : numberingOf([own, ...chain.map(propertiesOf)], isBullet),
    }
  }
}

const propertiesOf = ({ properties }: Style): Element | undefined => properties

const stylesIn = (styles: Element | undefined): Map<string, Style> =>
  new Map(
    within(styles, 'style').map((style) => [
      attribute(style, 'styleId') ?? '',
      {
        name: (attribute(one(style, 'name'), 'val') ?? '').toLowerCase(),
        basedOn: attribute(one(style, 'basedOn'), 'val'),
        properties: one(style, 'pPr'),
      },
    ]),
  )

/** A style and those it is based on, nearest first. */
function chainOf(known: Map<string, Style>, id: string | undefined): Style[] {
  const chain: Style[] = []
  for (let next = id; next !== undefined && chain.length < CHAIN_MOST; ) {
    const style = known.get(next)
    if (style) chain.push(style)
    next = style?.basedOn
  }
  return chain
}

/** By the style's name, which is English in every Word; otherwise by the level it has in an outline. */
function headingOf(own: Element | undefined, chain: Style[]): 1 | 2 | 3 | undefined {
  for (const { name } of chain) {
    if (name === 'title') return 1
    const level = /^heading (\d)$/.exec(name)?.[1]
    if (level) return levelOf(Number(level))
  }
  for (const properties of [own, ...chain.map(propertiesOf)]) {
    const outline = attribute(one(properties, 'outlineLvl'), 'val')
    if (outline !== undefined) return Number(outline) <= 2 ? levelOf(Number(outline) + 1) : undefined
  }
  return undefined
}

function numberingOf(
  chain: (Element | undefined)[],
  isBullet: (id: string, level: number) => boolean,
): Numbering | undefined {
  const numbered = chain.flatMap((properties) => one(properties, 'numPr') ?? [])
  const id = numbered.flatMap((found) => attribute(one(found, 'numId'), 'val') ?? [])[0]
  // 0 takes a numbering away.
  if (id === undefined || id === '0') return undefined
  const level = Number(numbered.flatMap((found) => attribute(one(found, 'ilvl'), 'val') ?? [])[0] ?? 0)
  return { id, level, bullet: isBullet(id, level) }
}

/** Whether a level of a list has a sign before it, or counts. */
function bulletsIn(numbering: Element | undefined): (id: string, level: number) => boolean {
  const formats = new Map(
    within(numbering, 'abstractNum').map((list) => [
      attribute(list, 'abstractNumId'),
      new Map(
        within(list, 'lvl').map((level) => [
          Number(attribute(level, 'ilvl')),
          attribute(one(level, 'numFmt'), 'val'),
        ]),
      ),
    ]),
  )
  const lists = new Map(
    within(numbering, 'num').map((list) => [
      attribute(list, 'numId'),
      formats.get(attribute(one(list, 'abstractNumId'), 'val')),
    ]),
  )
  return (id, level) => ['bullet', 'none', undefined].includes(lists.get(id)?.get(level))
}
