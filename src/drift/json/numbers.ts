/** Decimal digits and the power of ten of the last one: the value of a number as it is written, exactly. */
interface Decimal {
  readonly negative: boolean
  /** Without zeros at either end; empty for zero. */
  readonly digits: string
  readonly exponent: number
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/** Longer numbers are not respelled. */
const MAX_DIGITS = 400

function decimalOf(token: string): Decimal | undefined {
  const [, sign, whole = '', fraction = '', power = '0'] = NUMBER.exec(token) ?? []
  if (sign === undefined || token.length > MAX_DIGITS || power.length > 4) return undefined
  const all = whole + fraction
  const trimmed = all.replace(/0+$/, '')
  const digits = trimmed.replace(/^0+/, '')
  const exponent = digits === '' ? 0 : Number(power) - fraction.length + (all.length - trimmed.length)
  return { negative: sign === '-', digits, exponent }
}

/** True when both tokens are the same decimal number. The sign of a zero is spelling; a digit that a double cannot hold is value. */
export function isSameNumber(a: string, b: string): boolean {
  const [left, right] = [decimalOf(a), decimalOf(b)]
  if (left === undefined || right === undefined || left.digits !== right.digits) return false
  return left.digits === '' || (left.negative === right.negative && left.exponent === right.exponent)
}

/** A way in which writers spell numbers; the token itself where the way changes nothing. */
interface NumberSpelling {
  readonly name: string
  readonly write: (token: string) => string
}

/** `1e3` as `1000`, `1.50` as `1.5`, `1.0` as `1`: JavaScript, and RFC 8785. */
function asJavaScript(token: string): string {
  const number = Number(token)
  return Number.isFinite(number) ? JSON.stringify(number) : token
}

/** Python's `repr`: a number with a point or an exponent keeps one. */
function asPython(token: string): string {
  if (!/[.eE]/.test(token)) return token
  return pythonFloat(Number(token)) ?? token
}

function pythonFloat(number: number): string | undefined {
  if (!Number.isFinite(number)) return undefined
  const size = Math.abs(number)
  const sign = Object.is(number, -0) ? '-' : ''
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return number.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  const text = String(number)
  return sign + (text.includes('.') ? text : `${text}.0`)
}

function withPlaces(places: number, onlyFractions: boolean): (token: string) => string {
  return token => {
    const [, sign, whole = '', fraction = '', power] = NUMBER.exec(token) ?? []
    if (sign === undefined || power !== undefined || (onlyFractions && fraction === '')) return token
    const kept = fraction.replace(/(?<!0)0+$/, '')
    return kept.length > places ? token : `${sign}${whole}.${kept.padEnd(places, '0')}`
  }
}

/** `1000` as `1e3`: digits, point or none, and the sign and width of the exponent as the writer has them. */
function withExponent(mark: string, point: '' | '.0' | 'always'): (token: string) => string {
  return token => {
    const decimal = decimalOf(token)
    if (decimal === undefined || decimal.digits === '' || /[eE]/.test(token)) return token
    const { negative, digits, exponent } = decimal
    // A round number: `1e3`, `15e2`; or one digit before the point: `1.5e3`.
    if (point !== 'always' && exponent <= 0) return token
    const [head, tail] = point === 'always' ? [digits.slice(0, 1), digits.slice(1)] : [digits, '']
    const power = point === 'always' ? exponent + tail.length : exponent
    if (power < 1) return token
    return `${negative ? '-' : ''}${head}${tail === '' ? (point === '.0' ? '.0' : '') : `.${tail}`}${mark}${power}`
  }
}

/** What writers put before the digits of a power of ten; a zero makes two digits of one. */
const EXPONENT_MARKS = ['e', 'E', 'e+', 'E+', 'e+0', 'E+0'] as const

/** The exponent that a number has, with another mark. */
function withMark(mark: string): (token: string) => string {
  const [letter = '', plus, zero] = [mark.slice(0, 1), mark.includes('+') ? '+' : '', mark.includes('0')]
  return token =>
    token.replace(
      /[eE]([+-]?)0*(\d+)$/,
      (_, sign, digits: string) => `${letter}${sign === '-' ? '-' : plus}${zero ? digits.padStart(2, '0') : digits}`
    )
}

/** Likeliest first. */
export const NUMBER_SPELLINGS: readonly NumberSpelling[] = [
  { name: 'as JavaScript writes numbers', write: asJavaScript },
  { name: 'as Python writes numbers', write: asPython },
  { name: 'whole numbers with ".0"', write: token => (/^-?\d+$/.test(token) ? `${token}.0` : token) },
  ...[2, 1, 3, 4, 6].flatMap(places => [
    { name: `fractions with ${places} ${places === 1 ? 'place' : 'places'}`, write: withPlaces(places, true) },
    { name: `numbers with ${places} ${places === 1 ? 'place' : 'places'}`, write: withPlaces(places, false) }
  ]),
  ...(['', '.0', 'always'] as const).flatMap(point =>
    EXPONENT_MARKS.map(mark => ({
      name: `exponents as in ${point === 'always' ? '1.5' : `1${point}`}${mark}3`,
      write: withExponent(mark, point)
    }))
  ),
  ...EXPONENT_MARKS.map(mark => ({ name: `exponents with "${mark}"`, write: withMark(mark) })),
  { name: '-0 for 0', write: token => (/^0(?:\.0+)?$/.test(token) ? `-${token}` : token) },
  { name: '0 for -0', write: token => (/^-0(?:\.0+)?$/.test(token) ? token.slice(1) : token) }
]
