export { OptionsError, UsageError, explain, seal, verify } from './library.cjs'
