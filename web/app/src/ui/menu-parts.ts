/** Radix' menu, as a chunk of its own. */
export { DropdownMenu } from 'radix-ui'
