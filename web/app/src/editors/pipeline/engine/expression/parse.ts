import jsep from 'jsep'
import { quoted, StepError, Unfinished } from '../words'

/** An expression as a tree of the few things we know how to evaluate. */
export type Node =
  | { kind: 'value'; value: string | number | boolean | null }
  | { kind: 'column'; name: string }
  | { kind: 'unary'; operator: '-' | '!'; of: Node }
  | { kind: 'binary'; operator: Operator; left: Node; right: Node }
  | { kind: 'choice'; test: Node; yes: Node; otherwise: Node }
  | { kind: 'call'; name: string; given: Node[] }

export const operators = [
  ...(['or', 'and', '=', '!=', '<', '<=', '>', '>='] as const),
  ...(['+', '-', '*', '/', '%', '^'] as const),
] as const
export type Operator = (typeof operators)[number]

const longest = 2000
const deepest = 100

// the parser is one for the whole program; what it knows by itself of bits and of JavaScript's own comparisons goes
jsep.removeAllBinaryOps()
jsep.removeAllUnaryOps()
jsep.removeAllLiterals()
const binary: [string, number][] = [
  ['or', 1],
  ['||', 1],
  ['and', 2],
  ['&&', 2],
  ['=', 3],
  ['==', 3],
  ['!=', 3],
  ['<>', 3],
  ['<', 4],
  ['>', 4],
  ['<=', 4],
  ['>=', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['%', 6],
]
for (const [operator, precedence] of binary) jsep.addBinaryOp(operator, precedence)
jsep.addBinaryOp('^', 7, true)
for (const operator of ['-', '+', '!', 'not']) jsep.addUnaryOp(operator)

const sameAs: Record<string, Operator> = { '||': 'or', '&&': 'and', '==': '=', '<>': '!=' }
const words: Record<string, boolean | null> = { true: true, false: false, empty: null, null: null }

const mark = '$column$'

/** `[unit price]` is a column whose name is no single word: it stands in for one while the rest is parsed. */
const withoutBrackets = (text: string): { text: string; names: string[] } => {
  const names: string[] = []
  const pieces = text.match(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\[[^\]]*\]|[^"'[]+|["'[]/g) ?? []
  const replaced = pieces.map(piece => {
    if (!piece.startsWith('[')) return piece
    if (!piece.endsWith(']')) throw new StepError('A “[” has no “]”.')
    return `${mark}${names.push(piece.slice(1, -1).trim()) - 1}`
  })
  return { text: replaced.join(''), names }
}

/** Reads an expression such as `round([unit price] * amount, 2)`; what is wrong is said in a sentence. */
export const parse = (written: string): Node => {
  if (written.trim() === '') throw new Unfinished('Write an expression, such as price * amount.')
  if (written.length > longest) throw new StepError(`An expression has at most ${longest} characters.`)
  const { text, names } = withoutBrackets(written)
  let tree: jsep.Expression
  try {
    tree = jsep(text)
  } catch (error) {
    throw new StepError(sentence(error, written))
  }
  return nodeOf(tree, names, 0)
}

const sentence = (error: unknown, written: string): string => {
  const said = error instanceof Error ? error.message : ''
  if (/unclosed quote/i.test(said)) return 'A text is not closed: a quotation mark is missing.'
  if (/unclosed \(|expected \)/i.test(said)) return 'A “(” has no “)”.'
  const at =
    typeof error === 'object' && error !== null && 'index' in error ? Number(error.index) : Number.NaN
  const rest = written.includes('[') ? '' : written.slice(Math.max(0, at)).trim()
  return rest ? `This cannot be read from ${quoted(rest)} on.` : 'This expression is not finished.'
}

const isNode = (value: unknown): value is jsep.Expression =>
  typeof value === 'object' && value !== null && 'type' in value

const nodeOf = (given: unknown, names: readonly string[], depth: number): Node => {
  if (depth > deepest) throw new StepError('This expression is nested too deeply.')
  if (!isNode(given)) throw new StepError('This expression is not finished.')
  const tree = given as jsep.CoreExpression
  const inside = (part: unknown) => nodeOf(part, names, depth + 1)
  switch (tree.type) {
    case 'Literal': {
      const { value } = tree
      if (typeof value === 'string' || typeof value === 'number') return { kind: 'value', value }
      throw new StepError(`${quoted(tree.raw)} cannot be used here.`)
    }
    case 'Identifier':
      return identifier(tree.name, names)
    case 'UnaryExpression':
      if (tree.operator === '+') return inside(tree.argument)
      return { kind: 'unary', operator: tree.operator === '-' ? '-' : '!', of: inside(tree.argument) }
    case 'BinaryExpression': {
      const operator = sameAs[tree.operator] ?? operators.find(each => each === tree.operator)
      if (!operator) throw new StepError(`${quoted(tree.operator)} cannot be used here.`)
      return { kind: 'binary', operator, left: inside(tree.left), right: inside(tree.right) }
    }
    case 'ConditionalExpression':
      return {
        kind: 'choice',
        test: inside(tree.test),
        yes: inside(tree.consequent),
        otherwise: inside(tree.alternate),
      }
    case 'CallExpression': {
      const callee = isNode(tree.callee) ? (tree.callee as jsep.CoreExpression) : undefined
      if (callee?.type !== 'Identifier' || callee.name.startsWith(mark))
        throw new StepError('Only functions such as round(…) can be called.')
      return { kind: 'call', name: callee.name.toLowerCase(), given: tree.arguments.map(inside) }
    }
    case 'MemberExpression':
      throw new StepError('A column whose name has a dot or a space is written in brackets: [unit price].')
    case 'Compound':
    case 'SequenceExpression':
      throw new StepError('Between two parts an operator is missing, such as + or and.')
    default:
      throw new StepError('This expression cannot be read.')
  }
}

const identifier = (name: string, names: readonly string[]): Node => {
  if (name.startsWith(mark)) return { kind: 'column', name: names[Number(name.slice(mark.length))] ?? '' }
  const low = name.toLowerCase()
  if (Object.hasOwn(words, low)) return { kind: 'value', value: words[low] ?? null }
  return { kind: 'column', name }
}
