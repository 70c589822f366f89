// Actions (what a button, a menu area or a tappable box does) within LINE's limits.
import { all, byType, graphemes, matching, oneOf, record, rule, type Shape, text } from '../../shape.ts'

const label = (max: number) => text({ max, count: graphemes })
const data = text({ max: 300 })
const shown = text({ max: 300, count: graphemes })
const uri = matching(/^(https?|line|tel):/i, 'invalid uri scheme', { max: 1000 })

const datePatterns: Record<string, RegExp> = {
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d$/,
  datetime: /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d$/,
}

const datesFitMode = rule('must match the mode', (action) => {
  const pattern = datePatterns[String(action.mode)]
  const dates = [action.initial, action.min, action.max].filter((date) => date !== undefined)
  return !pattern || dates.every((date) => pattern.test(String(date)))
})

const maxAfterMin = rule(
  'max must be after min',
  ({ min, max }) => min === undefined || max === undefined || String(max) > String(min),
)

const fillInNeedsKeyboard = rule(
  'fillInText requires inputOption openKeyboard',
  ({ fillInText, inputOption }) => fillInText === undefined || inputOption === 'openKeyboard',
)

const inputOption = oneOf('closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice')

const fieldsOf = (): Record<string, Record<string, Shape>> => ({
  postback: { 'data!': data, displayText: shown, text: text({ max: 300 }), inputOption, fillInText: shown },
  message: { 'text!': text({ max: 300 }) },
  uri: { 'uri!': uri, altUri: record({ desktop: uri }) },
  datetimepicker: {
    'data!': data,
    'mode!': oneOf('date', 'time', 'datetime'),
    initial: text(),
    min: text(),
    max: text(),
  },
  clipboard: { 'clipboardText!': text({ max: 1000 }) },
  camera: {},
  cameraRoll: {},
  location: {},
  richmenuswitch: { 'richMenuAliasId!': text({ max: 32 }), 'data!': data },
})

/** Any action whose label has at most this many graphemes; some places insist on a label. */
export const action = (labelMax: number, { labelled }: { labelled: boolean }): Shape => {
  const named = labelled ? { 'label!': label(labelMax) } : { label: label(labelMax) }
  const shapes = Object.entries(fieldsOf()).map(([type, fields]): [string, Shape] => {
    const fitting = record({ type: text(), ...named, ...fields })
    return [type, all(fitting, datesFitMode, maxAfterMin, fillInNeedsKeyboard)]
  })
  const table = Object.fromEntries(shapes)
  return byType(() => table)
}
