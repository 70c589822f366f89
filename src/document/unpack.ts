// The few parts of a Word file that are read, taken out of its zip within bounds.
import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'

export type Unpacked =
  | { ok: true; parts: Map<string, Element> }
  | { ok: false; why: 'no-document' | 'too-large' }

/** Unpacked. Minutes of the longest kind come to a quarter of it. */
const PART_MOST = 8 * 1_048_576

/** Takes the named parts that are there. What is no zip, or no XML, is no document. */
export function unpack(bytes: Uint8Array, names: readonly string[]): Unpacked {
  try {
    let large = false
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!names.includes(name)) return false
        large ||= originalSize > PART_MOST
        return !large
      },
    })
    if (large) return { ok: false, why: 'too-large' }
    return { ok: true, parts: new Map(Object.entries(found).map(([name, part]) => [name, rootOf(part)])) }
  } catch {
    return { ok: false, why: 'no-document' }
  }
}

function rootOf(part: Uint8Array): Element {
  const xml = strFromU8(part)
  // Word writes none: whoever declares entities of their own wants something else than to be read.
  if (/<!DOCTYPE/i.test(xml)) throw new Error('a document type of its own')
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message)
    },
  })
  const root = parser.parseFromString(xml, 'text/xml').documentElement
  if (!root) throw new Error('no root')
  return root
}

/** The elements right within another; any of them, or those of a name. */
export function within(element: Element | undefined, name?: string): Element[] {
  const all: Element[] = []
  for (let node = element?.firstChild ?? null; node; node = node.nextSibling)
    if (isElement(node) && (name === undefined || node.localName === name)) all.push(node)
  return all
}

const isElement = (node: Node): node is Element => node.nodeType === node.ELEMENT_NODE

/** The one element of a name right within another. */
export const one = (element: Element | undefined, name: string): Element | undefined =>
  within(element, name)[0]

/** What an attribute says, whatever letters its namespace goes by. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  for (const found of element?.attributes ?? []) if (found.localName === name) return found.value
  return undefined
}
