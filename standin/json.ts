// Reading JSON whose shape nobody promised.

export type Json = Record<string, unknown>

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object, or an empty one where something else came. */
export const asJson = (value: unknown): Json => (isJson(value) ? value : {})

export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The objects of a list; anything else in it is left out. */
export const asJsonList = (value: unknown): Json[] => asList(value).filter(isJson)

export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The parsed document, or undefined where it is not JSON. */
export const parseJson = (raw: string): unknown => {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
