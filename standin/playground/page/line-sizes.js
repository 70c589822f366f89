// LINE's words for sizes, as lengths.

export const spaces = { none: '0', xs: '2px', sm: '4px', md: '8px', lg: '12px', xl: '16px', xxl: '20px' }
export const textSizes = {
  xxs: '12px',
  xs: '14px',
  sm: '15px',
  md: '17px',
  lg: '19px',
  xl: '22px',
  xxl: '26px',
  '3xl': '30px',
  '4xl': '35px',
  '5xl': '42px',
}
export const imageSizes = {
  xxs: '40px',
  xs: '60px',
  sm: '80px',
  md: '100px',
  lg: '120px',
  xl: '140px',
  xxl: '160px',
  '3xl': '180px',
  '4xl': '200px',
  '5xl': '220px',
  full: '100%',
}
export const bubbleWidths = {
  nano: '140px',
  micro: '180px',
  deca: '240px',
  hecto: '260px',
  kilo: '280px',
  mega: '330px',
  giga: '400px',
}
export const corners = { none: '0', xs: '2px', sm: '4px', md: '8px', lg: '12px', xl: '17px', xxl: '22px' }
export const borders = {
  none: '0',
  light: '0.5px',
  normal: '1px',
  medium: '2px',
  'semi-bold': '3px',
  bold: '4px',
}
export const sides = {
  start: 'flex-start',
  end: 'flex-end',
  center: 'center',
  top: 'flex-start',
  bottom: 'flex-end',
}

/** A length as it is, or the one its word stands for. */
export const measure = (value, table = spaces) => (value === undefined ? undefined : (table[value] ?? value))
